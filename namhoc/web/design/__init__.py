"""How the site looks, told on one of its own pages: colours with their contrast, letters, spaces, every component."""
