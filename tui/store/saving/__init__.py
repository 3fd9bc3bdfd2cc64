"""Writing files so that nothing is lost, whenever it stops."""
