"""The shipped meeting from its opening to the adoption of the report, by the keyboard alone."""

import difflib
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from tests.app.screens import CHINESE, ENGLISH, WIDE, meeting_screen, press, screen_text
from tui.app.app import AgendaApp
from tui.meeting.notes import targets
from tui.store.notes import NotesFile
from tui.store.reading.loading import load

VIENNA = ZoneInfo("Europe/Vienna")

EXPECTED = """\
+status = "concluded"
+taken_up = 2019-09-09T10:05:00
+concluded = 2019-09-09T10:20:00
+status = "adopted"
+taken_up = 2019-09-09T10:20:00
+concluded = 2019-09-09T10:40:00
+outcome = "The agenda was adopted."
+status = "deferred"
+taken_up = 2019-09-09T10:40:00
+concluded = 2019-09-09T12:50:00
+status = "adopted"
+taken_up = 2019-09-11T12:00:00
+concluded = 2019-09-11T12:55:00
-start = 15:00:00
-end = 18:00:00
+start = 15:30:00
+end = 18:30:00
"""


async def test_from_opening_to_adoption(tmp_path: Path) -> None:
    shutil.copy(CHINESE, tmp_path)
    path = Path(shutil.copy(ENGLISH, tmp_path / "m.toml"))
    before = path.read_text("utf-8")
    moment = [datetime(2019, 9, 9, 10, 5, tzinfo=VIENNA)]
    app = AgendaApp(load(path), clock=lambda: moment[0])
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()

        async def at(day: int, hour: int, minute: int, *keys: str) -> None:
            moment[0] = datetime(2019, 9, day, hour, minute, tzinfo=VIENNA)
            meeting_screen(pilot).course.look()
            await press(pilot, *keys)

        # The program opens at what is on, and its first item.
        assert selected(pilot) == "1(a)"
        await at(9, 10, 5, "T")
        await at(9, 10, 20, "C", "J", "T")
        await at(9, 10, 40, "P", "O", *"The agenda was adopted.", "enter", "J")
        assert selected(pilot) == "2"
        await at(9, 10, 40, "T", "i", *"ask the Secretariat", "enter")
        # It is put off, and the afternoon begins half an hour later.
        await at(9, 12, 50, "D", "4")
        meeting_screen(pilot)._schedule.select_place(1)
        await press(pilot, "S", *"30", "enter")
        await at(11, 12, 0, "1", "G", "T")
        assert selected(pilot) == "5"
        await at(11, 12, 55, "P", "i", *"well done", "enter", "ctrl+s")
        assert not meeting_screen(pilot).has_changes
        await press(pilot, "w")
        seen = screen_text(pilot)
        assert "Diplomatic and consular officials" in seen
        assert "Other matters" in seen
    after = path.read_text("utf-8")
    changed = [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert "\n".join(changed) + "\n" == EXPECTED
    assert load(path).problems == ()


async def test_the_notes_survive_a_revision(tmp_path: Path) -> None:
    path = Path(shutil.copy(ENGLISH, tmp_path / "m.toml"))
    app = AgendaApp(load(path), clock=lambda: datetime(2019, 9, 9, 10, 5, tzinfo=VIENNA))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        for position, words in ((3, "on two"), (4, "on three"), (6, "on five")):
            meeting_screen(pilot).go_to_item(position)
            await press(pilot, "1", "i", *words, "enter")
    # Items 2 and 3 change places, and the report gets the number 6.
    text = path.read_text("utf-8")
    two = text[text.index('[[agenda]]\nnumber = "2"') : text.index('[[agenda]]\nnumber = "3"')]
    three = text[text.index('[[agenda]]\nnumber = "3"') : text.index('[[agenda]]\nnumber = "4"')]
    text = text.replace(two + three, three.replace('"3"', '"2"', 1) + two.replace('"2"', '"3"', 1))
    path.write_text(text.replace('number = "5"', 'number = "6"'), "utf-8")
    meeting = load(path).meeting
    assert meeting is not None
    notes = NotesFile(path).notes
    places = targets(notes, meeting)
    named = [meeting.agenda[place[1]].number if place else "" for place in places]
    assert dict(zip([note.text for note in notes], named, strict=True)) == {
        "on two": "3",
        "on three": "2",
        "on five": "6",
    }
    app = AgendaApp(load(path), clock=lambda: datetime(2019, 9, 10, 10, 5, tzinfo=VIENNA))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        meeting_screen(pilot).go_to_item(3)
        await press(pilot, "2", "G")
        assert "on three" in screen_text(pilot)
        # It gets other words here, and the notes go along once that is saved.
        await press(pilot, "1", "e", "ctrl+u", *"Consuls", "enter", "ctrl+s")
        await press(pilot, "slash", *"in:notes five", "enter")
        assert selected(pilot) == "6"
    kept = {note.text: (note.item, note.title) for note in NotesFile(path).notes}
    assert kept["on three"] == ("2", "Consuls")
    # Those that nothing here has renamed are as they were, and found as before.
    assert kept["on five"] == ("5", "Adoption of the report")
    meeting = load(path).meeting
    assert meeting is not None
    assert None not in targets(NotesFile(path).notes, meeting)


def selected(pilot: Pilot[None]) -> str:
    """The number of the selected item."""
    screen = meeting_screen(pilot)
    return screen.view.item(screen._agenda.item).number
