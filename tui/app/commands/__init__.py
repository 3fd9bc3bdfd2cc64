"""The commands of the viewer: one table, and what is made from it."""
