"""Vietnamese writing."""
