"""Articles rated by their readers, from one star to five."""
