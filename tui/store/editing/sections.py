"""Edits of what headers make: entries of `[[…]]`, and tables of `[…]`."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.layout import Layout, RefusedEdit, Splice, header_text
from tui.store.editing.literals import key_literal, literal
from tui.store.editing.order import in_order, keys_of_table
from tui.store.editing.spans import Statement

_NEAREST = 9
"""How many entries at the start of a list are looked at for how far apart they stand."""


def insert_entry(
    layout: Layout, path: ValuePath, index: int, count: int, value: Mapping[str, Any]
) -> list[Splice]:
    """Puts an entry into a list of `[[…]]`, in the style of its neighbours.

    Args:
        layout: The text.
        path: The list.
        index: The position that the entry is to have.
        count: How many entries the list has, at least one.
        value: The entry.
    """
    like = layout.header((*path, max(index - 1, 0)))
    gap = _gap(layout, path, index, count)
    newline = layout.newline(layout.sections[like].start)
    new = _section(layout, (*path, 0), value, _form_of(layout, like, newline))
    if index == 0:
        place = layout.extent(like).start
        return [Splice(place, place, new + newline * gap)]
    last = layout.under((*path, index - 1))[-1]
    place = layout.extent(last).end
    if place == len(layout.text):
        # Comments that end the file are not those of the entry above them.
        place = layout.filled_end(last)
    return [Splice(place, place, newline * max(gap, _needed(layout, place)) + new)]


def delete_sections(layout: Layout, path: ValuePath) -> list[Splice]:
    """Takes out an entry, a list or a table, and all in it, with the comments above it."""
    return [layout.without(extent) for extent in layout.extents(layout.under(path))]


def move_entry(layout: Layout, path: ValuePath, origin: int, target: int) -> list[Splice]:
    """Moves an entry of a list of `[[…]]`, with all in it and the comments above it."""
    low, high = min(origin, target), max(origin, target)
    size = len(path)
    parts: dict[str | int, list[int]] = {}
    for index in layout.under(path):
        parts.setdefault(layout.sections[index].path[size], []).append(index)
    stretches = [layout.extents(parts[index]) for index in range(low, high + 1)]
    text = layout.text
    if all(len(stretch) == 1 for stretch in stretches):
        order = list(range(len(stretches)))
        order.insert(target - low, order.pop(origin - low))
        splices = []
        for slot, now in enumerate(order):
            own, place = stretches[now][0], stretches[slot][0]
            moved = text[own.start : own.end]
            if _ends_with_comment(moved) and text[place.end : place.end + 1].strip():
                moved += layout.newline(own.start)
            splices.append(Splice(place.start, place.end, moved))
        return splices
    # Other tables stand between the parts of an entry: its parts are brought together.
    pieces, others = stretches[origin - low], stretches[target - low]
    newline = layout.newline(pieces[0].start)
    moved = newline.join(text[piece.start : piece.end] for piece in pieces)
    at = others[-1].end if target > origin else others[0].start
    moved = newline + moved if target > origin else moved + newline
    if target > origin and text[at : at + 1].strip():
        moved += newline
    gone = [layout.without(piece)._replace(takes=False) for piece in pieces]
    return [*gone, Splice(at, at, moved)]


def new_sections(
    layout: Layout, parent: ValuePath, key: str, value: Mapping[str, Any] | Sequence[Any]
) -> list[Splice]:
    """Adds a table, or a list of tables, under headers of its own, in the order of the model."""
    path = (*parent, key)
    place = _place_for(layout, parent, key)
    newline = layout.newline(max(place - 2, 0))
    keys = ".".join(key_literal(part) for part in path if isinstance(part, str))
    if isinstance(value, Mapping):
        entries = [_section(layout, path, value, _Form(f"[{keys}]", "", newline))]
    else:
        entries = [
            _section(layout, (*path, index), entry, _Form(f"[[{keys}]]", "", newline))
            for index, entry in enumerate(value)
        ]
    new = newline.join(entries)
    needs_above = place > 0 and not _is_blank_above(layout, place)
    above = newline if needs_above else ""
    below = newline if layout.text[place : place + 1].strip() else ""
    return [Splice(place, place, f"{above}{new}{below}")]


def equals_sign(layout: Layout, donors: Sequence[Statement], key: str) -> str:
    """What stands between a key and its value, as in the statements around."""
    between = [
        (donor.key_end - donor.start, layout.text[donor.key_end : donor.value.start])
        for donor in donors
    ]
    if not between:
        return " = "
    columns = {width + gap.index("=") for width, gap in between}
    widths = {width for width, _gap in between}
    gaps = [gap for _width, gap in between]
    padded = any(gap.index("=") > 1 for gap in gaps)
    if len(columns) == 1 and padded and (len(widths) > 1 or len(gaps) == 1):
        blanks = max(1, columns.pop() - len(key))
        return " " * blanks + gaps[0][gaps[0].index("=") :]
    return next((gap for gap in gaps if gap.index("=") <= 1), " = ")


def takes_tables(layout: Layout, path: ValuePath, key: str) -> int | None:
    """Whether a list of tables under a table of a list is written with headers.

    Args:
        layout: The text.
        path: The table: an entry of a list, or one that is to come.
        key: The key of the list in it.

    Returns:
        The position of such a section in a neighbour; -1 where none says how, so that headers
        are as good; None where a neighbour has the list in brackets.
    """
    if not path or not isinstance(path[-1], int):
        return -1
    size = len(path)
    for index, section in enumerate(layout.sections):
        there = section.path
        if there[: size - 1] != path[:-1] or len(there) < size:
            continue
        if len(there) == size + 2 and there[size] == key and isinstance(there[-1], int):
            return index
        if len(there) == size and any(
            statement.keys == (key,) and statement.value.kind == "["
            for statement in layout.statements(index)
        ):
            return None
    return -1


class _Form(NamedTuple):
    """How a section is to be written: its header, and in the style of which statements."""

    header: str
    indent: str
    newline: str
    donors: Sequence[Statement] = ()


def _section(layout: Layout, path: ValuePath, value: Mapping[str, Any], form: _Form) -> str:
    """A header with statements, and the headers of the lists of tables in it."""
    newline = form.newline
    lines = [f"{form.indent}{form.header}{newline}"]
    donors = [donor for donor in form.donors if len(donor.keys) == 1]
    inner = layout.indent(donors[0].start) if donors else form.indent
    likes = {donor.keys[0]: layout.raw(donor.value) for donor in donors}
    below: list[tuple[str, int]] = []
    for key in keys_of_table(path, value):
        part = value[key]
        there = takes_tables(layout, path, key) if is_tables(part) else None
        if there is not None:
            below.append((key, there))
            continue
        written = key_literal(key)
        equals = equals_sign(layout, donors, written)
        ordered = in_order((*path, key), part)
        text = literal(ordered, likes.get(key, ""), newline=newline, indent=inner)
        lines.append(f"{inner}{written}{equals}{text}{newline}")
    for key, there in below:
        gap, inside = 1, form._replace(header=_deeper(form.header, key), donors=())
        if there >= 0:
            gap = layout.blank_lines_before(layout.extent(there).start)
            inside = _form_of(layout, there, newline)
        for index, entry in enumerate(value[key]):
            lines += (newline * gap, _section(layout, (*path, key, index), entry, inside))
    return "".join(lines)


def _form_of(layout: Layout, index: int, newline: str) -> _Form:
    """The form of a section that is there."""
    section = layout.sections[index]
    header = header_text(section)
    indent = layout.indent(section.body - len(header))
    return _Form(header, indent, newline, layout.statements(index))


def _deeper(header: str, key: str) -> str:
    """The header of a list of tables in the entry with a header."""
    return f"[[{header.strip('[] ')}.{key_literal(key)}]]"


def is_tables(value: object) -> bool:
    """Whether a value is a list of tables, with at least one."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, Mapping) for entry in value)
    )


def _gap(layout: Layout, path: ValuePath, index: int, count: int) -> int:
    """How many blank lines stand between the entries of a list, nearest to a position."""
    nearest = [index, index - 1, *range(1, min(count, _NEAREST))]
    for place in nearest:
        if 0 < place < count:
            before = layout.extents(layout.under((*path, place - 1)))[-1].end
            after = layout.extent(layout.header((*path, place))).start
            between = layout.text[before:after]
            if not between.strip():
                return between.count("\n")
    # A list of one entry: as it is set off from what is above it, at most by one line.
    first = layout.extent(layout.header((*path, 0))).start
    return min(1, layout.blank_lines_before(first)) if len(path) > 1 else 1


def _needed(layout: Layout, place: int) -> int:
    """A blank line is needed where a comment would come to stand directly above a header."""
    return 1 if _ends_with_comment(layout.text[layout.line_start(place - 1) : place]) else 0


def _ends_with_comment(text: str) -> bool:
    body = text.rstrip("\r\n")
    return body[body.rfind("\n") + 1 :].lstrip(" \t").startswith("#")


def _is_blank_above(layout: Layout, place: int) -> bool:
    return layout.blank_lines_before(place) > 0


def _place_for(layout: Layout, parent: ValuePath, key: str) -> int:
    """Where the headers of a new table belong: behind those that the model has before it."""
    size = len(parent)
    order = keys_of_table(parent, {})
    rank = order.index(key) if key in order else len(order)
    below = layout.under(parent)
    before = [
        index
        for index in below
        if len(layout.sections[index].path) > size
        and _rank(order, layout.sections[index].path[size]) < rank
    ]
    if before:
        return layout.extent(before[-1]).end
    after = [index for index in below if len(layout.sections[index].path) > size]
    if not parent and after:
        return layout.extent(after[0]).start
    if not below:
        raise RefusedEdit(_("there is no table to which this could be added"))
    here = layout.header(parent)
    return layout.extent(here if here >= 0 else below[-1]).end


def _rank(order: Sequence[str], key: str | int) -> int:
    return order.index(key) if key in order else len(order)
