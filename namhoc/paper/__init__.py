"""Official documents laid out: Word and PDF from the same blocks, in the form the decree asks for."""
