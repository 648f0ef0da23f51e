"""The pages of rounds and reports."""
