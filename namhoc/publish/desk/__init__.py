"""How editors work: what is at the desk before, and after, the public sees it."""
