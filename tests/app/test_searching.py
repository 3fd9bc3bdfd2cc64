"""The search beside the panes."""

import json
import re
import shutil
from itertools import groupby
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    LARGE,
    MEDIUM,
    NARROW,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    styles_of,
    until,
    viewer,
    viewer_of,
    words_said,
)
from tests.search.table import FILES, ROWS
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.schedule import SchedulePane
from tui.app.screens.meeting import MeetingScreen
from tui.app.searching.hit_rows import HitRows
from tui.app.widgets.row_list import RowList
from tui.cli_search import search_files
from tui.search.search import Search


def _name(size: Size) -> str:
    return "x".join(map(str, size))


@pytest.mark.parametrize("size", SIZES, ids=_name)
async def test_hits_group_by_pane_as_one_types(
    size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(CHINESE, size) as pilot:
        await press(pilot, "slash", *"犯罪")

        assert screen_text(pilot) == screen_snapshot


async def test_enter_goes_to_the_hit_with_its_matches_marked() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"贩运罪犯", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "annotation"
        assert screen.query_one(AgendaPane).item == 3
        assert "1 of 1" in screen_lines(pilot.app)[0]
        assert styles_of(pilot, "贩运罪犯")


async def test_enter_right_behind_keys_that_come_at_once_goes_to_what_all_of_them_find() -> None:
    async with viewer(ENGLISH, LARGE) as pilot:
        await press(pilot, "slash")
        for letter in "consular pra":
            pilot.app.post_message(Key("space" if letter == " " else letter, letter))
        pilot.app.post_message(Key("enter", "\r"))
        await until(pilot, lambda: isinstance(pilot.app.screen, MeetingScreen))
        await pilot.pause()
        screen = meeting_screen(pilot)
        search = Search(screen.view.meeting, screen.view.links)
        first = search.find("consular pra").hits[0].place
        assert first.position == screen.query_one(AgendaPane).item
        assert first.shown_in == screen.current_pane
        assert styles_of(pilot, "consular")


async def test_next_and_previous_match_go_across_panes() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "enter")
        screen = meeting_screen(pilot)
        panes = [screen.current_pane]
        for _ in range(9):
            await press(pilot, "n")
            panes.append(screen.current_pane)
        assert panes == [
            "agenda",
            "documents",
            *["annotation"] * 6,
            "schedule",
            "schedule",
        ]
        assert screen.query_one(SchedulePane).place == (1, 0)
        assert "match 10 of 10" in screen_lines(pilot.app)[0]
        await press(pilot, "n")
        assert screen.current_pane == "agenda"
        assert "From the last match on to the first." in words_said(pilot)
        await press(pilot, "N")
        assert screen.current_pane == "schedule"
        assert "From the first match back to the last." in words_said(pilot)
        await press(pilot, "escape")
        assert "of 10" not in screen_lines(pilot.app)[0]


def _meeting_of(annotation: str) -> str:
    return f'''format = 1
[meeting]
title = "A meeting on quorums"
language = "en"
start = 2024-03-04
end = 2024-03-05
city = "Quorum"
[[agenda]]
number = "1"
title = "Quorum"
annotation = """
{annotation}"""
[[agenda]]
number = "2"
title = "Other"
[[documents]]
symbol = "A/1"
title = "On the quorum"
items = ["2"]
[[schedule]]
date = 2024-03-04
start = 10:00:00
end = 13:00:00
entries = [{{ item = "1" }}, {{ title = "A quorum walk", item = "2" }}]
'''


async def test_each_match_of_a_long_paragraph_is_gone_to(tmp_path: Path) -> None:
    words = "quorum " + "and so on " * 300 + "quorum " + "and so on " * 300 + "quorum"
    async with viewer_of(_meeting_of(words), tmp_path, NARROW) as pilot:
        await press(pilot, "slash", *"in:annotation quorum", "enter")
        seen = []
        for place in range(1, 4):
            assert f"match {place} of 3" in screen_lines(pilot.app)[0]
            assert styles_of(pilot, "quorum")
            seen.append(screen_text(pilot))
            await press(pilot, "n")
        assert len(set(seen)) == 3


async def test_the_match_at_which_one_is_is_marked_apart(tmp_path: Path) -> None:
    async with viewer_of(_meeting_of("quorum and quorum"), tmp_path) as pilot:
        await press(pilot, "slash", *"in:annotation quorum", "enter")
        first = styles_of(pilot, "quorum")
        await press(pilot, "n")
        second = styles_of(pilot, "quorum")
        assert [sum("underline" in style for style in styles) for styles in (first, second)] == [
            1,
            1,
        ]
        assert first != second


async def test_a_row_says_how_often_it_matches(tmp_path: Path) -> None:
    async with viewer_of(_meeting_of("quorum and quorum"), tmp_path) as pilot:
        await press(pilot, "slash", *"quorum")
        assert "quorum and quorum  ×2" in screen_text(pilot)


async def test_the_meeting_as_such_is_a_group_of_its_own_behind_better_hits(
    tmp_path: Path,
) -> None:
    async with viewer_of(_meeting_of("The quorum."), tmp_path, LARGE) as pilot:
        await press(pilot, "slash", *"quorum in:agenda,annotations,documents")
        text = screen_text(pilot)
        assert "The meeting ·" not in text
        await press(pilot, *("backspace",) * len(" in:agenda,annotations,documents"))
        text = screen_text(pilot)
        groups = ["The meeting · 2", "Provisional agenda · 1", "Documentation · 1"]
        places = [text.index(words) for words in [*groups, "Annotations · 1"]]
        assert places == sorted(places)


@pytest.mark.parametrize("query", ["quorum walk", "quorum in:schedule"])
async def test_a_hit_in_the_schedule_selects_the_item_of_its_entry(
    query: str, tmp_path: Path
) -> None:
    async with viewer_of(_meeting_of("No."), tmp_path) as pilot:
        await press(pilot, "slash", *query, "enter")
        await press(pilot, "n", "n")
        screen = meeting_screen(pilot)
        if screen.query_one(SchedulePane).place == (0, 1):
            assert screen.query_one(AgendaPane).item == 1
        else:
            assert screen.query_one(AgendaPane).item == 0
        entry = next(line for line in screen_lines(pilot.app) if "A quorum walk" in line)
        assert "•" in entry


async def test_a_document_that_is_found_selects_its_item(tmp_path: Path) -> None:
    async with viewer_of(_meeting_of("No."), tmp_path) as pilot:
        await press(pilot, "slash", *"A/1", "enter")
        assert meeting_screen(pilot).query_one(AgendaPane).item == 1


async def test_after_a_change_no_count_is_shown_that_no_longer_holds(tmp_path: Path) -> None:
    async with viewer_of(_meeting_of("quorum and quorum"), tmp_path) as pilot:
        await press(pilot, "slash", *"quorum in:agenda", "enter")
        assert "match 1 of 1" in screen_lines(pilot.app)[0]
        await press(pilot, "e", *"x", "enter")
        assert "match" not in screen_lines(pilot.app)[0]


async def test_a_symbol_goes_to_its_document() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"wg.4/2019/3", "enter")
        assert meeting_screen(pilot).query_one(DocumentsPane).document == 1
        assert meeting_screen(pilot).current_pane == "documents"


async def test_escape_comes_back_to_where_one_was() -> None:
    async with viewer(CHINESE, MEDIUM) as pilot:
        await press(pilot, "j", "3", "j")
        before = screen_text(pilot)
        await press(pilot, "slash", *"犯罪", "down", "escape")
        assert screen_text(pilot) == before


async def test_arrows_choose_among_the_hits_while_one_types() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "down", "down", "up", "down", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "annotation"
        assert screen.query_one(AgendaPane).item == 2


async def test_letters_typed_are_no_shortcuts() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"qjz?n", "space", *"q")
        assert "qjz?n q" in screen_text(pilot)
        await press(pilot, "enter")
        assert "qjz?n q" in screen_text(pilot)


async def test_nothing_found_says_so() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "slash", *"xyzzy")
        assert "0 found" in screen_text(pilot)


async def test_next_hit_without_a_search_says_why_nothing_happens() -> None:
    async with viewer(ENGLISH) as pilot:
        assert "next hit" not in screen_text(pilot)
        await press(pilot, "n", "N")
        assert "No search yet: press / to search." in screen_text(pilot)


async def test_a_hit_in_the_middle_of_a_long_annotation_comes_into_view() -> None:
    async with viewer(CHINESE, NARROW) as pilot:
        await press(pilot, "slash", *"全体会议", "enter")
        assert "全体会议" in screen_text(pilot)


async def test_the_panes_preview_the_selected_hit() -> None:
    async with viewer(CHINESE, LARGE) as pilot:
        await press(pilot, "slash", *"全体会议")
        await until(pilot, lambda: bool(styles_of(pilot, "全体会议")))
        screen = meeting_screen(pilot)
        assert screen.current_pane == "annotation"
        assert screen.query_one(AgendaPane).item == 2


async def test_it_says_which_hit_of_how_many_is_selected() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "down", "down")
        assert "3 of 8 · Enter go there" in screen_text(pilot)


async def test_past_searches_are_recalled_across_starts() -> None:
    for words in ("report", "xyzzy", "adoption"):
        async with viewer(ENGLISH) as pilot:
            await press(pilot, "slash", *words, "enter")
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"dra", "up")
        assert "adoption" in screen_text(pilot)
        # Nothing is found of “xyzzy”, so it was not kept.
        await press(pilot, "up")
        assert " report " in screen_text(pilot)
        await press(pilot, "ctrl+down", "ctrl+down")
        assert "│ dra " in screen_text(pilot)


async def test_down_brings_back_what_was_being_typed() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"report", "enter", "slash", *"opening", "up")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "report"
        await press(pilot, "down")
        assert line.value == "opening"
        await press(pilot, "down")
        assert line.value == "opening"
        assert "2 of " in screen_text(pilot)


async def test_what_is_made_of_a_past_search_is_not_lost_either() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"report", "enter", "slash", *"opening", "enter")
        await press(pilot, "slash", "up", *"s", "up", "down")
        assert pilot.app.screen.query_one(Input).value == "reports"


async def test_a_search_left_with_escape_is_kept_if_it_has_found_something() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"report", "escape", "slash", *"xyzzy", "escape")
        await press(pilot, "slash", "up")
        assert pilot.app.screen.query_one(Input).value == "report"


async def test_with_nothing_found_the_panes_show_where_one_was_without_marks() -> None:
    async with viewer(ENGLISH, LARGE) as pilot:
        await press(pilot, "j", "slash", *"consular")
        await until(pilot, lambda: meeting_screen(pilot).query_one(AgendaPane).item != 1)
        assert styles_of(pilot, "onsular")
        await press(pilot, *"zzz")
        await until(pilot, lambda: meeting_screen(pilot).query_one(AgendaPane).item == 1)
        marked = [style for style in styles_of(pilot, "onsular") if "underline" in style]
        assert not marked


async def test_tab_completes_filters_and_their_values() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"report i")
        assert "Tab  in:  item:" in screen_text(pilot)
        await press(pilot, "tab", *"s", "tab")
        assert "report in:schedule" in screen_text(pilot)


async def test_with_nothing_found_it_is_still_said_what_may_be_typed() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"xyzzy in:a")
        assert "Nothing found." in screen_text(pilot)
        assert "Tab  agenda  annotation" in screen_text(pilot)


async def test_a_filter_whose_value_is_about_to_be_typed_has_not_found_nothing() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"in:")
        assert "Tab  agenda  annotation" in screen_text(pilot)
        assert "0 found" not in screen_text(pilot)
        await press(pilot, *"schedule")
        assert re.search(r"1 of \d+ · Enter", screen_text(pilot))


async def test_a_filter_without_values_in_this_meeting_says_why(tmp_path: Path) -> None:
    async with viewer_of(_meeting_of("No."), tmp_path) as pilot:
        await press(pilot, "slash", *"other is:")
        assert "is: waits for a value: nothing in this meeting has a status." in screen_text(pilot)


async def test_what_is_wrong_with_a_filter_is_said() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"item:99 report")
        assert "no agenda item has this number" in screen_text(pilot)
        assert "1 of 4" in screen_text(pilot)


async def test_chinese_is_found_by_its_sound_and_marked_as_such() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, *"jianyi")
        assert "建议" in screen_text(pilot)
        assert "(pinyin)" in screen_text(pilot)


async def test_hits_are_looked_for_anew_after_a_change(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    shutil.copy(ENGLISH, path)
    async with viewer(path) as pilot:
        await press(pilot, "slash", *"report", "enter")
        assert "match 1 of 4" in screen_lines(pilot.app)[0]
        await press(pilot, "e", *" report", "enter", "n")
        assert "match 2 of 6" in screen_lines(pilot.app)[0]
        await press(pilot, "escape", "n")
        assert "No search yet" in words_said(pilot)


async def test_a_document_asked_for_by_its_symbol_is_the_first_hit() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"2019/3", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "documents"
        assert screen.query_one(DocumentsPane).document == 1


def _place(screen: MeetingScreen) -> list[str | int]:
    """The pane with the focus, and the position of what is selected in it."""
    match screen.current_pane:
        case "documents":
            return ["documents", screen.query_one(DocumentsPane).document]
        case "schedule":
            return ["schedule", screen.query_one(SchedulePane).place[0]]
        case "annotation" if screen.query_one(AgendaPane).item < 0:
            return ["meeting", -1]
        case pane:
            return [pane, screen.query_one(AgendaPane).item]


def _listed(pilot: Pilot[None]) -> list[list[str | int]]:
    """The hits in the order of the rows."""
    rows = pilot.app.screen.query_one(RowList).source
    assert isinstance(rows, HitRows)
    hits = filter(None, map(rows.hit, range(len(rows))))
    return [[hit.place.pane, hit.place.position, hit.place.entry] for hit in hits]


def _printed(
    query: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[list[list[str | int]], int]:
    """The hits in the order of the command line, and how many matches they have."""
    search_files(query, [path], None, as_json=True)
    hits = json.loads(capsys.readouterr().out)["hits"]
    places = [
        [
            hit["pane"],
            -1 if hit["position"] is None else hit["position"],
            hit.get("entry", -1),
        ]
        for hit in hits
    ]
    return places, sum(hit["matches"] for hit in hits)


@pytest.mark.parametrize("name", FILES)
async def test_the_viewer_answers_the_table_of_queries_as_the_command_line_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row for language, row in ROWS if language == name]
    answers = [_printed(row["query"], FILES[name], capsys) for row in rows]
    async with viewer(FILES[name]) as pilot:
        screen = meeting_screen(pilot)
        await press(pilot, "slash")
        await pilot.app.workers.wait_for_complete()
        for row, (printed, matches) in zip(rows, answers, strict=True):
            pilot.app.screen.query_one(Input).value = row["query"]
            await press(pilot)
            if row["first"] == "nothing":
                assert not printed
                assert "0 found" in screen_text(pilot), row
                continue
            assert _listed(pilot) == printed
            await press(pilot, "enter")
            assert _place(screen) == row["first"], row
            assert f"match 1 of {matches}" in screen_lines(pilot.app)[0], row
            await press(pilot, "slash")


@pytest.mark.parametrize("query", ["report", "item 1", "meeting in:schedule", "documents"])
async def test_next_goes_through_the_hits_in_the_order_of_the_command_line(
    query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, matches = _printed(query, ENGLISH, capsys)
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *query, "enter")
        places = []
        for _ in range(matches):
            places.append(_place(meeting_screen(pilot)))
            await press(pilot, "n")
        assert [place for place, _ in groupby(places)] == [
            place for place, _ in groupby([pane, position] for pane, position, _ in printed)
        ]


SOURCES = """\
format = 1

[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-03
timezone = "Europe/Paris"

[[agenda]]
number = "1"
title = "Opening"

[[documents]]
symbol = "B/1"
title = "Report"
kind = "report"
submitted_by = "Ruritania"
url = "https://docs.example.org/orchard/B/1.pdf"
items = ["1"]

[[documents]]
symbol = "B/2"
title = "Other"
url = "https://docs.example.org/B/2.pdf"

[[schedule]]
date = 2026-03-02
start = 10:00:00
end = 13:00:00
entries = [{ item = "1" }]
"""


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Ruritania", "Ruritania"),
        ("orchard", "orchard"),
        ("Monday", "Monday"),
        ("p.m", "p.m"),
    ],
)
async def test_what_is_found_beside_titles_is_marked_too(
    query: str, marked: str, tmp_path: Path
) -> None:
    async with viewer_of(SOURCES, tmp_path, LARGE) as pilot:
        await press(pilot, "slash", *query, "enter")
        assert "match 1 of" in screen_lines(pilot.app)[0]
        assert is_marked(pilot, marked)
        await press(pilot, "escape")
        assert not is_marked(pilot, marked)


def is_marked(pilot: Pilot[None], words: str) -> bool:
    """Whether some words stand on the screen as a match does, or as the match where one is."""
    pane = meeting_screen(pilot).query_one(DocumentsPane)
    marks = [pane.get_component_rich_style(f"lines--{name}") for name in ("match", "current")]
    grounds = [f"on {style.bgcolor.name}" for style in marks if style.bgcolor is not None]
    return any(ground in style for style in styles_of(pilot, words) for ground in grounds)


async def test_an_address_is_shown_as_long_as_a_search_matches_in_it(tmp_path: Path) -> None:
    async with viewer_of(SOURCES, tmp_path, LARGE) as pilot:
        assert "https://docs" not in screen_text(pilot)
        await press(pilot, "slash", *"orchard", "enter")
        assert "https://docs.example.org/orchard/B/1.pdf" in screen_text(pilot)
        assert "B/2.pdf" not in screen_text(pilot)
        await press(pilot, "escape")
        assert "https://docs" not in screen_text(pilot)
