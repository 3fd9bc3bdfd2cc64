"""A meeting in other forms: plain text to read and print, JSON for programs."""
