"""Putting together what two have changed in one file."""
