"""The same meeting in two languages: what pairs, and what differs."""
