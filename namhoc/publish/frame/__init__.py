"""What stands around every page of a site: its menu, its banners, its words; and who keeps them."""
