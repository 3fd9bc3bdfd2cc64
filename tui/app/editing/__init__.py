"""Changing values in the viewer: what a field takes, and the screens that ask for it."""
