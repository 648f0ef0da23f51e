"""Soát số liệu: a text of anybody, and which of its figures contradict each other. Nothing of it is kept."""
