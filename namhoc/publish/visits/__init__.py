"""How many read a site: the block of every page, the history by day, its files, and the total of a system before."""
