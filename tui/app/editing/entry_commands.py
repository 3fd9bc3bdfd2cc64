"""What the commands on entries have in common."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tui.meeting.problems import ValuePath

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing
    from tui.app.editing.editor import Editor


class EntryCommands:
    """Commands on items, documents, sittings and entries. Every path here is one in the file.

    Args:
        editing: The open file, and how it is shown.
        editor: What makes the edits.
    """

    def __init__(self, editing: "Editing", editor: "Editor") -> None:
        self._editing = editing
        self._editor = editor

    @property
    def _values(self) -> Mapping[str, Any]:
        return self._editor.file.values

    def _count(self, path: ValuePath) -> int:
        found = self._editor.value(path)
        return len(found) if isinstance(found, list) else 0
