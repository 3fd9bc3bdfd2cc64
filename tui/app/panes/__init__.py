"""The four panes of a meeting."""
