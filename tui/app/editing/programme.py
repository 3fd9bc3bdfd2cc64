"""Commands that change the programme: each one step, with what clashes shown before it is made."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tui.app.editing.clash_list import ClashList, as_shown
from tui.app.editing.draft import Draft
from tui.app.editing.editor import closing
from tui.app.editing.entry_commands import EntryCommands
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Option, Picker
from tui.app.editing.verdict import Judge
from tui.app.view import MeetingView
from tui.i18n import _, ngettext
from tui.meeting.links import EntryPlace
from tui.meeting.titles import entry_title
from tui.store.editing.change import Edit
from tui.store.editing.edits import RefusedEdit, edited
from tui.store.merging.lines import lost_comments
from tui.store.programme import (
    Change,
    add_entry,
    cancel,
    cancel_and_move,
    carry_on,
    clashes_of,
    following,
    move_entry,
    reinstate,
    shift,
    targets,
)

_MINUTES = re.compile(r"([+\-\u2212]?)\s*(?:(\d{1,2})\s*[:hH.]\s*)?(\d{1,4})\s*(?:min|m|')?\.?")
"""`30`, `-15`, `1:30`: hours only before a colon, an h or a dot."""

_HOUR = 60


def minutes_typed(typed: str) -> int | None:
    """By how many minutes something is to be moved: `30`, `-15`, `1:30`; None for what is no time."""
    found = _MINUTES.fullmatch(typed.strip())
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    count = int(hours or 0) * _HOUR + int(minutes)
    return -count if sign in ("-", "\u2212") else count


def _moved(day: str, minutes: int) -> str:
    """That the rest of a day has moved, as said in passing and of the step that undo names."""
    later = ngettext(
        "the rest of {day} moved {count} minute later",
        "the rest of {day} moved {count} minutes later",
        minutes,
    )
    earlier = ngettext(
        "the rest of {day} moved {count} minute earlier",
        "the rest of {day} moved {count} minutes earlier",
        -minutes,
    )
    return (later if minutes > 0 else earlier).format(day=day, count=abs(minutes))


def _reason(change: Callable[[str], object], typed: str) -> str:
    """Why what was typed cannot be done, or `""`."""
    try:
        change(typed)
    except RefusedEdit as refused:
        return refused.reason
    return ""


class Programme(EntryCommands):
    """Changes the programme of the open file. Positions are those in the meeting."""

    # Commands

    def shift(self, sitting: int, *, is_on: bool) -> None:
        """Asks by how much a sitting and the rest of its day are to move, and moves them.

        Args:
            sitting: The sitting.
            is_on: Whether it has begun; then its end moves alone.
        """
        at, view = self._in_file(sitting), self._view
        own = view.meeting.schedule[sitting]
        words = _("by how many minutes · rest of {day}, from {hours}")
        if is_on:
            words = _("by how many minutes · rest of {day}, from the end of {hours}")
        name = words.format(day=view.day(own), hours=view.hours(own))

        change = partial(self._shifted, at, is_on)

        def edits(typed: str) -> Sequence[Edit]:
            return change(typed).edits

        def outcome(typed: str) -> Sequence[str]:
            found = clashes_of(self._editing.file.values, change(typed))
            return [as_shown(words, view) for words in found]

        def answered(typed: str | None) -> None:
            minutes = minutes_typed(typed or "")
            if typed is None or not minutes:
                return
            self._make(lambda: change(typed), _moved(view.day(own), minutes))

        hint = _("later; with a minus sign, earlier: -15 · 1:30 is an hour and a half")
        draft = Draft(self._editing, edits)
        line = LineEdit(name, "", Judge(partial(_reason, change), outcome), hint=hint, draft=draft)
        self._editing.screen.app.push_screen(line, closing(draft, answered))

    def _shifted(self, sitting: int, is_on: bool, typed: str) -> Change:  # noqa: FBT001 -- bound before
        minutes = minutes_typed(typed)
        if not minutes:
            raise RefusedEdit(_("expected minutes, as in 30, -15 or 1:30"))
        return shift(self._editing.file.values, sitting, minutes, is_on=is_on)

    def move(self, place: EntryPlace) -> None:
        """Asks for the sitting that is to take up an entry, and brings it there."""
        values = self._editing.file.values
        path = self._editing.file.file_path(("schedule", place.sitting, "entries", place.entry))
        match path:
            case ("schedule", int(sitting), "entries", int(entry)):
                self._ask_target(
                    self._entry_name(place),
                    targets(values, sitting, entry),
                    lambda target: move_entry(self._editing.file.values, sitting, entry, target),
                    sitting,
                )

    def take_up(self, item: int) -> None:
        """Asks for the sitting that is to take up an item which none does."""
        key = self._view.item(item).key
        if not key:
            self._editing.screen.say(_("Without a number or an id, no sitting can take it up."))
            return
        self._ask_target(
            self._view.item_words(item),
            targets(self._editing.file.values, item=key),
            lambda target: add_entry(self._editing.file.values, key, target),
        )

    def carry_on(self, place: EntryPlace) -> None:
        """Has the sitting that follows go on with an entry."""
        file = self._editing.file
        path = file.file_path(("schedule", place.sitting, "entries", place.entry))
        match path:
            case ("schedule", int(sitting), "entries", int(entry)):
                target = self._when(following(file.values, sitting))
                words = _("{name} carried on: {when}")
                self._make(
                    lambda: carry_on(file.values, sitting, entry),
                    words.format(name=self._entry_name(place), when=target),
                )

    def cancel(self, sitting: int) -> None:
        """Cancels a sitting; where others could take up its items, asks whether they shall."""
        file = self._editing.file
        at = self._in_file(sitting)
        own = self._view.meeting.schedule[sitting]
        name = self._editing.named(("schedule", at))
        if own.status == "cancelled":
            self._make(
                lambda: reinstate(file.values, at), _("{name} takes place").format(name=name)
            )
            return
        words = _("{name} cancelled").format(name=name)
        target = following(file.values, at)
        if target < 0 or not own.entries:
            self._make(lambda: cancel(file.values, at), words)
            return

        def picked(answer: tuple[str, ...] | None) -> None:
            if answer:
                way = cancel_and_move if answer == ("move",) else cancel
                self._make(lambda: way(file.values, at), words)

        options = [
            Option("move", _("what it takes up goes to {when}").format(when=self._when(target))),
            Option("stay", _("what it takes up stays in it")),
        ]
        title = _("cancel {name}").format(name=name)
        self._ask(Picker(title, options, ["move"]), picked)

    # How a change is made

    def _ask_target(
        self,
        name: str,
        sittings: Sequence[int],
        change: Callable[[int], Change],
        now_in: int = -1,
    ) -> None:
        if not sittings:
            self._editing.screen.say(_("There is no other sitting that could take it up."))
            return
        options = [Option(str(at), self._when(at)) for at in sittings]
        after = next((at for at in sittings if at > now_in), sittings[-1])

        def picked(answer: tuple[str, ...] | None) -> None:
            if answer:
                target = int(answer[0])
                words = _("{name} moved: {when}").format(name=name, when=self._when(target))
                self._make(lambda: change(target), words)

        title = _("the sitting that takes it up · {name}").format(name=name)
        self._ask(Picker(title, options, [str(after)]), picked)

    def _make(self, change: Callable[[], Change], words: str) -> None:
        """Makes a change as one step; where something would clash, shows that first.

        Args:
            change: Works out the change.
            words: What it has done, said afterwards; it is the step's label too.
        """
        if self._editing.refuse():
            return
        file = self._editing.file
        try:
            wanted = change()
            would_clash = clashes_of(file.values, wanted)
            found = [as_shown(words, self._view) for words in would_clash] + self._lost(wanted)
        except RefusedEdit as refused:
            self._editing.say_refused(refused)
            return

        def make() -> None:
            end = "" if words.endswith(".") else "."
            say = f"{words[:1].upper()}{words[1:]}{end}"
            before = wanted.edits[0].path if wanted.edits else wanted.place
            self._editor.make(
                wanted.edits,
                words,
                before,
                wanted.place,
                lambda: self._editing.screen.say(say),
            )

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 -- what the screen answers
            if agreed:
                make()

        if not wanted.edits:
            return
        if found:
            self._ask(ClashList(words, found), answered)
        else:
            make()

    def _lost(self, change: Change) -> list[str]:
        """The comments that would go with an entry."""
        before = self._editing.file.text
        after = edited(before, change.edits, self._editing.file.values).text
        return [
            _("the file's comment goes: {comment}").format(comment=comment)
            for comment in lost_comments("", before, after)
        ]

    # Words and places

    @property
    def _view(self) -> MeetingView:
        return self._editing.screen.view

    def _in_file(self, sitting: int) -> int:
        path = self._editing.file.file_path(("schedule", sitting))
        return path[1] if isinstance(path[1], int) else sitting

    def _when(self, sitting: int) -> str:
        """Day, hours and title of a sitting, by its position in the file; `""` for none."""
        path = self._editing.file.meeting_path(("schedule", sitting))
        match path:
            case ("schedule", int(position)) if sitting >= 0:
                own = self._view.meeting.schedule[position]
                words = [self._view.day(own), self._view.hours(own), own.title]
                return " · ".join(filter(None, words))
        return ""

    def _entry_name(self, place: EntryPlace) -> str:
        view = self._view
        item = view.links.entry_items[place.sitting][place.entry]
        if item >= 0:
            return view.item_words(item)
        return f"“{entry_title(view.meeting, view.links, place.sitting, place.entry)}”"

    def _ask(self, asking: Any, answered: Callable[[Any], None]) -> None:  # noqa: ANN401 -- a screen and its result
        self._editing.screen.app.push_screen(asking, answered)
