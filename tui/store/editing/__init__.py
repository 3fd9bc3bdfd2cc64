"""Edits of values, made in the text of a file and proved."""
