"""The running log of a meeting, in the viewer."""
