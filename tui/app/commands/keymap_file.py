"""Reading `keymap.toml`: what is right is taken, and all that is wrong is listed.

A line gives a command, by its id, its keys in place of those that it has:

    "item.next" = ["J", "Ctrl-n"]
    save = "C-x C-s"        # one key needs no brackets; this one is two, pressed after each other
    "document.open" = []    # no key

The quotes around an id may be left out: `item.next` is the same to TOML as a table.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.app.clean import is_clean
from tui.app.commands.clashes import same_key, together
from tui.app.commands.command import WITH_TEXT, Command
from tui.app.commands.keymap import DEFAULT, KEYMAP_FILE, TABLE, Keymap
from tui.app.commands.keys import NotAKeyError, key_character, key_sign, read_key
from tui.app.commands.table import BY_ID, COMMANDS
from tui.app.keymaps import FOLDER
from tui.app.settings.folder import settings_folder
from tui.i18n import _
from tui.meeting.problems import Problem, Rank, ValuePath
from tui.store.reading.loading import LocatedProblem, located
from tui.store.reading.positions import Positions
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.suggest import Suggestions
from tui.store.reading.toml import NotTomlError, read_toml
from tui.text.safe import make_safe


class ReadKeymap(Struct, frozen=True):
    """The keys in force, and what is wrong with the file that they come from.

    Attributes:
        file: The user's file, which need not be there.
        keymap: The keys.
        problems: All that is wrong with the file, in its order.
    """

    file: Path
    keymap: Keymap = DEFAULT
    problems: tuple[LocatedProblem, ...] = ()

    def rendered(self) -> list[str]:
        """The problems as `FILE:LINE:COLUMN: error: message`."""
        return [problem.render(str(self.file)) for problem in self.problems]


def read_keymap(name: str, folder: Path | None = None) -> ReadKeymap:
    """Reads the keys in force; never raises, whatever the user's file is.

    Args:
        name: The keymap that ships over which the user's is laid.
        folder: The settings folder; by default the platform's.
    """
    file = (folder or settings_folder()) / KEYMAP_FILE
    base = shipped_keymap(name)
    if is_clean():
        return ReadKeymap(file, base)
    try:
        os.lstat(file)
        return parse_keymap(read_source(file).text, file, base)
    except (FileNotFoundError, NotADirectoryError):
        return ReadKeymap(file, base)
    except UnreadableFile as error:
        return _unread(file, base, error.problem.message, error.line, error.column)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _unread(file, base, _("the file cannot be read ({reason})").format(reason=reason))


def shipped_keymap(name: str) -> Keymap:
    """A keymap that ships; the table's own for a name that there is not."""
    file = FOLDER / f"{name}.toml"
    if name == TABLE or file.parent != FOLDER or not file.is_file():
        return DEFAULT
    return parse_keymap(file.read_text("utf-8"), file, DEFAULT, source=name).keymap


def parse_keymap(text: str, file: Path, base: Keymap, *, source: str = "") -> ReadKeymap:
    """Lays the keys in a text over others; never raises, whatever the text.

    Args:
        text: The text, without a byte-order mark.
        file: The file that it is of.
        base: The keys over which they are laid.
        source: What the keys come from; by default the file and the line.
    """
    try:
        values = read_toml(text)
    except NotTomlError as error:
        return _unread(file, base, error.message, error.line, error.column)
    positions = Positions(text)
    laid = _Laid(base, positions, source)
    for path, value in _entries(values):
        laid.take(path, value)
    laid.take_away()
    return ReadKeymap(file, laid.keymap, located(laid.problems, positions))


def _entries(values: Mapping[str, Any], above: ValuePath = ()) -> Iterator[tuple[ValuePath, Any]]:
    """The commands with their keys: `item.next` is a table to TOML, where it has no quotes."""
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from _entries(value, (*above, key))
        else:
            yield (*above, key), value


class _Taken(Struct, frozen=True):
    """A key that the file gives to a command, and where."""

    command: Command
    key: str
    path: ValuePath


class _Laid:
    """A keymap in the making."""

    def __init__(self, base: Keymap, positions: Positions, source: str) -> None:
        self._base = base
        self._positions = positions
        self._source = source
        self._nearest = Suggestions()
        self._taken: list[_Taken] = []
        self._by_key: dict[str, list[_Taken]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._sources: dict[str, str] = {}
        self.problems: list[Problem] = []

    @property
    def keymap(self) -> Keymap:
        """The keys as they are now."""
        return Keymap(
            {**self._base.laid_over, **self._keys}, {**self._base.sources, **self._sources}
        )

    def take(self, path: ValuePath, value: object) -> None:
        """Takes the keys that the file gives to a command."""
        name = ".".join(map(str, path))
        command = BY_ID.get(name)
        if command is None:
            meant = self._nearest(name, BY_ID)
            if meant:
                message = _("there is no command “{name}”; did you mean “{meant}”?")
            else:
                message = _("there is no command “{name}”; `agenda keys` lists all")
            self._wrong(path, message.format(name=name, meant=meant), at_key=True)
            return
        if command.id in self._keys:
            message = _(
                "“{name}” is there twice, and has the keys given first; take the other line out"
            )
            self._wrong(path, message.format(name=name), at_key=True)
            return
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list):
            self._wrong(path, _('must be a list of keys, as in ["J", "Ctrl-n"], or one in quotes'))
            return
        keys = []
        for at, one in enumerate(written):
            place = path if isinstance(value, str) else (*path, at)
            key = self._key(command, one, place)
            if key is not None and key not in keys:
                keys.append(key)
                taken = _Taken(command, key, place)
                self._taken.append(taken)
                self._by_key.setdefault(key.partition(" ")[0], []).append(taken)
        if keys or not written:
            self._keys[command.id] = tuple(keys)
            self._sources[command.id] = self._from(path)

    def _from(self, path: ValuePath) -> str:
        return self._source or f"{KEYMAP_FILE}:{self._positions.key(path).line}"

    def _wrong(self, path: ValuePath, message: str, *, at_key: bool = False) -> None:
        self.problems.append(Problem(Rank.ERROR, path, message, at_key=at_key))

    def _key(self, command: Command, written: object, path: ValuePath) -> str | None:
        if not isinstance(written, str):
            self._wrong(path, _('must be a key in quotes, as in "Ctrl-n"'))
            return None
        try:
            key = read_key(written)
        except NotAKeyError as error:
            self._wrong(path, error.message)
            return None
        if command.scope in WITH_TEXT and key_character(key.partition(" ")[0]):
            message = _("{key} is text where one types, and can be no key there; add Ctrl or Alt")
            self._wrong(path, message.format(key=key_sign(key)))
            return None
        for other in self._by_key.get(key.partition(" ")[0], ()):
            if same_key(key, other.key) and together(command, other.command):
                line = self._positions.value(other.path).line
                message = _(
                    "{key} is already a key of “{other}” (line {line}), which applies there too;"
                    " give one of them another"
                )
                message = message.format(key=key_sign(key), other=other.command.id, line=line)
                self._wrong(path, message)
                return None
        return key

    def take_away(self) -> None:
        """Takes the keys in the file away from the commands that have them without it."""
        for command in COMMANDS:
            if command.id in self._keys:
                continue
            kept = []
            for key in self._base.keys(command.id):
                taken = self._owner(command, key)
                if taken is None:
                    kept.append(key)
                    continue
                self._sources[command.id] = self._from(taken.path)
                message = _(
                    "{key} is taken from “{other}”, which applies there too; give that other keys,"
                    ' or none: "{other}" = []'
                )
                message = message.format(key=key_sign(key), other=command.id)
                self.problems.append(Problem(Rank.WARNING, taken.path, message))
            if len(kept) < len(self._base.keys(command.id)):
                self._keys[command.id] = tuple(kept)

    def _owner(self, command: Command, key: str) -> _Taken | None:
        for taken in self._by_key.get(key.partition(" ")[0], ()):
            if same_key(key, taken.key) and together(command, taken.command):
                return taken
        return None


def _unread(file: Path, base: Keymap, message: str, line: int = 1, column: int = 1) -> ReadKeymap:
    problem = LocatedProblem(Rank.FATAL, line, column, (), make_safe(message))
    return ReadKeymap(file, base, (problem,))
