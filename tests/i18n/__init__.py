"""What the program says, in all its languages."""
