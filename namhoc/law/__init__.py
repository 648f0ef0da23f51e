"""The law as data: catalogues read and checked, and what was in force on a day."""
