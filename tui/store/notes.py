"""The file of private notes beside a meeting file: `NAME.notes.toml`.

    # Private notes, beside the meeting file: pass that on, and keep this.

    [[notes]]
    item  = "1(a)"                      # what it is on: its id or number …
    title = "Opening of the meeting"    # … and its title, by which a revision is followed
    at    = 2019-09-09T10:05:00+02:00   # when it was taken; a day alone or nothing will do
    text  = "Ask about the annex."      # required

    [[marks]]
    item  = "1(a)"
    title = "Opening of the meeting"
    mark  = "star"                      # required: star, red, yellow, green, blue or another name

    [[log]]                             # a line of the running log, as a note
    at    = 2019-09-09T10:06:12+02:00
    text  = "Opened by the Chair."

    [mark_names]                        # what you call marks in this meeting
    red   = "our position"

Instead of `item`, an entry may have `document = "SYMBOL"` or `sitting = 2019-09-09T10:00:00`; with
none of the three and no title it is on the meeting as such. The lists and their entries are declared
in `tui.meeting.notes` (`LISTS`), read by `tui.store.reading.notes`.

A viewer keeps one `NotesFile` open for a meeting. It reads anew only when the file has changed on
the disk, and finds what each entry is on only when the file or the meeting has changed:

    file = NotesFile(path)
    file.contents.of(Note)              # all notes, in order of the file
    file.contents.problems              # what is wrong in it, with line and column
    file.placed(meeting).on(Note, target)
    file.add(note)
    file.change({old: new, other: None})

Each change is made to the file as it is on the disk then, and saved at once, so that two programs
lose none; what is wrong in it, unknown keys, comments and order stay.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, to_builtins

from tui.i18n import _
from tui.meeting.model import Meeting
from tui.meeting.notes import LISTS, NAMES, Note, Subject, Target, Written, targets
from tui.meeting.problems import Rank
from tui.store.beside import is_notes_file, notes_path
from tui.store.editing.edits import Delete, Edit, Insert, RefusedEdit, Set, Unset, edited
from tui.store.editing.levels import tables
from tui.store.reading.loading import LocatedProblem
from tui.store.reading.notes import Kept, judge_notes
from tui.store.reading.positions import Position, Positions
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.toml import NotTomlError, read_toml
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, digest_of, encoded, save
from tui.text.safe import make_safe

__all__ = [
    "Contents",
    "NotesError",
    "NotesFile",
    "Placed",
    "as_text",
    "is_notes_file",
    "notes_path",
    "read_notes",
]

_TRIES = 8
_TIMES = (date, datetime, time)

S = TypeVar("S", bound=Subject)


class NotesError(Exception):
    """Notes that cannot be read or kept; the text says why, for a person."""


class Contents(Struct, frozen=True):
    """What a notes file said when it was read.

    Attributes:
        kept: The entries that are right, with where each stands.
        problems: What is wrong, in order of the file.
        text: Its text.
        values: What `tomllib` reads in it.
        digest: That of its bytes; None where there is no file.
        bom: Whether a byte-order mark stands at its start.
    """

    kept: tuple[Kept, ...] = ()
    problems: tuple[LocatedProblem, ...] = ()
    text: str = ""
    values: dict[str, Any] = {}
    digest: str | None = None
    bom: bool = False

    def place_of(self, at: int) -> Position:
        """Where the text of an entry stands in the file.

        Args:
            at: The position of the entry in `kept`.
        """
        return Positions(self.text).value((*self.kept[at].path, "text"))

    def of(self, kind: type[S]) -> tuple[S, ...]:
        """The entries of a kind, in order of the file."""
        return tuple(each.entry for each in self.kept if isinstance(each.entry, kind))


class Placed:
    """What each entry of a notes file is on in a meeting.

    Args:
        entries: The entries.
        places: What each is on; None where that is gone.
    """

    def __init__(self, entries: tuple[Subject, ...], places: tuple[Target | None, ...]) -> None:
        self.entries = entries
        self.places = places
        self._on: dict[Target | None, list[Subject]] = {}
        for entry, place in zip(entries, places, strict=True):
            self._on.setdefault(place, []).append(entry)

    def each(self, kind: type[S]) -> list[tuple[S, Target | None]]:
        """The entries of a kind, in order of the file, with what each is on; None where that is gone."""
        pairs = zip(self.entries, self.places, strict=True)
        return [(entry, place) for entry, place in pairs if isinstance(entry, kind)]

    def on(self, kind: type[S], target: Target | None) -> list[S]:
        """The entries of a kind on something, in order of the file; None asks for what is gone."""
        return [entry for entry in self._on.get(target, ()) if isinstance(entry, kind)]

    def has(self, kind: type[Subject], target: Target) -> bool:
        """Whether there are entries of a kind on something."""
        return any(isinstance(entry, kind) for entry in self._on.get(target, ()))


class NotesFile:
    """The notes on one meeting, kept open.

    Args:
        meeting: The meeting file.

    Attributes:
        meeting: The meeting file.
        path: The notes file; it need not be there.
    """

    def __init__(self, meeting: Path) -> None:
        self.meeting = meeting
        self.path = notes_path(meeting)
        self._state: tuple[int, int, int] | None = None
        self._contents = Contents()
        self._placed: tuple[Contents, Meeting, Placed] | None = None

    @property
    def contents(self) -> Contents:
        """What the file says; it is read anew where it has changed on the disk.

        Raises:
            NotesError: The file cannot be read as TOML; the text names line and column.
        """
        state = _state(self.path)
        if state is None or state != self._state:
            self._state = None
            self._contents = self._read()
            self._state = state
        return self._contents

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, in order of the file.

        Raises:
            NotesError: See `contents`.
        """
        return self.contents.of(Note)

    def placed(self, meeting: Meeting) -> Placed:
        """What each entry is on in a meeting.

        Raises:
            NotesError: See `contents`.
        """
        contents = self.contents
        known = self._placed
        if known is not None and known[0] is contents and known[1] is meeting:
            return known[2]
        entries = tuple(each.entry for each in contents.kept)
        placed = Placed(entries, tuple(targets(entries, meeting)))
        self._placed = (contents, meeting, placed)
        return placed

    def add(self, *entries: Subject) -> None:
        """Puts entries at the end of their lists, all in one save; those that are there stay one.

        Raises:
            NotesError: They cannot be kept.
        """

        def edits(contents: Contents) -> list[Edit]:
            known = {each.entry for each in contents.kept}
            counts = {key: len(tables(contents.values.get(key))) for key in LISTS}
            made: list[Edit] = []
            for entry in entries:
                if entry not in known:
                    key = _list_of(entry)
                    value = to_builtins(entry, builtin_types=_TIMES)
                    made.append(Insert((key,), counts[key], value))
                    counts[key] += 1
            return made

        self._save(edits)

    def change(self, changes: Mapping[S, S | None]) -> None:
        """Gives entries other values, all in one save; None takes one out.

        Raises:
            NotesError: One is not there any more, or they cannot be kept.
        """

        def edits(contents: Contents) -> list[Edit]:
            places = {each.entry: each.path for each in contents.kept}
            if any(old not in places for old in changes):
                raise NotesError(_("the note is not in the file any more"))
            made: list[Edit] = []
            # From the end, so that the positions of those before stay what they are.
            for old in sorted(changes, key=lambda entry: places[entry], reverse=True):
                made += _differences(places[old], old, changes[old])
            return made

        self._save(edits)

    def name_mark(self, mark: str, words: str) -> None:
        """Keeps what the user calls a mark; with nothing, forgets it.

        Raises:
            NotesError: It cannot be kept.
        """

        def edits(contents: Contents) -> list[Edit]:
            if words:
                return [Set((NAMES, mark), words)]
            named = contents.values.get(NAMES)
            return [Unset((NAMES, mark))] if isinstance(named, dict) and mark in named else []

        self._save(edits)

    def copy_to(self, path: Path) -> None:
        """Writes a copy of the file, as it is.

        Args:
            path: The notes file of another meeting, which is not there yet.

        Raises:
            NotesError: It cannot be written, or something is there.
        """
        contents = self.contents
        try:
            save(path, contents.text, bom=contents.bom, expected=None, otherwise=_otherwise())
        except (ChangedOnDisk, CannotSave) as error:
            raise NotesError(str(error)) from None

    def _save(self, edits: Callable[[Contents], list[Edit]]) -> None:
        for _try in range(_TRIES):
            contents = self._read()
            try:
                made = edits(contents)
                if not made:
                    return
                text = edited(contents.text, made, contents.values).text
                save(
                    self.path,
                    text,
                    bom=contents.bom,
                    expected=contents.digest,
                    otherwise=_otherwise(),
                )
            except ChangedOnDisk:
                continue
            except RefusedEdit as refused:
                raise NotesError(refused.reason) from None
            except CannotSave as error:
                raise NotesError(str(error)) from None
            self._state = None
            return
        raise NotesError(_("others change the file all the time"))

    def _read(self) -> Contents:
        if not self.path.exists():
            head = _("Private notes, beside the meeting file: pass that on, and keep this.")
            return Contents(text=f"# {head}\n")
        return read_notes(self.path)


def as_text(entry: Written) -> str:
    """A notes file with one entry.

    Raises:
        RefusedEdit: It has half of a surrogate pair, which no file can have.
    """
    value = to_builtins(entry, builtin_types=_TIMES)
    return edited("", Insert((_list_of(entry),), 0, value), {}).text


def written_in(text: str) -> Written | None:
    """The first note or line in the text of a notes file; None where there is none."""
    try:
        kept = judge_notes(read_toml(text), text).kept
    except NotTomlError:
        return None
    return next((each.entry for each in kept if isinstance(each.entry, Written)), None)


def _list_of(entry: Subject) -> str:
    return next(key for key, kind in LISTS.items() if type(entry) is kind)


def _otherwise() -> str:
    """What to do with a text that cannot be kept beside the meeting."""
    return _("copy your text to another place")


def read_notes(path: Path) -> Contents:
    """Reads a notes file.

    Raises:
        NotesError: The file cannot be read as TOML; the text names line and column.
    """
    try:
        source = read_source(path)
        values = read_toml(source.text)
    except UnreadableFile as error:
        raise NotesError(_located(path, error.line, error.column, error.problem.message)) from None
    except NotTomlError as error:
        raise NotesError(_located(path, error.line, error.column, error.message)) from None
    judged = judge_notes(values, source.text)
    digest = digest_of(encoded(source.text, bom=source.bom))
    return Contents(judged.kept, judged.problems, source.text, values, digest, source.bom)


def _located(path: Path, line: int, column: int, message: str) -> str:
    return LocatedProblem(Rank.FATAL, line, column, (), make_safe(message)).render(path.name)


def _differences(path: tuple[str | int, ...], old: Subject, new: Subject | None) -> list[Edit]:
    """The edits that make one entry of another."""
    if new is None:
        return [Delete(path)]
    before = to_builtins(old, builtin_types=_TIMES)
    after = to_builtins(new, builtin_types=_TIMES)
    made: list[Edit] = [Unset((*path, key)) for key in before if key not in after]
    made += [Set((*path, key), value) for key, value in after.items() if before.get(key) != value]
    return made


def _state(path: Path) -> tuple[int, int, int] | None:
    """What tells one state of a file from another; None where it cannot be looked at."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, -1, 0)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
