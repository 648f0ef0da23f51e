"""What a reader who has signed in sees of their own words: nobody else does, and no page of it is kept."""
