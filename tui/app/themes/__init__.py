"""Colour themes: what a theme's file holds, where the files are, and how Textual takes them."""
