"""The file of private notes beside a meeting file: `NAME.notes.toml`."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert, to_builtins

from tui.i18n import _
from tui.meeting.notes import Note
from tui.store.editing.edits import Delete, Insert, RefusedEdit, Set, edited
from tui.store.editing.levels import tables
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.toml import NotTomlError, read_toml
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, digest_of, encoded, save

_SUFFIX = ".notes.toml"
_TRIES = 8
_TIMES = (date, datetime, time)
_Change = Callable[[str, dict[str, Any], list[tuple[int, Note]]], str]


class NotesError(Exception):
    """Notes that cannot be read or kept; the text says why, for a person."""


def notes_path(meeting: Path) -> Path:
    """The notes file of a meeting file: `x.notes.toml` of `x.toml`."""
    return meeting.with_name(f"{meeting.stem}{_SUFFIX}")


def is_notes_file(path: Path) -> bool:
    """Whether a file is one of notes, by its name."""
    return path.name.endswith(_SUFFIX)


class NotesFile:
    """The notes on one meeting. Each change is read, made and saved at once, so that two programs lose none.

    Args:
        meeting: The meeting file.
    """

    def __init__(self, meeting: Path) -> None:
        self.path = notes_path(meeting)
        self._state: tuple[int, int] | None = None
        self._notes: tuple[Note, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, in order of the file; those that are wrong are left alone and not among them.

        Raises:
            NotesError: The file cannot be read.
        """
        state = self._stat()
        if state != self._state:
            self._notes = tuple(note for _at, note in self._read()[1])
            self._state = state
        return self._notes

    def add(self, note: Note) -> None:
        """Puts a note at the end.

        Raises:
            NotesError: It cannot be kept.
        """
        value = to_builtins(note, builtin_types=_TIMES)

        def change(text: str, values: dict[str, Any], _found: list[tuple[int, Note]]) -> str:
            count = len(tables(values.get("notes")))
            return edited(text, Insert(("notes",), count, value), values).text

        self._change(change)

    def replace(self, old: Note, text: str) -> None:
        """Gives a note another text; the empty one takes it out.

        Raises:
            NotesError: It is not there any more, or it cannot be kept.
        """

        def change(whole: str, values: dict[str, Any], found: list[tuple[int, Note]]) -> str:
            at = next((place for place, note in found if note == old), -1)
            if at < 0:
                raise NotesError(_("the note is not in the file any more"))
            path = ("notes", at)
            edit = Set((*path, "text"), text) if text.strip() else Delete(path)
            return edited(whole, edit, values).text

        self._change(change)

    def _change(self, change: _Change) -> None:
        for _try in range(_TRIES):
            text, found, values, digest, bom = self._parts()
            try:
                save(self.path, change(text, values, found), bom=bom, expected=digest)
            except ChangedOnDisk:
                continue
            except RefusedEdit as refused:
                raise NotesError(refused.reason) from None
            except CannotSave as error:
                raise NotesError(str(error)) from None
            self._state = None
            return
        raise NotesError(_("others change the file all the time"))

    def _stat(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            return (0, -1)
        return found.st_mtime_ns, found.st_size

    def _read(self) -> tuple[str, list[tuple[int, Note]]]:
        text, found, *_rest = self._parts()
        return text, found

    def _parts(self) -> tuple[str, list[tuple[int, Note]], dict[str, Any], str | None, bool]:
        if not self.path.exists():
            head = _("Private notes, beside the meeting file: pass that on, and keep this.")
            return f"# {head}\n", [], {}, None, False
        try:
            source = read_source(self.path)
            values = read_toml(source.text)
        except UnreadableFile as error:
            raise NotesError(f"{self.path.name}: {error.problem.message}") from None
        except NotTomlError as error:
            raise NotesError(
                f"{self.path.name}:{error.line}:{error.column}: {error.message}"
            ) from None
        found = []
        for at, table in enumerate(tables(values.get("notes"))):
            try:
                found.append((at, convert(table, Note, builtin_types=_TIMES)))
            except ValidationError:
                # Somebody has written it by hand, and not quite right: it stays as it is.
                continue
        digest = digest_of(encoded(source.text, bom=source.bom))
        return source.text, found, values, digest, source.bom
