"""Pictures of the themes, for the README and for who chooses one."""
