"""Finding what a delegate types, over all meetings below a folder."""
