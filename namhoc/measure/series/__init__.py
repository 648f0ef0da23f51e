"""One indicator through the years: read, drawn, told, taken away."""
