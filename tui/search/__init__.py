"""Finding what a delegate types, over one meeting."""
