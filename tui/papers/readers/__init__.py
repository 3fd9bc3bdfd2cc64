"""Each kind of file to one stream of blocks."""
