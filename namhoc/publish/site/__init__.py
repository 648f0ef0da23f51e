"""What readers of a site meet: its frame, its lists, its articles, and what machines read of them."""
