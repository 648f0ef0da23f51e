"""Finding a unit by what it is or was called."""
