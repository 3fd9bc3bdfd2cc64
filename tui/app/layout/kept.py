"""The shares of the panes, kept from one start to the next for all files."""

from tui.app.layout.arrangement import DEFAULTS, Arrangement, WidthClass
from tui.app.state import read_state, write_state

_NAME = "layout"


def kept_arrangements() -> dict[WidthClass, Arrangement]:
    """The arrangements as they were left, by class of width."""
    kept = read_state(_NAME)
    return {name: _with_shares(DEFAULTS[name], kept.get(name)) for name in WidthClass}


def keep_arrangement(name: WidthClass, arrangement: Arrangement) -> None:
    """Keeps the arrangement of a class of width; one that nobody has changed need not be."""
    # Another program may have moved the edges of another class meanwhile.
    kept = read_state(_NAME)
    kept.pop(name, None)
    if arrangement != DEFAULTS[name]:
        kept[name] = {
            "columns": [column.share for column in arrangement.columns],
            "rows": [list(column.shares) for column in arrangement.columns],
        }
    write_state(_NAME, kept)


def _with_shares(arrangement: Arrangement, kept: object) -> Arrangement:
    """An arrangement with shares as they were kept; as it is where they are none for it."""
    if not isinstance(kept, dict):
        return arrangement
    columns = _shares(kept.get("columns"), len(arrangement.columns))
    rows = kept.get("rows")
    if not isinstance(rows, list) or len(rows) != len(columns):
        return arrangement
    changed = [
        column._replace(share=share, shares=_shares(row, len(column.panes)))
        for column, share, row in zip(arrangement.columns, columns, rows, strict=True)
    ]
    return Arrangement(tuple(changed)) if all(one.shares for one in changed) else arrangement


_MOST = 10_000
"""No screen has more cells than this in a line."""


def _shares(value: object, count: int) -> tuple[int, ...]:
    """A value as so many shares; none where it is anything else."""
    if not isinstance(value, list) or len(value) != count:
        return ()
    shares = tuple(share for share in value if type(share) is int and 0 < share <= _MOST)
    return shares if len(shares) == count else ()
