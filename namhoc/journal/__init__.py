"""Who did what to which thing: appended, chained, never edited."""
