"""Searching the meeting that a screen shows."""
