"""What `agenda search` does: the hits of the viewer's search, a line each or as JSON."""

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.console import safe, say, shown, write, writes_unicode
from tui.i18n import _
from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.meeting.problems import Rank, ValuePath
from tui.search.hits import By, Hit
from tui.search.language import parse
from tui.search.library.index import Entry
from tui.search.library.library import Library, MeetingHits, Progress
from tui.search.private import asks_for_notes, notes_beside
from tui.search.records import OVERVIEW, Noted, Pane, Record
from tui.search.search import Found, Search
from tui.search.snippet import labelled_snippet, snippet
from tui.store.notes import Contents, NotesError, notes_path, read_notes
from tui.store.reading.loading import Loaded, load
from tui.text.paragraphs import paragraphs

_TRIED = 200  # who waits for a command can wait a second for what may have been meant
_FOUND, _NOTHING, _TROUBLE = 0, 1, 2


class _Line(Struct, frozen=True):
    """A hit and where in which file it stands."""

    file: Path
    line: int
    column: int
    found: Found
    hit: Hit

    def text(self) -> str:
        place, record = self.hit.place, self.hit.record
        label, piece = labelled_snippet(record, self.found.query)
        where = " ".join(filter(None, (place.pane, label or _symbol(record))))
        return f"{shown(self.file)}:{self.line}: {safe(where)}: {safe(piece.text)}\n"

    def values(self) -> dict[str, Any]:
        place, record = self.hit.place, self.hit.record
        piece = snippet(record.text, self.found.query)
        entry = {"entry": place.entry} if place.entry >= 0 else {}
        of = {"of": str(place.of)} if place.of is not None else {}
        return {
            "file": _name(self.file),
            "line": self.line,
            "column": self.column,
            "pane": str(place.pane),
            "position": None if place.position == OVERVIEW else place.position,
            **entry,
            **of,
            "label": record.label,
            "text": piece.text,
            "spans": [list(span) for span in piece.spans],
            "matches": max(1, piece.matches),
        }


def _name(file: Path) -> str:
    return str(file).encode(errors="replace").decode()


def _symbol(record: Record) -> str:
    """A document's symbol, which stands in the line even where the text begins with it."""
    return (
        record.label if record.place.pane is Pane.DOCUMENTS and record.label in record.title else ""
    )


class _Searching:
    """A search over files and folders that notes what went wrong on its way."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._remarks: set[str] = set()
        self.problems: list[dict[str, Any]] = []

    def lines(self, files: Sequence[Path]) -> Iterator[_Line]:
        """The hits, file by file as they are named."""
        for file in files:
            yield from self._in_folder(file) if file.is_dir() else self._in_file(file)

    def entries(self, folder: Path) -> list[Entry]:
        """The meetings of a folder, the newest first."""
        with contextlib.closing(Library(folder)) as library:
            self._refresh(library)
            return [entry for entry in library.entries() if not entry.problem]

    @property
    def trouble(self) -> bool:
        """Whether something could not be read."""
        return bool(self.problems)

    def _complain(self, file: Path, line: int, message: str) -> None:
        self.problems.append({"file": _name(file), "line": line or None, "message": message})
        where = f"{shown(file)}:{line}" if line else shown(file)
        say(f"{where}: {safe(message)}")

    def _in_file(
        self, file: Path, *, pinyin: bool = True, remarks: bool = True, with_notes: bool = True
    ) -> Iterator[_Line]:
        if str(file) == "-":
            self._complain(file, 0, _("standard input is not searched; give the name of a file"))
            return
        loaded = load(file)
        meeting = loaded.meeting
        if meeting is None:
            fatal = next(problem for problem in loaded.problems if problem.rank is Rank.FATAL)
            self._complain(file, fatal.line, fatal.message)
            return
        notes = self._notes(file, meeting) if with_notes else ()
        search = Search(meeting, Links.of(meeting), notes=notes)
        found = (search.with_pinyin() if pinyin else search).find(self._query)
        if remarks:
            self._say_once(*found.remarks, *found.unfinished)
        yield from _located(file, loaded, meeting, found)

    def _notes(self, file: Path, meeting: Meeting) -> tuple[Noted, ...]:
        """The private notes beside a meeting file."""
        try:
            return notes_beside(file, meeting)
        except NotesError as error:
            self.problems.append({"file": _name(file), "line": None, "message": str(error)})
            say(safe(str(error)))
            return ()

    def _say_once(self, *remarks: str) -> None:
        """Says what is wrong with the query; the same is said of one file only."""
        for remark in remarks:
            if remark not in self._remarks:
                self._remarks.add(remark)
                say(safe(remark))

    def _in_folder(self, folder: Path) -> Iterator[_Line]:
        with contextlib.closing(Library(folder)) as library:
            self._refresh(library)
            for hits in library.find(self._query, _TRIED, self._follow):
                # Read again, for the lines; it may have changed since a moment ago.
                yield from self._of_meeting(folder, hits)
            self._say_once(*library.remarks)
            if library.remark:
                say(safe(library.remark))

    def _of_meeting(self, folder: Path, hits: MeetingHits) -> Iterator[_Line]:
        # The same reading as in the folder, so that there are the same hits.
        pinyin = any(hit.by in {By.VARIANT, By.PINYIN} for hit in hits.found.hits)
        with_notes = asks_for_notes(parse(self._query))
        name = folder / hits.entry.name
        return self._in_file(name, pinyin=pinyin, remarks=False, with_notes=with_notes)

    def _refresh(self, library: Library) -> None:
        self._follow(library.refresh())
        for trouble in library.troubles:
            self._complain(library.folder / trouble.name, 0, trouble.message)
        for entry in library.entries():
            if entry.problem:
                self._complain(library.folder / entry.name, entry.line, entry.problem)

    @staticmethod
    def _follow(steps: Iterator[Progress]) -> None:
        """Shows on a terminal how far meetings are read."""
        told = bool(sys.stderr and sys.stderr.isatty())
        for progress in steps:
            if told:
                print(
                    "\r"
                    + _("reading meetings: {done} of {total}").format(
                        done=progress.done, total=progress.total
                    ),
                    end="",
                    file=sys.stderr,
                )
        if told:
            print("\r\033[K", end="", file=sys.stderr)


def _located(file: Path, loaded: Loaded, meeting: Meeting, found: Found) -> Iterator[_Line]:
    notes: tuple[Path, Contents] | None = None
    for hit in found.hits:
        if hit.place.pane is Pane.NOTES:
            notes = notes or (notes_path(file), read_notes(notes_path(file)))
            beside, contents = notes
            here = contents.place_of(hit.place.note)
            yield _Line(beside, here.line, here.column, found, hit)
            continue
        place = loaded.parsed.place_of(_path(meeting, hit.record))
        yield _Line(file, place.line, place.column, found, hit)


def _path(meeting: Meeting, record: Record) -> ValuePath:
    """The value that a text of a meeting is from."""
    place = record.place
    if place.pane is Pane.AGENDA:
        return ("agenda", place.position, "title")
    if place.pane is Pane.DOCUMENTS:
        return ("documents", place.position)
    if place.pane is Pane.SCHEDULE:
        entry = ("entries", place.entry) if place.entry >= 0 else ()
        return ("schedule", place.position, *entry)
    if place.position == OVERVIEW:
        keys = ("title", "session", "document_title", "body", "city")
        key = next((key for key in keys if getattr(meeting.about, key) == record.text), "")
        return ("meeting", key or "introduction")
    item = meeting.agenda[place.position]
    if record.text in paragraphs(item.annotation):
        return ("agenda", place.position, "annotation")
    if record.text in item.footnotes:
        return ("agenda", place.position, "footnotes", item.footnotes.index(record.text))
    return ("agenda", place.position, "outcome")


def list_meetings(folder: Path) -> int:
    """Prints the meetings of a folder, a line each, the newest first: `FILE: DAY: title`.

    Args:
        folder: The folder.

    Returns:
        The exit status: 0 where there are meetings, 1 where there are none, 2 where a file could
        not be read.
    """
    listing = _Searching("")
    count = 0
    for entry in listing.entries(folder):
        count += 1
        write(f"{shown(folder / entry.name)}: {entry.start}: {safe(entry.title)}\n")
    if listing.trouble:
        return _TROUBLE
    return _FOUND if count else _NOTHING


def search_files(query: str, files: Sequence[Path], limit: int | None, *, as_json: bool) -> int:
    """Prints the hits of a query.

    Args:
        query: As typed in the viewer; any text.
        files: Meeting files, and folders of them.
        limit: How many hits at most; None for all.
        as_json: Whether to print one JSON object in place of lines.

    Returns:
        The exit status: 0 where something is found, 1 where nothing is, 2 where a file could not
        be read.
    """
    if not query.strip():
        say(_("the query is empty, and finds nothing; give a word, a number or a symbol"))
    searching = _Searching(query)
    lines = islice(searching.lines(files), limit)
    count = 0
    if as_json:
        hits = [line.values() for line in lines]
        count = len(hits)
        typed = query.encode(errors="replace").decode()
        value = {"query": typed, "hits": hits, "problems": searching.problems}
        write(json.dumps(value, ensure_ascii=not writes_unicode(), indent=2) + "\n")
    else:
        for count, line in enumerate(lines, 1):  # noqa: B007 -- counted for the exit status
            write(line.text())
    if searching.trouble:
        return _TROUBLE
    return _FOUND if count else _NOTHING
