"""The course of the meeting: what is on, how far it is."""
