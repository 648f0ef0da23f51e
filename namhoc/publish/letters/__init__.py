"""New articles of a site as a letter, for readers who asked for it and confirmed that the address is theirs."""
