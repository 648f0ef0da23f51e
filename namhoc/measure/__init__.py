"""Figures, kept with the answers and the law they came from; adopted."""
