"""Edits of the entries of a list in brackets, and of the members of a table in braces."""

from typing import NamedTuple

from tui.i18n import _
from tui.store.editing.layout import Extent, Layout, RefusedEdit, Splice
from tui.store.editing.spans import Value, comments_in


class _Piece(NamedTuple):
    start: int
    end: int
    comma: int

    @property
    def last(self) -> int:
        """Where the piece ends, with its comma."""
        return max(self.end, self.comma + 1)


def delete_piece(layout: Layout, around: Value, index: int) -> list[Splice]:
    """Takes an entry or a member out, with its comma and the comments that belong to it."""
    pieces = _pieces(around)
    piece = pieces[index]
    if lines := _lines(layout, around, pieces):
        return [Splice(*lines[index], "", takes=True)]
    last = index == len(pieces) - 1
    if last and index and around.kind == "{":
        return [Splice(pieces[index - 1].end, piece.end, "", takes=True)]
    if last:
        before = layout.text[pieces[index - 1].last : piece.start] if index else "\n#"
        start = piece.start if comments_in(before) else pieces[index - 1].end
        if start == piece.start:
            return [Splice(start, _tail(layout, piece), "", takes=True)]
        return [Splice(start, piece.end, "", takes=True)]
    tail = _tail(layout, piece)
    following = pieces[index + 1].start
    end = tail if comments_in(layout.text[tail:following]) else following
    return [Splice(piece.start, end, "", takes=True)]


def insert_piece(layout: Layout, around: Value, index: int, new: str) -> list[Splice]:
    """Puts an entry or a member in, in the layout of the others."""
    pieces = _pieces(around)
    if not pieces:
        if around.kind == "{":
            return [Splice(around.start, around.end, f"{{ {new} }}")]
        return [Splice(around.start + 1, around.start + 1, new)]
    if lines := _lines(layout, around, pieces):
        return _insert_line(layout, pieces, lines, index, new)
    if index == len(pieces):
        end = pieces[-1].end
        return [Splice(end, end, f"{_separator(layout, pieces)}{new}")]
    piece = pieces[index]
    above = pieces[index - 1].last if index else around.start + 1
    if comments_in(layout.text[above : piece.start]):
        # Between a comment and what it belongs to nothing may come.
        place = layout.line_end(above)
        newline = layout.newline(above)
        return [Splice(place, place, f"{layout.indent(piece.start)}{new},{newline}")]
    return [Splice(piece.start, piece.start, f"{new}{_separator(layout, pieces)}")]


def move_piece(layout: Layout, around: Value, origin: int, target: int) -> list[Splice]:
    """Moves an entry within its list, with the comments that belong to it."""
    pieces = _pieces(around)
    order = list(range(len(pieces)))
    order.insert(target, order.pop(origin))
    lines = _lines(layout, around, pieces)
    if lines:
        return _move_lines(layout, pieces, lines, order)
    low, high = min(origin, target), max(origin, target)
    end = pieces[high].last
    while end < around.end and layout.text[end] not in "#\n":
        end += 1
    between = "".join(
        layout.text[pieces[index].end : pieces[index + 1].start] for index in range(low, high)
    )
    outside = layout.text[pieces[low - 1].last if low else around.start + 1 : pieces[low].start]
    if comments_in(between) or "#" in outside or layout.text[end : end + 1] == "#":
        message = _("comments stand between the entries of this list; put each entry on a line")
        raise RefusedEdit(message)
    return [
        Splice(piece.start, piece.end, layout.text[pieces[now].start : pieces[now].end])
        for piece, now in zip(pieces, order, strict=True)
        if pieces[now] is not piece
    ]


def _pieces(around: Value) -> list[_Piece]:
    if around.kind == "{":
        return [
            _Piece(member.start, member.value.end, member.value.comma) for member in around.members
        ]
    return [_Piece(part.start, part.end, part.comma) for part in around.parts]


def _lines(layout: Layout, around: Value, pieces: list[_Piece]) -> list[Extent]:
    """The lines of each entry with the comments above it; none where entries share lines."""
    found: list[Extent] = []
    text = layout.text
    floor = layout.line_end(around.start)
    for index, piece in enumerate(pieces):
        start = layout.line_start(piece.start)
        rest = text[piece.last : layout.line_end(piece.last)].strip()
        commas = text[piece.end : piece.comma] if piece.comma >= 0 else ""
        if (
            start < floor
            or text[start : piece.start].strip()
            or (rest and not rest.startswith("#"))
            or commas.strip(" \t")
            or (piece.comma < 0 and index < len(pieces) - 1)
        ):
            return []
        end = layout.line_end(piece.last)
        found.append(Extent(layout.attached(start, floor), end))
        floor = end
    return found


def _insert_line(
    layout: Layout, pieces: list[_Piece], lines: list[Extent], index: int, new: str
) -> list[Splice]:
    like = pieces[min(index, len(pieces) - 1)]
    indent, newline = layout.indent(like.start), layout.newline(like.end)
    if index < len(pieces):
        place = lines[index].start
        return [Splice(place, place, f"{indent}{new},{newline}")]
    place, last = lines[-1].end, pieces[-1]
    if last.comma >= 0:
        return [Splice(place, place, f"{indent}{new},{newline}")]
    return [Splice(last.end, last.end, ","), Splice(place, place, f"{indent}{new}{newline}")]


def _move_lines(
    layout: Layout, pieces: list[_Piece], lines: list[Extent], order: list[int]
) -> list[Splice]:
    text = layout.text
    splices = []
    last = len(pieces) - 1
    bare_end = pieces[last].comma < 0
    for slot, now in enumerate(order):
        if slot == now:
            continue
        (start, end), piece = lines[now], pieces[now]
        comma = "" if bare_end and slot == last else ","
        moved = f"{text[start : piece.end]}{comma}{text[piece.last : end]}"
        splices.append(Splice(*lines[slot], moved))
    return splices


def _separator(layout: Layout, pieces: list[_Piece]) -> str:
    if len(pieces) > 1:
        separator = layout.text[pieces[0].end : pieces[1].start]
        if not comments_in(separator):
            return separator
    return ", "


def _tail(layout: Layout, piece: _Piece) -> int:
    """Where an entry ends, with its comma and a comment on the rest of its line."""
    end = layout.line_end(piece.last)
    rest = layout.text[piece.last : end]
    if rest.strip().startswith("#"):
        return piece.last + len(rest.rstrip("\r\n"))
    return piece.last
