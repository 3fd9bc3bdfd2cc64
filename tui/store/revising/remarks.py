"""Whether somebody has written a comment into what a paper has not any more."""

from functools import cached_property

from tui.meeting.problems import ValuePath
from tui.store.editing.change import Delete, Values
from tui.store.editing.layout import Layout, RefusedEdit
from tui.store.editing.rewriting import splices_of
from tui.store.editing.spans import LostError, comments_in
from tui.store.guessed import is_guess


class Remarks:
    """The comments of a file.

    Args:
        text: The text of the file.
        values: Its values.
    """

    def __init__(self, text: str, values: Values) -> None:
        self._text = text if text.endswith("\n") else text + "\n"
        self._values = values

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self._text)

    def at(self, entry: ValuePath) -> bool:
        """Whether a comment would go with an entry, other than that one of its values was guessed."""
        try:
            splices = splices_of(self._layout, self._values, Delete(entry))
        except (RefusedEdit, LostError, LookupError):
            return True
        return any(
            comment not in comments_in(splice.text) and not is_guess(comment)
            for splice in splices
            for comment in comments_in(self._text[splice.start : splice.end])
        )
