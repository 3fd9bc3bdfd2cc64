"""The plain mode: a dialogue in lines, for screen readers, braille displays and pipes."""
