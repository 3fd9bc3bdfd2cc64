"""Changing a meeting in the viewer."""
