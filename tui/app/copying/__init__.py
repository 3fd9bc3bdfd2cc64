"""Copying: what of a meeting can be copied, as which text, and by which way it gets away."""
