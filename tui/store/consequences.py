"""What a value would make wrong elsewhere in the file, before it is kept."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tui.store.editing.change import Edit, Values, changed
from tui.store.reading.loading import judge


def consequences(
    values: Values, edits: Sequence[Edit], folder: Path | None = None
) -> tuple[str, ...]:
    """The problems that a file would have with some edits made, and has not now.

    Args:
        values: The values of the file.
        edits: The edits, made in order.
        folder: The folder of the file; the files that it names are looked for there. By default
            none is looked for.

    Returns:
        What would be wrong, in order of the check; nothing where all would be right.

    Raises:
        RefusedEdit: The edits cannot be made; the reason says why.
    """
    if not edits:
        return ()
    after: dict[str, Any] = dict(values)
    for edit in edits:
        after = changed(after, edit)
    # By what they say: an entry that is added moves the problems of those behind it.
    known = Counter(problem.message for problem in judge(values, folder=folder).problems)
    new = []
    for problem in judge(after, folder=folder).problems:
        known[problem.message] -= 1
        if known[problem.message] < 0:
            new.append(problem.message)
    return tuple(new)
