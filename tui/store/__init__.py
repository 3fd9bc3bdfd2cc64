"""TOML in and out: the text of a meeting file, where its values stand, and what is wrong with it."""
