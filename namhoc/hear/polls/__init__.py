"""Polls: a question with a few answers, one vote a person by the same guards as ratings."""
