"""Columns of answers turned into figures, exactly, with the working kept."""
