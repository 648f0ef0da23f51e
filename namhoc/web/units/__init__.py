"""The pages on which units are changed."""
