"""Giving a value of an open meeting file another value, from what was typed for it."""

from collections.abc import Mapping

from tui.i18n import _
from tui.meeting.problems import ValuePath, path_text, quoted
from tui.store.editing.change import same
from tui.store.editing.edits import Delete, Edit, Set, Unset, Values, value_at
from tui.store.editing.rename import change_key, renumber
from tui.store.fields import (
    REFERENCE,
    REFERENCES,
    ImpossibleValueError,
    WrongValueError,
    typed_value,
)
from tui.store.open_file import OpenFile
from tui.store.reading.shape import fields_of
from tui.store.reading.wording import described, expected
from tui.store.value_path import Place, WrongPathError, find_place, key_of, listed_names, number_of
from tui.text.symbols import nearest


def edits_to_set(values: Values, path: ValuePath, value: object) -> list[Edit]:
    """The edits, to be made in order as one, that give a path a value; none where it has it.

    Where the number or id of an agenda item changes, what refers to the item changes with it.

    Args:
        values: The values of the file.
        path: The path in the file.
        value: The value; None takes what is there out.

    Raises:
        RefusedEdit: Another item has the number or id.
    """
    try:
        there = value_at(values, path)
    except KeyError:
        if value is None:
            return []
    else:
        if same(there, value):
            return []
    edits: list[Edit] = []
    match path:
        case ("agenda", int(item), "number"):
            edits = renumber(values, item, str(value or ""))
        case ("agenda", int(item), "id"):
            edits = change_key(values, item, str(value or ""))
    if edits:
        return edits
    if value is not None:
        return [Set(path, value)]
    return [Delete(path) if isinstance(path[-1], int) else Unset(path)]


def set_typed(file: OpenFile, path: str, typed: str) -> None:
    """Gives a value of a file what was typed for it, as one step that can be undone.

    Nothing happens where the value is the same already.

    Args:
        file: The file.
        path: Where the value is, as in `agenda["1(a)"].title`.
        typed: The value as one types it in the viewer: `2019-09-09`, `10:00`, a list or a table
            with a line for each part. Agenda items may be parted by commas too. An empty text takes
            the value out.

    Raises:
        WrongPathError: The path leads to nothing that can be set.
        WrongValueError: The value is not what the path takes.
        RefusedEdit: The edit cannot be made.
    """
    place = find_place(path, file.values)
    _demand_value(place)
    value = _value(file.values, place, typed.replace("\r\n", "\n"))
    edits = edits_to_set(file.values, place.path, value)
    if edits:
        file.edit(edits, path_text(place.path), place.path)


def _demand_value(place: Place) -> None:
    where, struct = path_text(place.path), place.shape.struct
    if place.path == ("format",):
        raise WrongPathError(_("format says how the whole file is written; it cannot be set alone"))
    if struct is not None:
        words, at = _("{where} is a table; name a value in it, as in {example}"), ""
        if place.shape.part:
            words, at = _("{where} is a list of tables; name a value in it, as in {example}"), "[0]"
        one = next(key for key, field in fields_of(struct).items() if field.shape.struct is None)
        raise WrongPathError(words.format(where=where, example=f"{where}{at}.{one}"))


def _value(values: Values, place: Place, typed: str) -> object:
    """What was typed as a value; None where it is to be taken out."""
    where, shape = path_text(place.path), place.shape
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise WrongValueError(
            _("the value for {where} is no UTF-8; type it as UTF-8").format(where=where)
        ) from None
    blank = not typed.strip()
    if blank and place.required:
        raise WrongValueError(
            _("{where} is required and cannot be taken out; give {expected}").format(
                where=where, expected=expected(shape)
            )
        )
    if _refers(place.path) and not blank:
        typed = _items(values, place, typed)
    try:
        return typed_value(typed, shape, required=place.required)
    except ImpossibleValueError as error:
        raise WrongValueError(f"{where}: {error}") from None
    except WrongValueError as error:
        meant = nearest(typed.strip(), shape.choices)
        advice = _("; did you mean {meant}?").format(meant=meant) if meant else ""
        if shape.base is Mapping:
            advice = _("; write key = text, a line for each")
        raise WrongValueError(
            _("{where}: {error}, not {described}{advice}").format(
                where=where, error=error, described=described(typed), advice=advice
            )
        ) from None


def _refers(path: ValuePath) -> bool:
    """Whether agenda items, or one, are what a value says."""
    match path:
        case ("agenda" | "documents", int(), str(key), *_):
            return key in REFERENCES
        case ("schedule", int(), "entries", int(), str(key)):
            return key == REFERENCE
    return False


def _items(values: Values, place: Place, typed: str) -> str:
    """Agenda items as they were typed, by their ids and with a line for each; all are there.

    Raises:
        WrongValueError: There is no such item.
    """
    agenda = values.get("agenda")
    entries = agenda if isinstance(agenda, list) else []
    keys = dict.fromkeys(filter(None, map(key_of, entries)))
    # Where an item has an id, one may still say its number.
    numbers = {number_of(entry): key_of(entry) for entry in reversed(entries)}
    known = {**numbers, **{key: key for key in keys}}
    names = [typed.strip()]
    if place.shape.part is not None:
        lines = [line.strip() for line in typed.split("\n")]
        # An item may have a comma in its own number.
        parts = [[line] if line in known else line.split(",") for line in lines]
        names = [part.strip() for line in parts for part in line if part.strip()]
    there = _there(values, place.path)
    for name in names:
        if name not in known and name not in there:
            meant = nearest(name, known)
            advice = (
                _("there are {names}").format(names=listed_names(keys))
                if keys
                else _("the file has none")
            )
            advice = _("did you mean {meant}?").format(meant=quoted(meant)) if meant else advice
            what = _("{path}: there is no agenda item {name}").format(
                path=path_text(place.path), name=quoted(name)
            )
            raise WrongValueError(_("{what}; {advice}").format(what=what, advice=advice))
    return "\n".join(name if name in there else known[name] for name in names)


def _there(values: Values, path: ValuePath) -> list[object]:
    """What is referred to already, rightly or wrongly."""
    try:
        value = value_at(values, path)
    except KeyError:
        return []
    return value if isinstance(value, list) else [value]
