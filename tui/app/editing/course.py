"""Commands on the course of the meeting: what becomes of its items, each one step."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct

from tui.app.editing.entry_commands import EntryCommands
from tui.app.view import MeetingView
from tui.i18n import N_, _
from tui.i18n.joining import listed
from tui.meeting.clock import DONE, is_meeting_time
from tui.store.course import IN_PROGRESS, finish, reopen, take_up
from tui.store.editing.change import Edit

_DONE_WORDS = {
    "concluded": (
        N_("{name} concluded"),
        N_("{name} concluded at {hour}"),
        N_("{name} is concluded already"),
    ),
    "adopted": (
        N_("{name} adopted"),
        N_("{name} adopted at {hour}"),
        N_("{name} is adopted already"),
    ),
    "deferred": (
        N_("{name} deferred"),
        N_("{name} deferred at {hour}"),
        N_("{name} is deferred already"),
    ),
    "withdrawn": (
        N_("{name} withdrawn"),
        N_("{name} withdrawn at {hour}"),
        N_("{name} is withdrawn already"),
    ),
}
"""What is done, without and with its time, and that it is so already."""


class _Step(Struct, frozen=True):
    """What is to be done to an item, and what is said of it; words have `{name}` and `{hour}`.

    Attributes:
        edits: The edits, with paths in the file; none where there is nothing to do.
        already: What is said where there is nothing to do.
        label: What is done, as the step's label.
        said: What is said once it is done.
        moment: The time that is put down, if any.
        remarks: Sentences to say besides.
    """

    edits: Sequence[Edit]
    already: str
    label: str
    said: str
    moment: datetime | None = None
    remarks: Sequence[str] = ()


class ItemCourse(EntryCommands):
    """Takes items up and is done with them. Items are given by their positions in the meeting."""

    def take_up(self, item: int, now: datetime, then: Callable[[], None]) -> None:
        """Takes an item up.

        Args:
            item: The item.
            now: The moment, in the meeting's time zone.
            then: What follows once that is done.
        """
        moment = self._moment(now)
        edits = take_up(self._values, self._in_file(item), moment)
        label = _("{name} taken up")
        # That it was taken up before is in the file; it is taken up now all the same.
        said = _("{name} taken up at {hour}") if moment else label
        remarks = [self._in_progress_too(item), self._untimed(moment)]
        already = _("{name} is in progress already")
        self._make(item, _Step(edits, already, label, said, moment, remarks), then)

    def finish(self, item: int, status: str, now: datetime, then: Callable[[], None]) -> None:
        """Is done with an item.

        Args:
            item: The item.
            status: What it has become: concluded, adopted, deferred or withdrawn.
            now: The moment, in the meeting's time zone.
            then: What follows once that is done.
        """
        moment = self._moment(now)
        edits = finish(self._values, self._in_file(item), status, moment)
        label, timed, already = map(_, _DONE_WORDS[status])
        remarks = [self._open_below(item), self._untimed(moment)]
        said = timed if moment else label
        self._make(item, _Step(edits, already, label, said, moment, remarks), then)

    def reopen(self, item: int, then: Callable[[], None]) -> None:
        """Has an item open again.

        Args:
            item: The item.
            then: What follows once that is done.
        """
        edits = reopen(self._values, self._in_file(item))
        words = _("{name} open again")
        self._make(item, _Step(edits, _("{name} is open already"), words, words), then)

    def outcome(self, item: int) -> None:
        """Asks for what was decided on an item."""
        self._editor.edit_in_line(("agenda", self._in_file(item), "outcome"))

    # How it is done and said

    def _make(self, item: int, step: _Step, then: Callable[[], None]) -> None:
        name, screen = self._view.item_words(item), self._editing.screen
        if not step.edits:
            screen.say(_sentence(step.already.format(name=name)))
            return
        hour = f"{step.moment:%H:%M}" if step.moment is not None else ""
        sentences = [_sentence(step.said.format(name=name, hour=hour)), *step.remarks]

        def done() -> None:
            then()
            screen.say(" ".join(filter(None, sentences)))

        path = ("agenda", self._in_file(item), "status")
        self._editor.make(step.edits, step.label.format(name=name), path, then=done)

    def _untimed(self, moment: datetime | None) -> str:
        if moment is not None:
            return ""
        return _("No time is put down, as the meeting is not on today.")

    def _moment(self, now: datetime) -> datetime | None:
        """The time to be put down; None where the meeting is not on, as it would be a false one."""
        moment = now.replace(tzinfo=None, second=0, microsecond=0, fold=0)
        return moment if is_meeting_time(self._view.meeting, moment) else None

    def _in_progress_too(self, item: int) -> str:
        """A sentence on the items that were taken up before and are still in progress."""
        view, outline = self._view, self._view.links.outline
        kin = {*outline.ancestors(item), *outline.subtree(item)}
        others = [
            at
            for at, each in enumerate(view.meeting.agenda)
            if each.status == IN_PROGRESS and at not in kin
        ]
        return _("Still in progress: {items}.").format(items=self._listed(others)) if others else ""

    def _open_below(self, item: int) -> str:
        """A sentence on the sub-items with which the meeting is not done."""
        view = self._view
        below = [
            at for at in view.links.outline.subtree(item)[1:] if view.item(at).status not in DONE
        ]
        return _("Still open below it: {items}.").format(items=self._listed(below)) if below else ""

    def _listed(self, items: Sequence[int]) -> str:
        return listed(map(self._view.item_words, items))

    @property
    def _view(self) -> MeetingView:
        return self._editing.screen.view

    def _in_file(self, item: int) -> int:
        path = self._editing.file.file_path(("agenda", item))
        return path[1] if isinstance(path[1], int) else item


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
