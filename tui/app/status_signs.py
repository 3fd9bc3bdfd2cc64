"""The signs for what has become of an item. Each is one cell wide in every font."""

from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "in-progress": "»",
    "concluded": "✓",
    "adopted": "✚",
    "deferred": "↷",
    "withdrawn": "✗",
}
"""The signs by status; an item that is open has none."""
