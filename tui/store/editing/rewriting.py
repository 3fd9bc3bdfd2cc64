"""From an edit to the pieces of the text that it replaces."""

from collections.abc import Mapping, Sequence
from typing import Any

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.change import Delete, Edit, Insert, Move, Set, Unset, Values, plain, value_at
from tui.store.editing.finding import Found, find, keys_before
from tui.store.editing.layout import Layout, RefusedEdit, Splice
from tui.store.editing.literals import key_literal, literal
from tui.store.editing.order import in_order, keys_of_table
from tui.store.editing.pieces import delete_piece, insert_piece, move_piece
from tui.store.editing.sections import (
    delete_sections,
    equals_sign,
    insert_entry,
    is_tables,
    move_entry,
    new_sections,
    takes_tables,
)
from tui.store.editing.spans import Statement, comments_in


def splices_of(layout: Layout, values: Values, edit: Edit) -> list[Splice]:
    """The pieces of a text that an edit replaces.

    Args:
        layout: The text.
        values: Its values.
        edit: An edit that `changed` allows and that has no parts.

    Raises:
        RefusedEdit: The edit cannot be made in this text.
        UnwritableError: TOML has no form for the value.
        LostError: The text is not TOML.
    """
    match edit:
        case Set(path=path, value=value):
            return _set(layout, values, path, plain(value))
        case Unset(path=path, remarks=remarks):
            return _unset(layout, path, remarks=remarks)
        case Insert(path=path, index=index, value=value):
            return _insert(layout, values, path, index, plain(value))
        case Delete(path=(*path, int(index))):
            around = find(layout, tuple(path)).value
            if around is not None:
                return delete_piece(layout, around, index)
            return delete_sections(layout, (*path, index))
        case Move(path=path, origin=origin, target=target):
            around = find(layout, path).value
            if origin == target:
                return []
            if around is not None:
                return move_piece(layout, around, origin, target)
            return move_entry(layout, path, origin, target)
    raise RefusedEdit(_("only an entry of a list is deleted; a key is unset"))


def _set(layout: Layout, values: Values, path: ValuePath, value: Any) -> list[Splice]:  # noqa: ANN401
    found = find(layout, path)
    if found.value is not None:
        like = layout.raw(found.value)
        statement = found.statement
        lined = found.around is None
        indent = layout.indent(statement.start) if statement is not None and lined else ""
        new = literal(
            in_order(path, value),
            like,
            newline=layout.newline(found.value.start),
            indent=indent,
            inline=not lined,
        )
        return [Splice(found.value.start, found.value.end, new)]
    key = path[-1]
    try:
        value_at(values, path)
    except KeyError:
        if isinstance(key, int):
            raise RefusedEdit(_("there is no such entry in the list")) from None
        return _add(layout, path[:-1], key, value)
    if isinstance(key, int):
        raise RefusedEdit(_("a table under a header of its own cannot become a plain value"))
    # What headers or dotted keys make becomes a plain value: they go, and a statement comes.
    gone = _unset(layout, path, leave=False)
    return [*gone, *_add(layout, path[:-1], key, value, tables=False)]


def _unset(
    layout: Layout, path: ValuePath, *, leave: bool = True, remarks: bool = False
) -> list[Splice]:
    """Takes out what makes a value.

    Args:
        layout: The text.
        path: The value.
        leave: Whether a table around it that it alone has made is kept.
        remarks: Whether the comments at its line go too.
    """
    found = find(layout, path)
    if found.around is not None:
        return delete_piece(layout, found.around, found.place)
    if found.value is not None and found.statement is not None:
        statements = [found.statement]
    else:
        statements = list(found.dotted)
    if remarks and len(statements) == 1:
        splices = [_with_remarks(layout, statements[0], found)]
    else:
        splices = [_without_line(layout, statement, found.section) for statement in statements]
    if found.dotted and _in_braces(layout, found):
        raise RefusedEdit(_("dotted keys within braces cannot be taken out; edit the file"))
    sections = delete_sections(layout, path)
    parent = path[:-1]
    if leave and parent and not _is_made_elsewhere(layout, parent, path):
        marker = _marker(layout, parent, found, statements)
        if splices:
            splices[0] = splices[0]._replace(text=marker + splices[0].text)
        else:
            first = layout.extents(layout.under(path))[0]
            sections[0] = Splice(first.start, first.end, marker, takes=True)
    return [*splices, *sections]


def _in_braces(layout: Layout, found: Found) -> bool:
    return all(statement not in layout.statements(found.section) for statement in found.dotted)


def _is_made_elsewhere(layout: Layout, parent: ValuePath, path: ValuePath) -> bool:
    """Whether a table is there without the value at a path in it."""
    around = find(layout, parent)
    if around.value is not None:
        return True
    size = len(path)
    if any(
        section.path[: len(parent)] == parent and section.path[:size] != path
        for section in layout.sections
    ):
        return True
    depth = around.depth
    return any(statement.keys[depth : depth + 1] != path[-1:] for statement in around.dotted)


def _marker(
    layout: Layout, parent: ValuePath, found: Found, statements: Sequence[Statement]
) -> str:
    """What keeps a table that would otherwise go with its only value."""
    newline = layout.newline(0)
    if statements:
        depth = len(statements[0].keys) - 1 if found.value is not None else found.depth - 1
        written = keys_before(layout, statements[0], depth)
        return f"{layout.indent(statements[0].start)}{written} = {{}}{newline}"
    keys = ".".join(key_literal(part) for part in parent if isinstance(part, str))
    return f"[{keys}]{newline}"


def _with_remarks(layout: Layout, statement: Statement, found: Found) -> Splice:
    """Takes the line of a statement out, with the comments directly above it and behind it."""
    start, end = layout.lines_of(statement)
    body = layout.sections[found.section].body
    statements = layout.statements(found.section)
    above = [other for other in statements if other.start < statement.start]
    floor = above[-1].value.end if above else body
    block = layout.attached(start, layout.line_end(floor) if floor else 0)
    # A comment that begins the file is about all of it.
    return Splice(block or start, end, "", takes=True)


def _without_line(layout: Layout, statement: Statement, section: int) -> Splice:
    """Takes the line of a statement out; the comment at its end stays, as a line of its own."""
    start, end = layout.lines_of(statement)
    rest = comments_in(layout.text[statement.value.end : end])
    newline = layout.newline(statement.value.end)
    new = f"{layout.indent(statement.start)}{rest[0]}{newline}" if rest else ""
    last = layout.statements(section)[-1] is statement
    if last and end < len(layout.text) and end == layout.sections[section].end:
        above = layout.text[layout.line_start(start - 1) : start] if start else ""
        if new or above.lstrip(" \t").startswith("#"):
            # Else the comment would come to stand directly above the next header.
            new += newline
    return Splice(start, end, new, takes=True)


def _insert(
    layout: Layout,
    values: Values,
    path: ValuePath,
    index: int,
    value: Any,  # noqa: ANN401
) -> list[Splice]:
    try:
        there = value_at(values, path)
    except KeyError:
        key = path[-1]
        if isinstance(key, int):
            raise RefusedEdit(_("there is no such list in the file")) from None
        return _add(layout, path[:-1], key, [value])
    found = find(layout, path)
    around = found.value
    if around is None:
        if not isinstance(value, Mapping):
            raise RefusedEdit(_("a list of tables takes only tables"))
        return insert_entry(layout, path, index, len(there), value)
    if (
        not there
        and len(path) == 1
        and isinstance(value, Mapping)
        and found.statement is not None
        and not comments_in(layout.raw(around))
    ):
        # `agenda = []` stands for a list of `[[agenda]]` that has none yet.
        line = _without_line(layout, found.statement, found.section)
        return [line, *new_sections(layout, (), str(path[0]), [value])]
    near = around.parts[max(0, index - 1)] if around.parts else None
    new = literal(
        in_order((*path, index), value),
        layout.raw(near) if near and _is_alike(near.kind, value) else "",
        newline=layout.newline(around.start),
        inline=True,
    )
    return insert_piece(layout, around, index, new)


def _is_alike(kind: str, value: object) -> bool:
    return kind == ("{" if isinstance(value, Mapping) else "[" if isinstance(value, list) else "")


def _add(
    layout: Layout,
    parent: ValuePath,
    key: str,
    value: Any,  # noqa: ANN401
    *,
    tables: bool = True,
) -> list[Splice]:
    """Adds a key to a table that is there."""
    value = in_order((*parent, key), value)
    found = find(layout, parent) if parent else Found()
    if found.value is not None:
        members = found.value.members
        written = key_literal(key)
        new = literal(value, newline=layout.newline(found.value.start), inline=True)
        place = _place_in(parent, key, members)
        text = f"{written}{equals_sign(layout, members, written)}{new}"
        return insert_piece(layout, found.value, place, text)
    if found.dotted:
        return _add_dotted(layout, found, key, value)
    section = layout.header(parent)
    if tables and _gets_headers(layout, parent, key, value):
        return new_sections(layout, parent, key, value)
    if section < 0:
        # Only headers of tables below make it: it gets its own, above them.
        first = layout.extent(layout.under(parent)[0]).start
        keys = ".".join(key_literal(part) for part in parent if isinstance(part, str))
        newline = layout.newline(first)
        line = f"{key_literal(key)} = {literal(value, newline=newline)}"
        return [Splice(first, first, f"[{keys}]{newline}{line}{newline}{newline}")]
    return [_add_line(layout, section, parent, key, value)]


def _gets_headers(layout: Layout, parent: ValuePath, key: str, value: object) -> bool:
    if is_tables(value):
        return takes_tables(layout, parent, key) is not None
    return not parent and isinstance(value, Mapping) and bool(value)


def _add_dotted(layout: Layout, found: Found, key: str, value: object) -> list[Splice]:
    if _in_braces(layout, found):
        raise RefusedEdit(_("dotted keys within braces cannot be added to; edit the file"))
    like = found.dotted[-1]
    end = layout.line_end(like.value.end)
    newline = layout.newline(like.value.end)
    indent = layout.indent(like.start)
    written = f"{keys_before(layout, like, found.depth)}.{key_literal(key)}"
    equals = equals_sign(layout, found.dotted, written)
    new = literal(value, newline=newline, indent=indent, inline=isinstance(value, Mapping))
    return [Splice(end, end, f"{indent}{written}{equals}{new}{newline}")]


def _add_line(layout: Layout, section: int, parent: ValuePath, key: str, value: object) -> Splice:
    """Adds a statement to a section, where the model has it among those that are there."""
    statements = layout.statements(section)
    place = _place_in(parent, key, statements)
    if not statements:
        body = layout.sections[section].body
        start = layout.line_end(body) if parent else layout.filled_end(section)
        near = body
    elif place:
        near = statements[place - 1].value.end
        start = layout.line_end(near)
    else:
        near = statements[0].start
        floor = layout.line_end(layout.sections[section].body) if parent else 0
        start = layout.attached(layout.line_start(near), floor)
    newline = layout.newline(near)
    plain_keys = [statement for statement in statements if len(statement.keys) == 1]
    indent = layout.indent(plain_keys[0].start) if plain_keys else ""
    written = key_literal(key)
    like = _neighbour(layout, parent, key)
    new = literal(value, like, newline=newline, indent=indent)
    line = f"{indent}{written}{equals_sign(layout, plain_keys, written)}{new}{newline}"
    if not statements and not parent:
        line += newline
    return Splice(start, start, line)


def _place_in(parent: ValuePath, key: str, statements: Sequence[Statement]) -> int:
    """The position of a new statement: behind the nearest of those that the model has before."""
    order = keys_of_table(parent, {})
    if key not in order:
        return len(statements)
    rank = order.index(key)
    ranks = [order.index(there.keys[0]) if there.keys[0] in order else -1 for there in statements]
    before = [place for place in ranks if 0 <= place < rank]
    if before:
        return len(ranks) - ranks[::-1].index(max(before))
    after = [place for place in ranks if place > rank]
    return ranks.index(min(after)) if after else len(statements)


def _neighbour(layout: Layout, parent: ValuePath, key: str) -> str:
    """A value with the same key in a neighbour of a table, as written; `""` without one."""
    if not parent or not isinstance(parent[-1], int):
        return ""
    place = parent[-1]
    for near in (place - 1, place + 1):
        found = find(layout, (*parent[:-1], near, key))
        if found.value is not None:
            return layout.raw(found.value)
    return ""
