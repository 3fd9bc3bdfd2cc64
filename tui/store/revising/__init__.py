"""Bringing a revised paper into a meeting file that is there, without touching what is a person's own."""
