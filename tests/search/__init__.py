"""Searching a meeting."""
