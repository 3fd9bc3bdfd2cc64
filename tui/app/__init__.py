"""The viewer: the only part of the program that knows Textual."""
