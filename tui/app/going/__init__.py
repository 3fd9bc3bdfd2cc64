"""Going to a place in a meeting, back to where one was, and running a command by its name."""
