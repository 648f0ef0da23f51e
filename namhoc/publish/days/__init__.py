"""The office's year as days for everybody: a page, and a calendar that a telephone follows."""
