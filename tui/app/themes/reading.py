"""Reading a theme's file, and saying all that is wrong with it. Knows nothing of Textual."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from tui.app.themes.declared import FRAMES, KIND_OF, STYLES, TERMINAL_COLOURS, Kind
from tui.i18n import N_, _
from tui.meeting.problems import Rank
from tui.store.reading.loading import LocatedProblem
from tui.store.reading.positions import Positions
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.toml import NotTomlError, read_toml
from tui.text.safe import make_safe
from tui.text.symbols import nearest

Values: TypeAlias = Mapping[str, object]
"""The values of a theme by their keys."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_LONGEST = 40

_DESCRIPTIONS = frozenset(
    (
        N_("dark, for a dim room"),
        N_("light, for a bright room"),
        N_("highest contrast, for eyes that need it"),
        N_("no colour: bold, underlined and reversed"),
        N_("the terminal's own colours"),
    )
)
"""What the themes that ship say of themselves, as it stands in their files."""


class ThemeFile(Struct, frozen=True):
    """A theme's file as it was read.

    Attributes:
        name: The theme's name: that of the file.
        path: The file.
        own: Whether it is the user's, and not one that ships.
        values: All values, those of the base included; empty where something is wrong.
        problems: What is wrong, in order of the file; a theme with any of it is not used.
    """

    name: str
    path: Path
    own: bool
    values: Values
    problems: tuple[LocatedProblem, ...] = ()

    @property
    def description(self) -> str:
        """What the theme is for, or `""`; of one that ships in the language in use."""
        words = str(self.values.get("description", ""))
        return _(words) if words in _DESCRIPTIONS and not self.own else make_safe(words)

    @property
    def is_terminals(self) -> bool:
        """Whether all its colours are the terminal's own."""
        return all(
            value in TERMINAL_COLOURS
            for key, value in self.values.items()
            if KIND_OF[key] is Kind.COLOUR
        )


def read_theme(path: Path, bases: Mapping[str, Path], *, own: bool) -> ThemeFile:
    """Reads a theme's file; whatever is in it, nothing is raised.

    Args:
        path: The file.
        bases: The files of the themes that ship, by name.
        own: Whether it is the user's.
    """
    name = path.stem
    try:
        text = read_source(path).text
        values = read_toml(text)
    except UnreadableFile as error:
        wrong = LocatedProblem(Rank.FATAL, error.line, error.column, (), error.problem.message)
        return ThemeFile(name, path, own, {}, (wrong,))
    except NotTomlError as error:
        message = make_safe(error.message)
        wrong = LocatedProblem(Rank.FATAL, error.line, error.column, (), message)
        return ThemeFile(name, path, own, {}, (wrong,))
    problems = _problems(text, values, bases)
    if problems:
        return ThemeFile(name, path, own, {}, problems)
    missing = KIND_OF.keys() - values.keys() - {"base"}
    if missing:
        base = bases[_base(name, values, bases)]
        if base == path:
            words = _("lacks {keys}").format(keys=", ".join(sorted(missing)))
            return ThemeFile(name, path, own, {}, (LocatedProblem(Rank.FATAL, 1, 1, (), words),))
        under = read_theme(base, bases, own=False)
        if under.problems:
            words = _("is based on {file}, which is wrong").format(file=make_safe(str(base)))
            return ThemeFile(name, path, own, {}, (LocatedProblem(Rank.FATAL, 1, 1, (), words),))
        values = {**under.values, "description": "", **values}
    return ThemeFile(name, path, own, values)


def _base(name: str, values: Values, bases: Mapping[str, Path]) -> str:
    """The theme that gives what is left out: the one named, the one replaced, or the usual one."""
    named = values.get("base")
    if isinstance(named, str):
        return named
    if name in bases:
        return name
    return "daylight" if values.get("dark") is False else "evening"


def _problems(text: str, values: Values, bases: Mapping[str, Path]) -> tuple[LocatedProblem, ...]:
    positions = Positions(text)
    found = []
    for key, value in values.items():
        kind = KIND_OF.get(key)
        if kind is None:
            place = positions.key((key,))
            message = _("there is no key {key}").format(key=_short(key))
            meant = nearest(key, KIND_OF)
            message += _meant(meant) if meant else _("; themes/THEMES.md lists all")
        else:
            place = positions.value((key,))
            message = _wrong(kind, value, bases)
            message = message and f"{key}: {message}"
        if message:
            found.append(LocatedProblem(Rank.ERROR, *place, (key,), message))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _wrong(kind: Kind, value: object, bases: Mapping[str, Path]) -> str:
    """What is wrong with a value, or `""`."""
    if kind is Kind.TRUTH:
        return "" if isinstance(value, bool) else _("write true or false, without quotes")
    if not isinstance(value, str):
        return _("write it as text in quotes")
    if kind is Kind.COLOUR:
        return _wrong_colour(value)
    if kind is Kind.STYLE:
        return _wrong_style(value)
    known = {Kind.BASE: tuple(bases), Kind.FRAME: FRAMES}.get(kind)
    if known is None or value in known:
        return ""
    message = _("{value} is none of {known}")
    return message.format(value=_short(value), known=", ".join(known)) + _meant(
        nearest(value, known)
    )


def _wrong_colour(value: str) -> str:
    if value in TERMINAL_COLOURS or _HEX.fullmatch(value):
        return ""
    message = _('{value} is no colour; write "#rrggbb", or a colour of the terminal such as "red"')
    return message.format(value=_short(value)) + _meant(nearest(value, TERMINAL_COLOURS))


def _wrong_style(value: str) -> str:
    words = value.split()
    wrong = [word for word in words if word not in STYLES]
    if words and not wrong:
        return ""
    message = _("{value} is no style; write one or more of {known}")
    return message.format(
        value=_short(wrong[0] if wrong else ""), known=", ".join(STYLES)
    ) + _meant(nearest(wrong[0], STYLES) if wrong else None)


def _meant(name: str | None) -> str:
    return _("; did you mean {name}?").format(name=make_safe(name)) if name else ""


def _short(text: str) -> str:
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f'"{make_safe(text)}"'
