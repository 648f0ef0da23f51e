"""Finding an article by its words, tones aside."""
