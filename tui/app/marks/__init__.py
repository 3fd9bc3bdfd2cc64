"""Private marks, in the viewer."""
