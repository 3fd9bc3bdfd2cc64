"""A meeting file, read and parsed, with every problem and its place in the file."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.meeting.checks import Gaps, check
from tui.meeting.model import FORMAT, Meeting
from tui.meeting.problems import Problem, Rank, ValuePath
from tui.store.beside import is_notes_file, meeting_path
from tui.store.reading.conversion import Converted, convert_meeting
from tui.store.reading.files import check_files
from tui.store.reading.positions import Position, Positions
from tui.store.reading.shape import is_number
from tui.store.reading.source import Source, UnreadableFile, read_source
from tui.store.reading.suggest import Suggestions
from tui.store.reading.toml import NotTomlError, read_toml
from tui.text.safe import make_safe


class LocatedProblem(Struct, frozen=True):
    """One thing that is wrong, and where.

    Attributes:
        rank: How much of the meeting it costs.
        line: The line at fault, from 1.
        column: The column at fault, from 1, in characters.
        path: The value at fault, by positions in the file.
        message: What is wrong and what is expected, in one line that is safe on a terminal.
    """

    rank: Rank
    line: int
    column: int
    path: ValuePath
    message: str

    def render(self, file: str) -> str:
        """The problem as compilers print theirs: `FILE:LINE:COLUMN: error: message`."""
        word = _("warning") if self.rank is Rank.WARNING else _("error")
        return f"{make_safe(file)}:{self.line}:{self.column}: {word}: {self.message}"


class Parsed(Struct, frozen=True):
    """What a text says as a meeting file.

    Attributes:
        meeting: The meeting of all that is right; None where `problems` has a fatal one.
        problems: What is wrong, in order of the file.
        positions: Where each value of the file stands.
        kept: For each list of which something was left out, its path in the file and the positions
            in the file of what was kept.
        left_out: How many values and entries were left out, or are missing though required; an
            entry counts once, whatever is wrong in it.
        read_only: Why the meeting must not be edited, or `""`.
    """

    meeting: Meeting | None
    problems: tuple[LocatedProblem, ...]
    positions: Positions
    kept: Mapping[ValuePath, tuple[int, ...]] = {}
    left_out: int = 0
    read_only: str = ""

    def file_path(self, path: ValuePath) -> ValuePath:
        """The path in the file of a path in `meeting`, where wrong entries are missing."""
        return _file_path(path, self.kept)

    def place_of(self, path: ValuePath) -> Position:
        """Where in the file a value of `meeting`, or the nearest one around it, stands."""
        return self.positions.value(self.file_path(path))

    def line_of(self, path: ValuePath) -> int:
        """The line, from 1, on which a value of `meeting`, or the nearest around it, stands."""
        return self.place_of(path).line


class Loaded(Struct, frozen=True):
    """A meeting file as it was read from the disk.

    Attributes:
        source: The file; its text is empty where it could not be read.
        parsed: What it says.
    """

    source: Source
    parsed: Parsed

    @property
    def meeting(self) -> Meeting | None:
        """The meeting of all that is right; None where `problems` has a fatal one."""
        return self.parsed.meeting

    @property
    def problems(self) -> tuple[LocatedProblem, ...]:
        """What is wrong, in order of the file."""
        return self.parsed.problems

    @property
    def left_out(self) -> int:
        """How many values and entries were left out; see `Parsed`."""
        return self.parsed.left_out

    @property
    def read_only(self) -> str:
        """Why the meeting must not be edited, or `""`."""
        return self.parsed.read_only

    def file_path(self, path: ValuePath) -> ValuePath:
        """The path in the file of a path in `meeting`, where wrong entries are missing."""
        return self.parsed.file_path(path)

    def line_of(self, path: ValuePath) -> int:
        """The line, from 1, on which a value of `meeting`, or the nearest around it, stands."""
        return self.parsed.line_of(path)


def load(path: Path) -> Loaded:
    """Reads and parses a meeting file.

    A file that cannot be read is no exception but a fatal problem.

    Args:
        path: The file; files that it names are looked for in its folder.
    """
    try:
        source = read_source(path)
    except UnreadableFile as error:
        problem = error.problem
        return Loaded(Source(path, ""), _unread(problem.message, error.line, error.column))
    parsed = parse(source.text, folder=path.parent)
    if parsed.meeting is None and is_notes_file(path):
        parsed = _unread(_notes_words(path), 1, 1)
    return Loaded(source, parsed)


def _notes_words(path: Path) -> str:
    """What to say to who opens private notes as a meeting."""
    meeting = meeting_path(path)
    words = _("these are the private notes on {meeting}, and no meeting; open {meeting}")
    if not meeting.exists():
        words = _(
            "these are private notes, and no meeting; they belong to {meeting}, which is not there"
        )
    return words.format(meeting=meeting.name)


def parse(
    text: str, *, folder: Path | None = None, values: Mapping[str, Any] | None = None
) -> Parsed:
    """Parses the text of a meeting file; never raises, whatever the text.

    Args:
        text: The text, without a byte-order mark.
        folder: The folder of the meeting file; the files that it names are looked for there. By
            default none is looked for.
        values: What `tomllib` reads in the text, where that is known; to read it takes time.
    """
    if values is None:
        try:
            values = read_toml(text)
        except NotTomlError as error:
            return _unread(error.message, error.line, error.column)
    judged = judge(values, folder=folder)
    positions = Positions(text)
    return Parsed(
        judged.meeting,
        located(judged.problems, positions),
        positions,
        judged.converted.kept,
        _left_out(judged.converted.wrong),
        judged.read_only,
    )


class Judged(Struct, frozen=True):
    """What values say as a meeting file, without their places in a text.

    Attributes:
        converted: The values as a meeting, and what could not be converted.
        problems: All that is wrong, by paths in the file.
        read_only: Why the meeting must not be edited, or `""`.
    """

    converted: Converted
    problems: tuple[Problem, ...]
    read_only: str = ""

    @property
    def meeting(self) -> Meeting | None:
        """The meeting of all that is right; None where `problems` has a fatal one."""
        return self.converted.meeting


def judge(values: Mapping[str, Any], *, folder: Path | None = None) -> Judged:
    """Says what values mean as a meeting file, and what is wrong with them.

    Args:
        values: What `tomllib` has read.
        folder: The folder of the meeting file; the files that it names are looked for there. By
            default none is looked for.
    """
    nearest = Suggestions()
    converted = convert_meeting(values, nearest)
    meeting, problems, read_only = converted.meeting, list(converted.problems), ""
    if meeting is not None:
        if meeting.format > FORMAT:
            read_only = _(
                "the file has format {format}, and this program knows only {format2}"
            ).format(format=meeting.format, format2=FORMAT)
            message = _(
                "{read_only}; it is opened for reading only: get a newer agenda to edit it"
            ).format(read_only=read_only)
            problems.append(Problem(Rank.WARNING, ("format",), message))
        found = check(meeting, nearest=nearest, gaps=_gaps(values, converted))
        if folder is not None:
            found += check_files(meeting, folder)
        problems += _in_file(found, converted)
    return Judged(converted, tuple(problems), read_only)


def _unread(message: str, line: int, column: int) -> Parsed:
    problem = LocatedProblem(Rank.FATAL, line, column, (), make_safe(message))
    return Parsed(None, (problem,), Positions(""))


def _file_path(path: ValuePath, kept: Mapping[ValuePath, tuple[int, ...]]) -> ValuePath:
    in_file: ValuePath = ()
    for part in path:
        places = kept.get(in_file, ())
        moved = isinstance(part, int) and 0 <= part < len(places)
        in_file = (*in_file, places[part] if moved and isinstance(part, int) else part)
    return in_file


def _in_file(problems: Sequence[Problem], converted: Converted) -> list[Problem]:
    """The problems of the meeting by paths in the file, less those that only follow from others."""
    if not converted.wrong:
        return list(problems)
    moved = []
    for problem in problems:
        path = _file_path(problem.path, converted.kept)
        # What a key has instead of its wrong value is not the file's fault again.
        follows = path in converted.wrong or path in converted.kept
        if not (follows and isinstance(path[-1], str)):
            moved.append(Problem(problem.rank, path, problem.message, problem.at_key))
    return moved


def _left_out(wrong: AbstractSet[ValuePath]) -> int:
    return sum(not any(path[:length] in wrong for length in range(1, len(path))) for path in wrong)


def _gaps(values: Mapping[str, Any], converted: Converted) -> Gaps:
    wrong = converted.wrong
    if not wrong:
        return Gaps()
    agenda = values.get("agenda", [])
    entries = agenda if isinstance(agenda, list) else []
    names = {
        _name(entry[key])
        for position, entry in enumerate(entries)
        for key in ("id", "number")
        if isinstance(entry, dict) and key in entry
        if ("agenda", position) in wrong or ("agenda", position, key) in wrong
    }
    kept = converted.kept.get(("agenda",), range(len(entries)))
    before = {
        position
        for position, place in enumerate(kept)
        if ("agenda", place - 1) in wrong or ("agenda", place - 1, "level") in wrong
    }
    schedule = any(path[:1] == ("schedule",) and path[2:3] in {(), ("entries",)} for path in wrong)
    return Gaps(frozenset(names), frozenset(before), schedule)


def _name(value: object) -> str:
    """What a reference would write for an id, even for a number that lacks its quotes."""
    is_plain = isinstance(value, str) or (isinstance(value, int) and is_number(value))
    return str(value) if is_plain else ""


def located(problems: Sequence[Problem], positions: Positions) -> tuple[LocatedProblem, ...]:
    """Problems with their places in a text, in the order of the text."""
    found = []
    for problem in problems:
        place = positions.key if problem.at_key else positions.value
        line, column = place(problem.path)
        message = make_safe(problem.message)
        found.append(LocatedProblem(problem.rank, line, column, problem.path, message))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))
