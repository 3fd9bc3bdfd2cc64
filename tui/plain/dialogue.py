"""The dialogue: a line that was typed, and the lines that answer it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from tui.app.course.clock import Clock, machine_clock
from tui.app.course.steps import ItemStep, finishing, reopening, taking_up
from tui.app.view import OVERVIEW, MeetingView
from tui.exports.items import NoSuchItemError, find_item
from tui.exports.now import now_page
from tui.i18n import _, ngettext
from tui.i18n.joining import headed, listed
from tui.meeting.clock import LocalZone, Timetable
from tui.meeting.left import what_is_left
from tui.plain import sentences
from tui.plain.commands import COMMANDS, command_words, find_command
from tui.plain.editing import PlainEditing
from tui.search.search import Found, Search
from tui.search.snippet import labelled_snippet
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded
from tui.text.safe import make_safe
from tui.text.symbols import nearest

_WIDE = 10_000
"""Cells of a line that is not to be broken: who listens to it does not see its end."""


class Dialogue:
    """Answers commands on a meeting, each in lines that are safe for a terminal.

    Args:
        loaded: The meeting file; it holds a meeting.
        clock: The clock that it goes by.

    Attributes:
        is_over: Whether the user has left.
    """

    def __init__(self, loaded: Loaded, clock: Clock = machine_clock) -> None:
        self.editing = PlainEditing(loaded)
        self._clock = clock
        self.is_over = False
        self._item = OVERVIEW
        self._paragraph = 0
        self._view = self._new_view()
        self._search: Search | None = None
        self._found: Found | None = None
        self._hit = 0
        self._asked_to_leave = False

    def _new_view(self) -> MeetingView:
        return MeetingView(self.editing.file.meeting, self.editing.file.path)

    def begin(self) -> Iterator[str]:
        """What is said at the start."""
        yield from _safe(sentences.meeting_lines(self._view))
        if left_out := self.editing.file.left_out:
            words = ngettext(
                "{count} thing in the file is wrong and left out; problems says what.",
                "{count} things in the file are wrong and left out; problems says what.",
                left_out,
            )
            yield words.format(count=left_out)
        yield from _safe(self.editing.begin())
        yield _("Type next for the first item, help for all commands, quit to leave.")

    def answer(self, line: str) -> Iterator[str]:
        """The lines that answer a line."""
        yield from _safe(self._answer(line.strip()))

    def _answer(self, line: str) -> Iterator[str]:
        leaving, self._asked_to_leave = self._asked_to_leave, False
        if not line:
            yield from self._go_on()
            return
        word, _blank, rest = line.partition(" ")
        if line[0] in "/:" and len(line) > 1:
            word, rest = line[0], line[1:]
        command = find_command(word)
        if command is None and word == ":":
            command = find_command("item")
        if command is None:
            yield from self._unknown(line, word)
            return
        self._asked_to_leave = leaving and command.name == "quit"
        yield from getattr(self, f"_on_{command.name}")(rest.strip())

    def _unknown(self, line: str, word: str) -> Iterator[str]:
        try:
            found = find_item(self._view.meeting, line)
        except NoSuchItemError:
            meant = nearest(word.lower(), [command.name for command in COMMANDS])
            if meant:
                yield _("There is no command {word}; did you mean {meant}?").format(
                    word=word, meant=meant
                )
            else:
                yield _("There is no command {word}; help lists all.").format(word=word)
        else:
            yield from self._go(found)

    # Items

    def _go(self, item: int) -> Iterator[str]:
        self._item, self._paragraph = item, 0
        yield from sentences.item_lines(self._view, item)

    def _on_next(self, _rest: str) -> Iterator[str]:
        if self._item + 1 < len(self._view.meeting.agenda):
            yield from self._go(self._item + 1)
        else:
            yield _("This is the last item.")

    def _on_previous(self, _rest: str) -> Iterator[str]:
        if self._item > OVERVIEW:
            yield from self._go(self._item - 1)
        else:
            yield _("This is the meeting; the items come after it.")

    def _on_item(self, rest: str) -> Iterator[str]:
        try:
            yield from self._go(find_item(self._view.meeting, rest) if rest else self._item)
        except NoSuchItemError as error:
            words = _("There is no item {name}; agenda lists all.")
            if error.suggestion:
                words = _("There is no item {name}; did you mean {meant}?")
            yield words.format(name=rest, meant=error.suggestion)

    def _on_agenda(self, _rest: str) -> Iterator[str]:
        for item in range(len(self._view.meeting.agenda)):
            here = item == self._item
            line = sentences.item_line(self._view, item)
            yield _("{item}, here").format(item=line) if here else line

    # The annotation

    def _on_read(self, _rest: str) -> Iterator[str]:
        self._paragraph = 0
        yield from self._go_on()

    def _go_on(self) -> Iterator[str]:
        """Reads the next paragraph."""
        texts = sentences.annotation(self._view, self._item)
        if self._paragraph < len(texts):
            self._paragraph += 1
            yield from self._read(texts, self._paragraph)
        elif texts:
            yield _("This is the end of the annotation.")
        else:
            yield _("There is no annotation.")

    def _on_paragraph(self, rest: str) -> Iterator[str]:
        texts = sentences.annotation(self._view, self._item)
        number = _number(rest, len(texts))
        if not number:
            yield _("There is no paragraph {number}; there are {count}.").format(
                number=rest or "?", count=len(texts)
            )
            return
        self._paragraph = number
        yield from self._read(texts, number)

    def _read(self, texts: list[str], number: int) -> Iterator[str]:
        place = _("Paragraph {place} of {count}").format(place=number, count=len(texts))
        yield headed(place, texts[number - 1])

    # Documents and schedule

    def _on_documents(self, rest: str) -> Iterator[str]:
        every = range(len(self._view.meeting.documents))
        all_of_them = rest == "all" or self._item == OVERVIEW
        documents = every if all_of_them else self._view.links.documents(self._item)
        for document in documents:
            yield sentences.document_line(self._view, document)
        if not documents and every and not all_of_them:
            yield _("No documents for this item; documents all lists those of the meeting.")
        elif not documents:
            yield _("There are no documents.")

    def _on_document(self, rest: str) -> Iterator[str]:
        number = _number(rest, len(self._view.meeting.documents))
        if number:
            yield from sentences.document_lines(self._view, number - 1)
        else:
            yield _("There is no document {number}; documents all lists them.").format(
                number=rest or "?"
            )

    def _on_schedule(self, _rest: str) -> Iterator[str]:
        for sitting in range(len(self._view.meeting.schedule)):
            yield sentences.sitting_line(self._view, sitting)
        if not self._view.meeting.schedule:
            yield _("There is no schedule.")

    def _on_sitting(self, rest: str) -> Iterator[str]:
        number = _number(rest, len(self._view.meeting.schedule))
        if number:
            yield from sentences.sitting_lines(self._view, number - 1)
        else:
            yield _("There is no sitting {number}; schedule lists them.").format(number=rest or "?")

    def _on_now(self, _rest: str) -> Iterator[str]:
        lines = now_page(self._view.meeting, self._clock(), LocalZone(), _WIDE).splitlines()
        yield from filter(None, (" ".join(line.split()) for line in lines))

    # The course of the meeting

    def _on_left(self, _rest: str) -> Iterator[str]:
        view, timetable = self._view, Timetable(self._view.meeting)
        left = what_is_left(view.meeting, view.links, timetable, timetable.at(self._clock()))
        yield from sentences.left_lines(view, left)

    def _on_take(self, _rest: str) -> Iterator[str]:
        yield from self._become(taking_up)

    def _on_conclude(self, _rest: str) -> Iterator[str]:
        yield from self._become(partial(_finishing, "concluded"))

    def _on_adopt(self, _rest: str) -> Iterator[str]:
        yield from self._become(partial(_finishing, "adopted"))

    def _on_defer(self, _rest: str) -> Iterator[str]:
        yield from self._become(partial(_finishing, "deferred"))

    def _on_withdraw(self, _rest: str) -> Iterator[str]:
        yield from self._become(partial(_finishing, "withdrawn"))

    def _on_reopen(self, _rest: str) -> Iterator[str]:
        yield from self._become(lambda view, file, item, _now: reopening(view, file, item))

    def _become(
        self, step: Callable[[MeetingView, OpenFile, int, datetime], ItemStep]
    ) -> Iterator[str]:
        """Does to the item what is to become of it."""
        if self._item == OVERVIEW:
            yield _("No agenda item is selected.")
            return
        now = self._clock().astimezone(Timetable(self._view.meeting).zone)
        yield from self.editing.become(step(self._view, self.editing.file, self._item, now))
        self._show_changes()

    # Search

    def _on_search(self, rest: str) -> Iterator[str]:
        if not rest:
            yield _("Say what to search: search WORDS.")
            return
        if self._search is None:
            self._search = Search(self._view.meeting, self._view.links)
        found = self._search.find(rest)
        if not found.hits:
            found = self._search.with_pinyin().find(rest)
        self._found, self._hit = found, 0
        yield from found.remarks
        if not found.hits:
            yield _("Nothing found.")
            return
        yield from self._say_hit()

    def _on_hit(self, rest: str) -> Iterator[str]:
        count = len(self._found.hits) if self._found is not None else 0
        number = _number(rest, count)
        yield from self._step(number - 1 - self._hit if number else 1)

    def _on_back(self, _rest: str) -> Iterator[str]:
        yield from self._step(-1)

    def _step(self, step: int) -> Iterator[str]:
        if self._found is None or not self._found.hits:
            yield _("There are no hits; search first.")
        elif not 0 <= self._hit + step < len(self._found.hits):
            yield _("This is the last hit.") if step > 0 else _("This is the first hit.")
        else:
            self._hit += step
            yield from self._say_hit()

    def _say_hit(self) -> Iterator[str]:
        if self._found is None:
            return
        hits, place = self._found.hits, self._found.hits[self._hit].place
        label, piece = labelled_snippet(hits[self._hit].record, self._found.query, _WIDE)
        head = _("Hit {place} of {count}").format(place=self._hit + 1, count=len(hits))
        if place.pane in {"agenda", "annotation", "meeting"}:
            self._item, self._paragraph = place.position, 0
        where = {
            "agenda": _("agenda"),
            "annotation": _("annotation"),
            "documents": _("document {number}").format(number=place.position + 1),
            "schedule": _("sitting {number}").format(number=place.position + 1),
            "meeting": _("meeting"),
        }[place.pane]
        yield headed(listed((head, where, label)), piece.text)

    # Editing

    def _on_set(self, rest: str) -> Iterator[str]:
        path, _blank, value = rest.partition(" ")
        yield from self.editing.set(path, value.strip(), self._item)
        self._show_changes()

    def _on_undo(self, _rest: str) -> Iterator[str]:
        yield from self.editing.undo()
        self._show_changes()

    def _on_redo(self, _rest: str) -> Iterator[str]:
        yield from self.editing.redo()
        self._show_changes()

    def _on_save(self, rest: str) -> Iterator[str]:
        yield from self.editing.save(Path(rest).expanduser() if rest else None)
        self._show_changes()

    def _on_recover(self, _rest: str) -> Iterator[str]:
        yield from self.editing.recover()
        self._show_changes()

    def _on_discard(self, _rest: str) -> Iterator[str]:
        yield from self.editing.discard()

    def _show_changes(self) -> None:
        if self.editing.file.meeting is self._view.meeting:
            return
        self._view = self._new_view()
        self._item = min(self._item, len(self._view.meeting.agenda) - 1)
        self._search = self._found = None

    def _on_problems(self, _rest: str) -> Iterator[str]:
        problems = self.editing.file.problems
        for problem in problems:
            yield _("Line {line}: {message}").format(line=problem.line, message=problem.message)
        if not problems:
            yield _("Nothing is wrong with this file.")

    # The rest

    def _on_help(self, rest: str) -> Iterator[str]:
        command = find_command(rest) if rest else None
        for each in COMMANDS if command is None else (command,):
            yield command_words(each)

    def _on_quit(self, _rest: str) -> Iterator[str]:
        if self.editing.file.changed and not self._asked_to_leave:
            self._asked_to_leave = True
            yield _("The changes are not saved. Type save, or quit once more to lose them.")
            return
        yield from self.editing.close()
        self.is_over = True


def _finishing(
    status: str, view: MeetingView, file: OpenFile, item: int, now: datetime
) -> ItemStep:
    return finishing(view, file, item, status, now)


def _number(text: str, most: int) -> int:
    """A number from 1 to the most there is; 0 where the text is none."""
    numbers = {str(number): number for number in range(1, most + 1)}
    return numbers.get(text, 0)


def _safe(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if shown := " ".join(line.split()):
            yield make_safe(shown)
