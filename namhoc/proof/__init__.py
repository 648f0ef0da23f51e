"""Reads a text, finds its figures, says which contradict each other."""
