"""The viewer, driven by its keys through Textual's pilot."""
