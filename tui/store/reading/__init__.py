"""Reading a meeting file: its text, its values, and all that is wrong with it."""
