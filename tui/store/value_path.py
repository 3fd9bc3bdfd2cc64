"""The places of values as people write them: `agenda["1(a)"].annotation`, `schedule[0].room`.

A path is keys with a stop between them, and in brackets either a position (from 0) or a name in
quotes. A name is an agenda item's id or number, a document's symbol or title, or any key. Positions
are those in the file, where wrong entries count too. `tui.meeting.problems.path_text` writes them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tui.i18n import N_, _, ngettext
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath, path_text, quoted
from tui.store.editing.change import Values
from tui.store.reading.shape import Shape, fields_of, shape_of
from tui.text.symbols import nearest

_PART = re.compile(
    r"""(?P<stop>\.?)(?:
        (?P<key>[^\s."'\[\]]+)
        | (?P<quoted>"(?:[^"\\]|\\.)*"|'[^']*')
        | \[\s*(?:(?P<position>[0-9]{1,9})|(?P<name>"(?:[^"\\]|\\.)*"|'[^']*'))\s*\]
    )""",
    re.VERBOSE | re.DOTALL,
)
_IN_BRACKETS = re.compile(r"\[\s*([^\]\[\"']{1,40}?)\s*\]")
_NUMBER = re.compile(r"-?[0-9]+")
_EXAMPLE = N_('write it as in meeting.title, agenda["1(a)"].title or schedule[0].room')
_MOST_LISTED = 12
_LONGEST_NAME = 60
_KINDS = {
    ("agenda",): N_("there is no agenda item {name}"),
    ("documents",): N_("there is no document {name}"),
}
"""What is said where an entry of a list whose entries have names is not there."""


class WrongPathError(ValueError):
    """A path cannot be read or leads to nothing; the text says why and what to do, in one line."""


class Place(Struct, frozen=True):
    """A place in a meeting file.

    Attributes:
        path: The path in the file.
        shape: What the value there should be.
        required: Whether the table around it must have it.
    """

    path: ValuePath
    shape: Shape
    required: bool = False


class _Name(str):
    """A part of a path that stood in brackets and quotes."""

    __slots__ = ()


def find_place(text: str, values: Values) -> Place:
    """The place that a path leads to.

    The entries of lists that it names are in the file; keys need not be, if a meeting can have
    them.

    Args:
        text: The path.
        values: The values of the file.

    Raises:
        WrongPathError: It is no path, or leads to nothing that a meeting can have.
    """
    place = Place((), shape_of(Meeting), required=True)
    value: object = values
    for part in _parts(text):
        place = _step(place, value, part)
        value = _inside(value, place.path[-1])
    return place


def key_of(entry: object) -> str:
    """The name by which a file refers to an entry of its agenda: its id, else its number."""
    return _text(entry, "id") or number_of(entry)


def number_of(entry: object) -> str:
    """The number of an entry of the agenda, or `""`."""
    return _text(entry, "number")


def listed_names(names: Iterable[str]) -> str:
    """Names as a message lists them: in quotes, and not too many."""
    return _listed(map(_in_quotes, names))


# From the text to its parts


def _parts(text: str) -> Iterator[str | int]:
    text = text.strip()
    if not text:
        raise WrongPathError(_("the path is empty; {advice}").format(advice=_(_EXAMPLE)))
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            raise _unreadable(text, at)
        is_key = found["key"] is not None or found["quoted"] is not None
        if bool(found["stop"]) != (is_key and at > 0):
            raise _unreadable(text, at)
        at = found.end()
        if found["position"] is not None:
            yield int(found["position"])
        elif found["name"] is not None:
            yield _Name(_unquoted(found["name"]))
        else:
            yield found["key"] or _unquoted(found["quoted"])


def _unreadable(text: str, at: int) -> WrongPathError:
    what = _("the path {path} cannot be read from {rest} on").format(
        path=quoted(text, _LONGEST_NAME), rest=quoted(text[at:])
    )
    bare = _IN_BRACKETS.match(text, at)
    if bare is None:
        return WrongPathError(_("{what}; {advice}").format(what=what, advice=_(_EXAMPLE)))
    if _NUMBER.fullmatch(bare[1]):
        return WrongPathError(
            _("{what}; positions count from 0 and have at most 9 digits").format(what=what)
        )
    return WrongPathError(
        _("{what}; put the name in quotes: [{name}]").format(what=what, name=_in_quotes(bare[1]))
    )


def _unquoted(text: str) -> str:
    if text.startswith("'"):
        return text[1:-1]
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        raise WrongPathError(
            _(
                "there is an unknown sign behind a backslash in {text}; double the backslash, "
                "or use single quotes"
            ).format(text=text[:_LONGEST_NAME])
        ) from None


# From part to part


def _step(place: Place, value: object, part: str | int) -> Place:
    shape, path, where = place.shape, place.path, path_text(place.path)
    if shape.part is None and shape.struct is None:
        raise WrongPathError(
            _("{where} is a single value; leave out what follows it").format(where=where)
        )
    if shape.part is not None and shape.base is not Mapping:
        at = part if isinstance(part, int) else _position(path, value, part)
        if at >= _count(value):
            raise WrongPathError(
                _("there is no {path}; {there}").format(
                    path=path_text((*path, at)), there=_there(path, value)
                )
            )
        return Place((*path, at), shape.part)
    if isinstance(part, int):
        raise WrongPathError(
            _("{where} is a table and has no positions; {advice}").format(
                where=where or _("a meeting file"), advice=_keys(shape)
            )
        )
    if shape.part is not None:
        return Place((*path, str(part)), shape.part)
    return _key(place, part)


def _key(place: Place, key: str) -> Place:
    fields = fields_of(place.shape.struct) if place.shape.struct else {}
    field = fields.get(key)
    if field is None:
        meant = nearest(key, fields)
        advice = _("did you mean {meant}?").format(meant=meant) if meant else _keys(place.shape)
        where = path_text(place.path) or _("a meeting file")
        raise WrongPathError(
            _("there is no key {key} in {where}; {advice}").format(
                key=quoted(key), where=where, advice=advice
            )
        )
    return Place((*place.path, field.key), field.shape, field.required)


def _keys(shape: Shape) -> str:
    if not shape.struct:
        return _("name one of its keys")
    return _("name one of its keys: {keys}").format(keys=", ".join(fields_of(shape.struct)))


def _position(path: ValuePath, value: object, name: str) -> int:
    """The position of the entry of a list that has a name."""
    entries = value if isinstance(value, list) else []
    where = path_text(path)
    if not isinstance(name, _Name) or path not in _KINDS:
        words = _("{where} is a list; say which of it by position")
        if path in _KINDS:
            words = _("{where} is a list; say which of it by position or name, as in {example}")
        what = words.format(where=where, example=f'{where}["…"]')
        raise WrongPathError(_("{what}; {advice}").format(what=what, advice=_there(path, value)))
    # What the file itself refers to an entry by comes first.
    all_names = [_names(path, entry) for entry in entries]
    for rank in range(2):
        found = [at for at, names in enumerate(all_names) if name and names[rank] == name]
        if len(found) > 1:
            these = _listed(path_text((*path, at)) for at in found)
            words = ngettext(
                "{count} entry of {where} is called {name}; say which by position: {these}",
                "{count} entries of {where} are called {name}; say which by position: {these}",
                len(found),
            )
            called = quoted(name, _LONGEST_NAME)
            raise WrongPathError(
                words.format(count=len(found), where=where, name=called, these=these)
            )
        if found:
            return found[0]
    what = _(_KINDS[path]).format(name=quoted(name, _LONGEST_NAME))
    known = dict.fromkeys(each for names in all_names for each in names if each)
    if meant := nearest(name, known):
        raise WrongPathError(
            _("{what}; did you mean {meant}?").format(
                what=what, meant=f"{where}[{_in_quotes(meant)}]"
            )
        )
    first = dict.fromkeys(filter(None, (names[0] or names[1] for names in all_names)))
    there = (
        _("there are {names}").format(names=listed_names(first)) if first else _there(path, value)
    )
    raise WrongPathError(_("{what}; {advice}").format(what=what, advice=there))


def _names(path: ValuePath, entry: object) -> tuple[str, str]:
    if path == ("agenda",):
        return key_of(entry), number_of(entry)
    return _text(entry, "symbol"), _text(entry, "title")


def _text(entry: object, key: str) -> str:
    value = entry.get(key) if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""


def _inside(value: object, part: str | int) -> object:
    if isinstance(part, int):
        return value[part] if isinstance(value, list) else None
    return value.get(part) if isinstance(value, Mapping) else None


# Words


def _count(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _there(path: ValuePath, value: object) -> str:
    count = _count(value)
    if not count:
        return _("{path} has no entries in this file").format(path=path_text(path))
    words = _("there is {first} alone") if count == 1 else _("there is {first} to {last}")
    return words.format(first=path_text((*path, 0)), last=path_text((*path, count - 1)))


def _in_quotes(name: str) -> str:
    shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return json.dumps(shown, ensure_ascii=False)


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    shown, more = ", ".join(listed[:_MOST_LISTED]), len(listed) - _MOST_LISTED
    if more <= 0:
        return shown
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(
        names=shown, count=more
    )
