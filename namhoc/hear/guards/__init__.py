"""Who may speak without signing in: our own pages only, each device for itself, and no faster than people are."""
