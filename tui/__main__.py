"""Lets `python -m tui` be the command `agenda`."""

from tui.cli import main

main()
