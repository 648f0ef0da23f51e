"""What articles and sections show of readers."""
