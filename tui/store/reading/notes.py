"""What a notes file says: every entry that is right, and all that is wrong, with its place.

A wrong value is left out of its entry, and an entry without what it must have is left out whole:
neither is ever taken out of the file.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.meeting.notes import LISTS, NAMES, Subject
from tui.meeting.problems import Problem, Rank, ValuePath
from tui.store.reading.conversion import unread_keys
from tui.store.reading.loading import LocatedProblem, located
from tui.store.reading.positions import Positions
from tui.store.reading.shape import Field, Shape, fields_of, shape_of
from tui.store.reading.suggest import Suggestions
from tui.store.reading.wording import described, expected, hint

_NAMES = ("item", "document", "sitting")
"""The keys that say what an entry is on: one that is wrong leaves nothing to show it with."""


class Kept(Struct, frozen=True):
    """An entry of a notes file.

    Attributes:
        path: Where in the file it stands: the key of its list, and its position there.
        entry: What it says.
    """

    path: ValuePath
    entry: Subject


class Judged(Struct, frozen=True):
    """What values say as a notes file.

    Attributes:
        kept: The entries that are right, in order of their lists.
        problems: What is wrong, in order of the file.
    """

    kept: tuple[Kept, ...] = ()
    problems: tuple[LocatedProblem, ...] = ()


def judge_notes(values: Mapping[str, Any], text: str) -> Judged:
    """Says what values mean as a notes file, and what is wrong with them; never raises.

    Args:
        values: What `tomllib` has read.
        text: The text in which it has read that.
    """
    judging = _Judging()
    judging.file(values)
    problems = located(judging.problems, Positions(text)) if judging.problems else ()
    return Judged(tuple(judging.kept), problems)


class _Judging:
    """One walk through the values of a file."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.problems: list[Problem] = []
        self._nearest = Suggestions()

    def file(self, values: Mapping[str, Any]) -> None:
        """Takes every list."""
        self._unknown(values, {**LISTS, NAMES: str}, (), _("a notes file"))
        self._names(values.get(NAMES, {}))
        for key, kind in LISTS.items():
            entries = values.get(key, [])
            if not isinstance(entries, list):
                self._wrong((key,), key, entries, shape_of(tuple[kind, ...]))  # type: ignore[valid-type]
                continue
            for at, entry in enumerate(entries):
                self._entry(kind, entry, (key, at))

    def _names(self, names: object) -> None:
        """Takes the table of what the user calls marks."""
        if not isinstance(names, dict):
            self._wrong((NAMES,), NAMES, names, shape_of(dict[str, str]))
            return
        for name, words in names.items():
            if not isinstance(words, str):
                self._wrong((NAMES, name), name, words, shape_of(str))

    def _entry(self, kind: type[Subject], table: object, path: ValuePath) -> None:
        key, at = path
        if not isinstance(table, dict):
            self._wrong(path, f"{key}[{at}]", table, shape_of(kind))
            return
        fields = fields_of(kind)
        self._unknown(table, fields, path, f"[[{key}]]")
        right: dict[str, Any] = {}
        is_whole = True
        for field in fields.values():
            if field.key not in table:
                if field.required:
                    is_whole = False
                    self._missing(field, path)
            elif fits(field, table[field.key]):
                right[field.name] = table[field.key]
            else:
                leaves_out = field.required or field.key in _NAMES
                is_whole = is_whole and not leaves_out
                value = table[field.key]
                self._wrong(
                    (*path, field.key), field.key, value, field.shape, leaves_out=leaves_out
                )
        if is_whole:
            self.kept.append(Kept(path, kind(**right)))

    def _unknown(
        self, table: Mapping[str, Any], known: Mapping[str, object], path: ValuePath, place: str
    ) -> None:
        self.problems += unread_keys(table, known, path, place, self._nearest)

    def _wrong(
        self,
        path: ValuePath,
        name: str,
        value: object,
        shape: Shape,
        *,
        leaves_out: bool = False,
    ) -> None:
        header = ".".join(part for part in path if isinstance(part, str))
        words = _("{name} is {described} and is left out; expected {expected}{advice}")
        if leaves_out:
            words = _("{name} is {described}, {so}; expected {expected}{advice}")
        message = words.format(
            name=name,
            described=described(value),
            so=_("so this entry is left out"),
            expected=expected(shape),
            advice=hint(value, shape, header, self._nearest),
        )
        self.problems.append(Problem(Rank.ERROR, path, message))

    def _missing(self, field: Field, path: ValuePath) -> None:
        words = _("{key} is missing, {so}; expected {expected}")
        message = words.format(
            key=field.key, so=_("so this entry is left out"), expected=expected(field.shape)
        )
        self.problems.append(Problem(Rank.ERROR, path, message))


def fits(field: Field, value: object) -> bool:
    """Whether a value is what a key of an entry holds; it is not changed in any way."""
    match field.shape.base:
        case kind if kind is datetime:
            return isinstance(value, datetime) and value.tzinfo is None
        case kind if kind == datetime | date:
            return isinstance(value, date)
        case kind if kind is str:
            choices = field.shape.choices
            return isinstance(value, str) and (not choices or value in choices)
        case kind:
            return isinstance(kind, type) and type(value) is kind
