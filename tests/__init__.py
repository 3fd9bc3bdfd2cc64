"""Tests of the program: they mirror `tui/`."""
