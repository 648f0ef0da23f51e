"""What readers write under articles, read by the office before anyone sees it."""
