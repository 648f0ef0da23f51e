"""English writing, as it is used in Viet Nam."""
