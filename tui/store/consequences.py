"""What a value would make wrong elsewhere in the file, before it is kept."""

from typing import Any

from tui.meeting.problems import ValuePath
from tui.store.editing.change import Values, changed
from tui.store.reading.loading import judge
from tui.store.setting import edits_to_set


def consequences(values: Values, path: ValuePath, value: object) -> tuple[str, ...]:
    """The problems that a file would have with another value, and has not now.

    Args:
        values: The values of the file.
        path: The path in the file of the value.
        value: The value that it would have; None where it would be taken out.

    Returns:
        What would be wrong, in order of the check; nothing where all would be right.

    Raises:
        RefusedEdit: The value cannot be given; the reason says why.
    """
    after: dict[str, Any] = dict(values)
    edits = edits_to_set(values, path, value)
    for edit in edits:
        after = changed(after, edit)
    if not edits:
        return ()
    known = {(problem.path, problem.message) for problem in judge(values).problems}
    return tuple(
        problem.message
        for problem in judge(after).problems
        if (problem.path, problem.message) not in known
    )
