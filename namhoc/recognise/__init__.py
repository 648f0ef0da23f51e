"""Awards: nominated, weighed, voted, granted."""
