"""Widgets that know of rows and lines, and nothing of meetings."""
