"""The schedule of a printed meeting: a table, or on a narrow page lines under each other."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from itertools import groupby

from msgspec import Struct

from tui.exports import labels
from tui.exports.layout import centre, flow, hang, label_column, one_line, underlined
from tui.exports.paper import Paper
from tui.meeting.dates import day_text, hours_text
from tui.meeting.model import Sitting
from tui.text.breaking import wrap
from tui.text.cells import cell_width

_GAP = 2
"""Blanks between two columns."""
_WIDEST_NUMBER = 10
_NARROWEST_TITLE = 26
_LAST_MINUTE = time(23, 59)


class _Columns(Struct, frozen=True):
    """Where the columns begin: of the table, or of lines under each other.

    Attributes:
        number: Where the numbers of the items begin; the hours begin at 0.
        title: Where the titles begin.
        table: Whether the hours stand beside the rest and not above it.
    """

    number: int
    title: int
    table: bool


Places = Mapping[int, Sequence[int]]
"""The sittings to print, by position, and the entries of each."""


def schedule(paper: Paper) -> Iterator[list[str]]:
    """The annex with the whole schedule by day; nothing where there is none."""
    sittings = paper.meeting.schedule
    places = {at: range(len(sitting.entries)) for at, sitting in enumerate(sittings)}
    if places:
        yield _annex(paper)
        yield from _days(paper, places)


def schedule_of(paper: Paper, places: Places) -> Iterator[list[str]]:
    """Some entries of the schedule, for the page of one item."""
    if places:
        yield paper.section(paper.headings.schedule)
        yield from schedule_under(paper, places)


def schedule_under(paper: Paper, places: Places) -> Iterator[list[str]]:
    """Some entries of the schedule, without a heading over them."""
    if places:
        yield from _days(paper, places)


def _annex(paper: Paper) -> list[str]:
    width, headings = paper.width, paper.headings
    annex, zone = one_line(headings.annex), paper.remark(paper.meeting.about.timezone)
    above = ["", *wrap(annex, width), ""] if annex else [""]
    title = underlined(headings.schedule, width, centred=paper.roomy)
    below = wrap(zone, width) if zone else []
    if paper.roomy:
        above, below = centre(above, width), centre(below, width)
    return [*above, *title, *below]


def _days(paper: Paper, places: Places) -> Iterator[list[str]]:
    sittings = paper.meeting.schedule
    columns = _columns(paper, places)
    about = {at: _about(paper, sittings[at]) for at in places}
    # Bare rows form a table; a sitting with a line of its own over its rows stands apart.
    dense = columns.table and not any(about.values())
    heads = _column_heads(paper, columns) if columns.table else []
    for day, positions in groupby(places, key=lambda at: sittings[at].date):
        block = [*heads, *wrap(day_text(day, paper.language), paper.width)]
        heads = []
        for at in positions:
            rows = _sitting(paper, columns, at, places[at], about[at])
            block += rows
            if not dense:
                yield block
                block = []
        if block:
            yield block


def _columns(paper: Paper, places: Places) -> _Columns:
    """The columns: of a table where it leaves enough room for titles."""
    numbers = [_number(paper, at, entry) for at in places for entry in places[at]]
    table = _table_columns(paper, places, numbers) if paper.roomy else None
    if table and paper.width - table.title >= _NARROWEST_TITLE:
        return table
    across = label_column(numbers, gap=_GAP, most=_WIDEST_NUMBER)
    return _Columns(paper.margin, paper.margin + across, table=False)


def _table_columns(paper: Paper, places: Places, numbers: list[str]) -> _Columns:
    heads = paper.words.columns
    hours = [_hours(paper, paper.meeting.schedule[at]) for at in places]
    first = max(map(cell_width, (heads[0], *hours)))
    fitting = [own for own in map(cell_width, numbers) if own <= _WIDEST_NUMBER]
    head = cell_width(heads[1])
    if head > paper.width // 7:
        head = max(map(cell_width, heads[1].split()))
    second = max(head, *fitting) if fitting else head
    return _Columns(first + _GAP, first + second + 2 * _GAP, table=True)


def _column_heads(paper: Paper, columns: _Columns) -> list[str]:
    edges = (0, columns.number, columns.title, paper.width + _GAP)
    cells = [
        wrap(head, edges[at + 1] - edges[at] - _GAP) for at, head in enumerate(paper.words.columns)
    ]
    height = max(map(len, cells))
    rows: list[str] = []
    for row in range(height):
        line = ""
        for edge, cell in zip(edges, cells, strict=False):
            if row < len(cell):
                line += " " * (edge - cell_width(line)) + cell[row]
        rows.append(line)
    return [*rows, "─" * paper.width]


def _sitting(
    paper: Paper, columns: _Columns, at: int, entries: Sequence[int], about: list[str]
) -> list[str]:
    """The rows of a sitting, the hours in the first of them."""
    width = paper.width
    hours = _hours(paper, paper.meeting.schedule[at])
    numbers = [_number(paper, at, entry) for entry in entries]
    start, across = columns.number, columns.title - columns.number
    lines: list[str] = []
    for text in about:
        lines += flow(text, width, margin=start)
    for number, entry in zip(numbers, entries, strict=True):
        title = _entry(paper, at, entry)
        beside = number
        # A number too wide for its column stands over the title, which stays in its own.
        if columns.table and cell_width(number) + _GAP > across:
            lines += flow(number, width, margin=start)
            beside = ""
        if title or beside:
            lines += hang(beside, title, width, margin=start, column=across, gap=_GAP)
    if not columns.table or not lines:
        return [*(wrap(hours, width) if hours else []), *lines]
    return [hours + lines[0][cell_width(hours) :], *lines[1:]]


def _hours(paper: Paper, sitting: Sitting) -> str:
    """The hours of a sitting; "" for a whole day, of which papers print none."""
    if sitting.start == time(0) and sitting.end >= _LAST_MINUTE:
        return ""
    return hours_text(sitting.start, sitting.end, paper.language)


def _about(paper: Paper, sitting: Sitting) -> list[str]:
    """What is said of a sitting itself."""
    facts = (
        labels.sitting_status(sitting.status),
        one_line(sitting.title),
        labels.sitting_kind(sitting.kind),
        one_line(sitting.room),
    )
    stated = labels.BETWEEN.join(filter(None, facts))
    return [text for text in (stated, paper.remark(sitting.note)) if text]


def _number(paper: Paper, at: int, entry: int) -> str:
    """The number of the item taken up, as papers print it there; "" for one without."""
    item = paper.links.entry_items[at][entry]
    if item < 0:
        return one_line(paper.meeting.schedule[at].entries[entry].item)
    return one_line(paper.meeting.agenda[item].number)


def _entry(paper: Paper, at: int, position: int) -> str:
    """The title of what is taken up, whether it goes on, and the remark."""
    entry, item = (
        paper.meeting.schedule[at].entries[position],
        paper.links.entry_items[at][position],
    )
    title = one_line(entry.title) or (paper.title(item) if item >= 0 else "")
    if entry.continued:
        title += paper.words.continued
    remark = paper.remark(entry.note)
    opening = paper.words.brackets[0]
    blank = opening[: len(opening) - len(opening.lstrip())] if title else ""
    return title + blank + remark if remark else title
