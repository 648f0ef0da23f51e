"""A unit's family through time, drawn."""
