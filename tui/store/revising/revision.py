"""What a revised paper changes in a file."""

from collections.abc import Mapping

from msgspec import Struct

from tui.meeting.notes import Target
from tui.meeting.problems import ValuePath
from tui.store.editing.change import Edit
from tui.store.revising.words import Change


class Revision(Struct, frozen=True):
    """What a revised paper changes in a file.

    Attributes:
        edits: The edits, to be made in order as one step.
        changes: What they change.
        remarks: What is not as in the paper and stays all the same, a line each.
        new: Of what is new, the path in the paper, and that in the file as it will be.
        moved: Where in the meeting each thing of the file stands afterwards.
        shared: How many items are in the file and in the paper.
    """

    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    remarks: tuple[str, ...]
    new: Mapping[ValuePath, ValuePath]
    moved: Mapping[Target, Target]
    shared: int
