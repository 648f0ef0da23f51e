"""What keeps a file from being read."""


class UnreadableFile(Exception):
    """Carries a Vietnamese sentence: which file, what is wrong, what to do."""
