"""What the public sees; reads only what was adopted."""
