"""Offices, schools and communes, through renamings, mergers and moves."""
