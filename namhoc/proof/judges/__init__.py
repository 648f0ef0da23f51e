"""One judge for each kind of check; each says what it found and accuses nobody without the working."""
