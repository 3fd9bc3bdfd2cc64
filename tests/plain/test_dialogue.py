"""The plain mode as a dialogue: what is typed, and what is said."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.screens import CHINESE, ENGLISH, MEETINGS
from tui.app.commands.table import BY_ID
from tui.plain.commands import COMMANDS, find_command
from tui.plain.dialogue import Dialogue
from tui.store.reading.loading import load
from tui.text.safe import make_safe


def dialogue(path: Path = ENGLISH) -> Dialogue:
    talk = Dialogue(load(path))
    list(talk.begin())
    return talk


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.toml"
    path.write_bytes(ENGLISH.read_bytes())
    return path


def said(talk: Dialogue, *lines: str) -> list[str]:
    """What the last of some lines is answered."""
    answer: list[str] = []
    for line in lines:
        answer = list(talk.answer(line))
    return answer


def test_it_begins_with_the_meeting_and_what_to_do() -> None:
    assert list(Dialogue(load(ENGLISH)).begin()) == [
        "Working Group on Trafficking in Persons",
        "Vienna, 9–11 September 2019",
        "7 agenda items, 3 documents, 5 sittings.",
        "Type next for the first item, help for all commands, quit to leave.",
    ]


def test_one_goes_from_item_to_item() -> None:
    talk = dialogue()
    assert said(talk, "next") == ["Item 1 of 7: 1 Organizational matters"]
    assert said(talk, "J") == [
        "Item 2 of 7: 1(a) Opening of the meeting",
        "It has: annotation of 1 paragraph.",
    ]
    assert said(talk, "previous")[0] == "Item 1 of 7: 1 Organizational matters"
    assert said(talk, "K")[0] == "Working Group on Trafficking in Persons"
    assert said(talk, "K") == ["This is the meeting; the items come after it."]
    assert said(talk, "item 5", "next") == ["This is the last item."]


@pytest.mark.parametrize("typed", ["item 1(b)", "item 1 (B)", "1(b)", ":1(b)", "ite 1(b)"])
def test_an_item_is_named_as_people_name_it(typed: str) -> None:
    assert said(dialogue(), typed)[0].startswith("Item 3 of 7: 1(b) Adoption of the agenda")


def test_what_is_not_there_is_said_with_what_was_meant() -> None:
    talk = dialogue()
    assert said(talk, "item 1(c)")[0].startswith("There is no item 1(c); did you mean 1(")
    assert said(talk, "hepl") == ["There is no command hepl; did you mean help?"]
    assert said(talk, "xyzzy") == ["There is no command xyzzy; help lists all."]
    assert said(talk, "document 9") == ["There is no document 9; documents all lists them."]
    assert said(talk, "paragraph")[0].startswith("There is no paragraph ?;")


def test_the_annotation_is_read_paragraph_by_paragraph() -> None:
    talk = dialogue()
    first = said(talk, "1(b)", "read")
    assert first[0].startswith("Paragraph 1 of 3: ")
    assert len(first) == 1
    assert said(talk, "")[0].startswith("Paragraph 2 of 3: ")
    assert said(talk, "")[0].startswith("Paragraph 3 of 3: ")
    assert said(talk, "") == ["This is the end of the annotation."]
    assert said(talk, "paragraph 2")[0].startswith("Paragraph 2 of 3: ")
    assert said(talk, "2") == first


def test_documents_and_sittings_are_lines() -> None:
    talk = dialogue()
    assert said(talk, "item 2", "documents") == said(talk, "3")
    assert said(talk, "documents")[0].startswith("Document 1: CTOC/COP/WG.4/2019/2 Crime")
    assert len(said(talk, "documents all")) == 3
    assert "Address: http://undocs.org/CTOC/COP/WG.4/2019/2" in said(talk, "document 1")
    schedule = said(talk, "schedule")
    assert len(schedule) == 5
    assert schedule[0] == "Sitting 1: Monday, 9 September 10 a.m.–1 p.m.: 1(a), 1(b), 2"
    assert said(talk, "sitting 1")[1] == "1(a) Opening of the meeting"


def test_search_goes_to_a_hit_and_through_all() -> None:
    talk = dialogue()
    first = said(talk, "search consular")[0]
    assert first.startswith("Hit 1 of ")
    assert said(talk, "/consular") == [first]
    assert said(talk, "n")[0].startswith("Hit 2 of ")
    assert said(talk, "N") == [first]
    assert said(talk, "N") == ["This is the first hit."]
    assert said(talk, "hit 2")[0].startswith("Hit 2 of ")
    assert said(talk, "search zzzzzz") == ["Nothing found."]
    assert said(talk, "n") == ["There are no hits; search first."]


def test_chinese_is_found_by_its_pinyin_here_too() -> None:
    assert said(dialogue(CHINESE), "search zuzhishixiang")[0].startswith("Hit 1 of ")


def test_a_value_is_changed_undone_made_again_and_saved(copy: Path) -> None:
    talk = dialogue(copy)
    assert said(talk, "1(a)", "set title A new title") == [
        "Changed, and not saved yet: agenda[1].title"
    ]
    assert said(talk, "item")[0] == "Item 2 of 7: 1(a) A new title"
    assert said(talk, "undo") == ["Undone: agenda[1].title"]
    assert said(talk, "item")[0] == "Item 2 of 7: 1(a) Opening of the meeting"
    assert said(talk, "redo") == ["Made again: agenda[1].title"]
    assert copy.read_bytes() == ENGLISH.read_bytes()
    assert said(talk, "save") == [f"Saved: {copy}"]
    assert b"A new title" in copy.read_bytes()
    assert said(talk, 'set documents["CTOC/COP/WG.4/2019/3"].title Another')[0].startswith(
        "Changed"
    )
    assert said(talk, "set meeting.city Geneva", "item 0", "undo")[0].startswith("Undone")


def test_a_wrong_change_is_none_and_says_why(copy: Path) -> None:
    talk = dialogue(copy)
    assert said(talk, "1(a)", "set status bogus")[0].startswith("Nothing has changed: ")
    assert said(talk, "set colour red")[0].startswith("Nothing has changed: there is no key")
    assert said(talk, "set") == ["Say what to change: set KEY VALUE, as in set title A new title."]
    assert not talk.editing.file.changed


def test_leaving_with_changes_asks_first(copy: Path) -> None:
    talk = dialogue(copy)
    said(talk, "1(a)", "set title A new title")
    assert "not saved" in said(talk, "quit")[0]
    assert "not saved" in said(talk, "next", "quit")[0]
    assert said(talk, "quit") == []
    assert talk.is_over
    assert list(Dialogue(load(copy)).begin()) == list(Dialogue(load(ENGLISH)).begin())


def test_what_a_session_has_left_is_offered(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--plain", copy],
        input="1(a)\nset title A new title\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("The changes are not saved; they are kept")
    talk = Dialogue(load(copy))
    assert any("Type recover" in line for line in talk.begin())
    assert said(talk, "recover") == ["Recovered, and not saved yet."]
    assert said(talk, "1(a)")[0] == "Item 2 of 7: 1(a) A new title"


def test_what_others_write_is_merged_on_saving(copy: Path) -> None:
    talk = dialogue(copy)
    said(talk, "1(a)", "set title A new title")
    copy.write_text(copy.read_text("utf-8").replace("Vienna", "Geneva"), "utf-8")
    assert said(talk, "save")[0].startswith("Another program has changed the file too")
    assert "Geneva" in copy.read_text("utf-8")
    assert "A new title" in copy.read_text("utf-8")


def test_the_same_value_changed_by_others_is_not_written_over(copy: Path, tmp_path: Path) -> None:
    talk = dialogue(copy)
    said(talk, "1(a)", "set title A new title")
    theirs = copy.read_text("utf-8").replace("Opening of the meeting", "Theirs")
    copy.write_text(theirs, "utf-8")
    assert "another program has changed the same values" in said(talk, "save")[0]
    assert copy.read_text("utf-8") == theirs
    assert said(talk, f"save {tmp_path / 'other.toml'}")[0].startswith("Saved: ")


def test_problems_of_the_file_are_said() -> None:
    talk = Dialogue(load(MEETINGS / "broken" / "wrong-types.toml"))
    assert any("wrong and left out; problems says what" in line for line in talk.begin())
    assert said(talk, "problems")[0].startswith("Line ")
    assert said(dialogue(), "!") == ["Nothing is wrong with this file."]


def test_help_lists_every_command_and_one() -> None:
    talk = dialogue()
    lines = said(talk, "help")
    assert [line.split()[0].rstrip(",:") for line in lines] == [each.name for each in COMMANDS]
    assert said(talk, "help next") == ["next, or J: Go to the next agenda item."]
    assert said(talk, "?") == lines


def test_an_item_is_taken_up_and_concluded(copy: Path) -> None:
    moment = datetime(2019, 9, 9, 8, 5, tzinfo=UTC)  # 10:05 in Vienna
    before = copy.read_text("utf-8")
    talk = Dialogue(load(copy), lambda: moment)
    assert said(talk, "take") == ["No agenda item is selected."]
    assert said(talk, "item 2", "T") == ["Item 2 taken up at 10:05."]
    assert said(talk, "take") == ["Item 2 is in progress already."]
    assert said(talk, "item 1(a)", "take") == [
        "Item 1(a) taken up at 10:05. Still in progress: item 2."
    ]
    assert said(talk, "conclude") == ["Item 1(a) concluded at 10:05."]
    assert said(talk, "item") == [
        "Item 2 of 7: 1(a) Opening of the meeting, concluded",
        "Concluded: Monday, 9 September, 10.05 a.m.",
        "It has: annotation of 1 paragraph.",
    ]
    for command, status in (("adopt", "adopted"), ("defer", "deferred"), ("withdraw", "withdrawn")):
        assert said(talk, command) == [f"Item 1(a) {status} at 10:05."]
    assert said(talk, "reopen") == ["Item 1(a) open again."]
    assert said(talk, "reopen") == ["Item 1(a) is open already."]
    assert said(talk, "item 2") == [
        "Item 4 of 7: 2 Crime prevention measures with regard to trafficking in persons, in-progress",
        "Taken up: Monday, 9 September, 10.05 a.m.",
        "It has: annotation of 2 paragraphs, 1 document.",
    ]
    assert said(talk, "set outcome Noted.", "item")[-2] == "Outcome: Noted."
    said(talk, "save")
    saved = copy.read_text("utf-8")
    assert saved.count("taken_up = 2019-09-09T10:05:00\n") == 2
    for _ in range(8):
        said(talk, "undo")
    assert talk.editing.file.text == before


def test_it_says_what_is_left(copy: Path) -> None:
    talk = Dialogue(load(copy), lambda: datetime(2019, 9, 9, 10, 0, tzinfo=UTC))
    lines = said(talk, "item 2", "take", 'set agenda["2"].minutes 90', "w")
    assert lines[:3] == [
        "Monday, 9 September, 10 a.m.–1 p.m.: 60 min left · 90 planned",
        "7 items open · 90 min planned · 6 without a time",
        (
            "2 Crime prevention measures with regard to trafficking in persons, in-progress: 90 min "
            "· Monday, 9 September, 10 a.m.–1 p.m. · goes on later"
        ),
    ]
    assert len(lines) == 9


def test_a_file_for_reading_stays_as_it_is(copy: Path) -> None:
    copy.write_text(copy.read_text("utf-8").replace("format = 1", "format = 2"), "utf-8")
    talk = Dialogue(load(copy))
    assert said(talk, "item 2", "conclude")[0].startswith("This file is read-only")


def test_names_and_letters_are_those_of_the_viewer_and_each_means_one_thing() -> None:
    letters = [letter for command in COMMANDS for letter in command.letters]
    assert len(letters) == len(set(letters))
    for command in COMMANDS:
        assert not command.command or command.command in BY_ID
        assert find_command(command.name) is command
        assert all(find_command(letter) is command for letter in command.letters)
        assert callable(getattr(Dialogue, f"_on_{command.name}"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            lambda name, rest: f"{name} {rest}",
            st.sampled_from([each.name for each in COMMANDS if each.name not in {"save", "now"}]),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
        )
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
        max_size=8,
    )
)
def test_whatever_is_typed_is_answered_in_safe_lines(lines: list[str]) -> None:
    talk = dialogue(MEETINGS / "hostile.toml")
    for line in lines:
        if talk.is_over:
            return
        for answer in talk.answer(line):
            assert "\n" not in answer
            assert make_safe(answer) == answer
