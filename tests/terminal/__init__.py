"""The program in a real terminal: what it draws there, and how it leaves it."""
