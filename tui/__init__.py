"""Follow a meeting in a terminal: its annotated agenda, documents and schedule, offline."""
