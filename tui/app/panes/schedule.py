"""The schedule, day by day, with the sittings of the selected item marked."""

from typing import NamedTuple

from tui.app.messages import ItemWanted
from tui.app.panes.marked import with_signs
from tui.app.panes.noted import note_parts
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row
from tui.app.widgets.spots import PlaceInView, Spot, place_words
from tui.i18n import _
from tui.meeting.clock import Now, Phase, Standing
from tui.meeting.links import EntryPlace
from tui.meeting.model import Sitting
from tui.meeting.problems import ValuePath
from tui.meeting.titles import entry_title
from tui.meeting.values import value_words

_NUMBER_CELLS = 5


class _Place(NamedTuple):
    """A row of the schedule: the line of the clock (-3), a day (-2), a sitting (-1), an entry."""

    sitting: int
    entry: int


_NOW = -3
_DAY = -2
_SITTING = -1


class _ScheduleRows:
    """Rows of the schedule: a heading a day, the sittings under it, their entries under them.

    While the meeting goes on, the line of the clock lies between what is over and what is not.
    """

    def __init__(self, view: MeetingView, now: Now | None) -> None:
        self._view = view
        self._now = now
        self.places: list[_Place] = []
        line = now.line if now is not None and now.phase is Phase.DURING else -1
        day = None
        for index, sitting in enumerate(view.meeting.schedule):
            if index == line:
                self.places.append(_Place(index, _NOW))
            if sitting.date != day:
                day = sitting.date
                self.places.append(_Place(index, _DAY))
            self.places.append(_Place(index, _SITTING))
            self.places += (_Place(index, entry) for entry in range(len(sitting.entries)))
        self.rows = {place: row for row, place in enumerate(self.places)}

    def __len__(self) -> int:
        return max(1, len(self.places))

    def row(self, index: int) -> Row:
        if not self.places:
            return Row((Part(_("No schedule."), "dim", mark=False),), selectable=False)
        place = self.places[index]
        sitting = self._view.meeting.schedule[place.sitting]
        gap = int(self._ends_sitting(index))
        if place.entry == _NOW:
            return Row((Part(self._clock_line, "clock", mark=False),), selectable=False, gap=gap)
        if place.entry == _DAY:
            day = self._view.day(sitting)
            return Row((Part(day, "heading"),), selectable=False, heading=True)
        standing = self._standing(place.sitting)
        if place.entry == _SITTING:
            head, *more = _sitting_parts(self._view, sitting, standing)
            parts = (
                with_signs(head, self._view, "schedule", place.sitting),
                *more,
                *note_parts(self._view, "schedule", place.sitting, indent=1),
            )
        else:
            parts = _entry_parts(self._view, place)
        if standing in (Standing.PAST, Standing.CANCELLED):
            parts = tuple(part._replace(style="dim", lead_style="dim") for part in parts)
        return Row(parts, gap=gap)

    @property
    def _clock_line(self) -> str:
        hour = f"{self._now.at:%H:%M}" if self._now is not None else ""
        words = _("now {hour}").format(hour=hour)
        return f"── {words} ──"

    def _standing(self, sitting: int) -> Standing:
        # Who reads the agenda of another month is not helped by what was over when.
        if self._now is not None and self._now.phase is Phase.DURING:
            return self._now.standings[sitting]
        cancelled = self._view.meeting.schedule[sitting].status == "cancelled"
        return Standing.CANCELLED if cancelled else Standing.LATER

    def _ends_sitting(self, index: int) -> bool:
        return (
            index + 1 == len(self.places)
            or self.places[index + 1].sitting != self.places[index].sitting
        )

    def selectable(self, index: int) -> bool:
        return bool(self.places) and self.places[index].entry >= _SITTING


def _sitting_parts(view: MeetingView, sitting: Sitting, standing: Standing) -> tuple[Part, ...]:
    on = _("on now")
    words = {Standing.ON: f"▶ {on}", Standing.NEXT: _("next")}.get(standing, "")
    hours = view.hours(sitting)
    parts = [Part(" · ".join(filter(None, (hours, words))), "title", searched=hours)]
    title = " · ".join(filter(None, (sitting.title, sitting.room)))
    if title:
        parts.append(Part(title, indent=1))
    remark = " · ".join(
        filter(
            None,
            (
                value_words("schedule", "kind", sitting.kind) if sitting.kind != "plenary" else "",
                value_words("schedule", "status", sitting.status)
                if sitting.status != "confirmed"
                else "",
            ),
        )
    )
    if remark:
        style = "warning" if sitting.status in ("cancelled", "moved") else "dim"
        parts.append(Part(remark, style, indent=1, mark=False))
    if sitting.note:
        parts.append(Part(sitting.note, "dim", indent=1))
    return tuple(parts)


def _entry_parts(view: MeetingView, place: _Place) -> tuple[Part, ...]:
    entry = view.meeting.schedule[place.sitting].entries[place.entry]
    item = view.links.entry_items[place.sitting][place.entry]
    title = entry_title(view.meeting, view.links, place.sitting, place.entry)
    number = view.full_label(item) if item >= 0 else entry.item
    part = Part(title, "", number, indent=1, hang=_NUMBER_CELLS)
    parts = [with_signs(part, view, "agenda", item) if item >= 0 else part]
    if entry.note:
        parts.append(Part(entry.note, "dim", indent=1 + _NUMBER_CELLS))
    return tuple(parts)


def _looks(now: Now) -> tuple[object, ...]:
    """What a schedule shows of a moment."""
    if now.phase is not Phase.DURING:
        return ()
    return now.standings, now.line, f"{now.at:%H:%M}"


class SchedulePane(RowList):
    """The sittings of the meeting by day."""

    SIGN_CELLS = 2

    def __init__(self) -> None:
        super().__init__(id="schedule")
        self._view: MeetingView | None = None
        self._rows: _ScheduleRows | None = None
        self._linked: frozenset[EntryPlace] = frozenset()
        self._now: Now | None = None

    def show_meeting(self, view: MeetingView) -> None:
        """Shows the schedule of a meeting; what was selected stays so if it is still there."""
        sitting, entry = self.place
        self._view = view
        # What is on is of the meeting before; the clock is looked at again right away.
        self._now = None
        self._rows = _ScheduleRows(view, None)
        self._linked = frozenset()
        self.show_rows(self._rows, keep_place=sitting >= 0)
        if sitting >= 0 and view.meeting.schedule:
            self.select_place(sitting, entry)
        else:
            self.go_first()

    def show_now(self, now: Now) -> None:
        """Shows what is over, on and next; the view stays where it is."""
        if self._view is None or self._rows is None:
            return
        if self._now is not None and _looks(now) == _looks(self._now):
            return
        before, top, cursor = self._rows.places, self.top, self.cursor
        self._now = now
        self._rows = _ScheduleRows(self._view, now)
        self.show_rows(self._rows, keep_place=True)
        if before and cursor >= 0:
            # The line of the clock has moved between the rows.
            at_top = self._rows.rows.get(before[top.row], top.row)
            selected = self._rows.rows[before[cursor]]
            self.go_back_to(PlaceInView(Spot(at_top, top.line), selected))

    def show_item(self, view: MeetingView, item: int) -> None:
        """Marks the entries that take up an item, and brings the first of them into view."""
        linked = () if item == OVERVIEW else view.links.entries(item)
        changed = self._linked.symmetric_difference(linked)
        self._linked = frozenset(linked)
        if self._rows is not None:
            for place in changed:
                self.redraw_row(self._rows.rows[_Place(place.sitting, place.entry)])
        if linked:
            self.select_place(linked[0].sitting, linked[0].entry)

    def select_place(self, sitting: int, entry: int = _SITTING) -> None:
        """Selects an entry of a sitting, or the sitting itself; the nearest if it is gone."""
        if self._view is None or self._rows is None or not self._view.meeting.schedule:
            return
        sitting = min(sitting, len(self._view.meeting.schedule) - 1)
        entry = min(entry, len(self._view.meeting.schedule[sitting].entries) - 1)
        self.select(self._rows.rows[_Place(sitting, entry)], quiet=True)

    @property
    def day(self) -> str:
        """The day of the selected sitting, in words."""
        if self._view is None or self.place[0] < 0:
            return ""
        return self._view.day(self._view.meeting.schedule[self.place[0]])

    def where_words(self) -> str:
        """The day of the selected sitting; which sitting of how many it is if not all are seen."""
        if self.is_all_seen or self._view is None or self.place[0] < 0:
            return self.day
        place = place_words(self.place[0] + 1, len(self._view.meeting.schedule))
        return f"{place} · {self.day}"

    def beside(self, step: int) -> ValuePath | str:
        """What is seen below the selected sitting or entry, or with -1 above, to move it there.

        Returns:
            Its path in the meeting; else why there is none, with `{name}` for what is selected.
        """
        sitting, entry = self.place
        if self._view is None or sitting < 0:
            return _("Nothing is selected here.")
        schedule = self._view.meeting.schedule
        if entry >= 0:
            if 0 <= entry + step < len(schedule[sitting].entries):
                return ("schedule", sitting, "entries", entry + step)
        elif 0 <= sitting + step < len(schedule):
            if schedule[sitting + step].date == schedule[sitting].date:
                return ("schedule", sitting + step)
            return _("{name} stays in its day: change its date to bring it to another one.")
        return _("{name} is already last here.") if step > 0 else _("{name} is already first here.")

    @property
    def place(self) -> tuple[int, int]:
        """The selected sitting, and the entry in it or -1; (-1, -1) where nothing is selected."""
        if self._rows is None or self.cursor < 0:
            return -1, -1
        place = self._rows.places[self.cursor]
        return place.sitting, max(-1, place.entry)

    def context_row(self, row: int) -> int:
        """The hours above an entry are seen with it, and the day above those."""
        if self._rows is None or not self._rows.places:
            return row
        sitting = self._rows.places[row].sitting
        return super().context_row(self._rows.rows[_Place(sitting, _SITTING)])

    def _is_linked(self, row: int) -> bool:
        if self._rows is None or not self._rows.places:
            return False
        place = self._rows.places[row]
        return place.entry >= 0 and EntryPlace(*place) in self._linked

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """The selection's bar, and a dot beside the entries of the selected item."""
        bar, style = super().row_sign(row, line)
        if line == 0 and self._is_linked(row):
            return f"{bar[0]}•", style if bar.strip() else "linked"
        return bar, style

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter on an entry goes to its item, on a sitting to the first item that it takes up."""
        event.stop()
        if self._view is None or self._rows is None:
            return
        sitting, entry = self._rows.places[event.row]
        items = self._view.links.entry_items[sitting]
        wanted = items if entry == _SITTING else (items[entry],)
        what = self._view.hours(self._view.meeting.schedule[sitting])
        self.post_message(ItemWanted(tuple(item for item in wanted if item >= 0), what))
