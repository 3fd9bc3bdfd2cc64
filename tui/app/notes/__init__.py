"""Private notes, in the viewer."""
