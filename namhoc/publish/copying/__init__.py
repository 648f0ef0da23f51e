"""A site or a section as a folder of files: for a host portal that serves what it is given."""
