"""A three-way merge of whole texts, with what was decided where they clash."""

from collections.abc import Mapping
from typing import TypeAlias

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.change import same
from tui.store.editing.edits import RefusedEdit, edited
from tui.store.merging.lines import merged_lines
from tui.store.merging.merge import Conflict, Merged, merge
from tui.store.reading.toml import NotTomlError, read_toml

ClashKey: TypeAlias = tuple[str, ValuePath | None, ValuePath | None]
"""What tells one conflict from another: its kind, and where it is on either side."""

Decided: TypeAlias = Mapping[ClashKey, bool]
"""Of conflicts that were asked about, whether they go our way."""


class Clash(Exception):  # noqa: N818 -- it names what is so, not what went wrong
    """Texts cannot be merged before it is decided whose values are taken.

    Attributes:
        conflicts: What is to be decided.
        label: For which step of the history that is, where it is one.
    """

    def __init__(self, conflicts: tuple[Conflict, ...], label: str = "") -> None:
        super().__init__(f"{len(conflicts)} conflicts")
        self.conflicts = conflicts
        self.label = label


def clash_key(conflict: Conflict) -> ClashKey:
    """What tells a conflict from others."""
    return conflict.kind, conflict.ours_path, conflict.theirs_path


def merge_texts(base: str, ours: str, theirs: str, decided: Decided) -> str:
    """The text with the changes of both sides.

    Args:
        base: The text that both started from.
        ours: Our text.
        theirs: Their text, on which our changes are made.
        decided: What was decided of the conflicts.

    Raises:
        Clash: There are conflicts of which nothing was decided.
        RefusedEdit: One of the texts is no TOML, or the result cannot be written.
    """
    if ours == base:
        return theirs
    if theirs in (base, ours):
        return ours
    try:
        values = [read_toml(text) for text in (base, ours, theirs)]
    except NotTomlError as error:
        raise RefusedEdit(_("the text {message}").format(message=error.message)) from None
    merged = merge(*values)
    conflicts = merged.conflicts
    if undecided := tuple(each for each in conflicts if clash_key(each) not in decided):
        raise Clash(undecided)
    if mine := {place for place, each in enumerate(conflicts) if decided[clash_key(each)]}:
        merged = merge(*values, take_ours=mine)
    return put_together(base, ours, theirs, merged)


def put_together(base: str, ours: str, theirs: str, merged: Merged) -> str:
    """The text of a merge: of its lines where that says the same, so that comments stay.

    Args:
        base: The text that both started from.
        ours: Our text.
        theirs: Their text.
        merged: What came of merging their values.

    Raises:
        RefusedEdit: The result cannot be written.
    """
    text = merged_lines(base, ours, theirs)
    if text is not None:
        try:
            if same(read_toml(text), merged.values):
                return text
        except NotTomlError:
            pass
    return edited(theirs, merged.edits).text
