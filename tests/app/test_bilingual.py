"""A meeting in two languages, side by side and one after the other."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    LARGE,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_text,
    until,
    viewer,
    words_said,
)
from tui.app.panes.annotation import AnnotationPane
from tui.app.panes.order import Order
from tui.app.searching.search_screen import SearchScreen
from tui.app.view import OVERVIEW
from tui.store.translations.pairing import NONE, paragraph_pairs
from tui.text.paragraphs import paragraphs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both shipped meetings."""
    for path in (CHINESE, ENGLISH):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "size", [LARGE, WIDE, MEDIUM, NARROW], ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=["zh", "en"])
async def test_the_annotation_stands_in_two_columns(
    file: Path, size: Size, snapshot: SnapshotAssertion
) -> None:
    async with viewer(file, size) as pilot:
        await press(pilot, "J", "J", "J", "L")
        assert screen_text(pilot) == snapshot


async def test_every_paragraph_of_the_shipped_meeting_stands_beside_its_own() -> None:
    async with viewer(CHINESE, LARGE) as pilot:
        await press(pilot, "L")
        screen = meeting_screen(pilot)
        translation = screen.translation()
        assert translation is not None
        for item in range(7):
            screen.go_to_item(item)
            await pilot.pause()
            rows = screen.query_one(AnnotationPane).source
            shown = {
                (row.parts[0].text, row.beside[0].text)
                for row in (rows.row(at) for at in range(len(rows)))
            }
            own = paragraphs(screen.view.item(item).annotation)
            other = paragraphs(translation.other.item(item).annotation)
            assert set(zip(own, other, strict=True)) <= shown


async def test_l_again_shows_all_panes_as_before() -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        before = screen_text(pilot)
        await press(pilot, "L", "L")
        assert screen_text(pilot) == before


@pytest.mark.parametrize("key", ["r", "escape", "1", "z"])
async def test_what_leaves_the_reading_leaves_the_other_language(key: str) -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "J", "L")
        assert meeting_screen(pilot).is_bilingual
        await press(pilot, key)
        assert not meeting_screen(pilot).is_bilingual
        assert "会议开幕" not in screen_text(pilot)


async def test_who_was_reading_reads_on() -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "J", "r")
        before = screen_text(pilot)
        await press(pilot, "L")
        assert "会议开幕" in screen_text(pilot)
        await press(pilot, "L")
        assert screen_text(pilot) == before


async def test_both_go_on_with_the_item_and_scroll_together() -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, "J", "J", "L")
        assert "通过议程和安排工作" in screen_text(pilot)
        await press(pilot, "G")
        assert "在两天半内举行五次" in screen_text(pilot).replace("\n", "")
        assert "half days." in screen_text(pilot)
        await press(pilot, "J")
        assert "Crime prevention" in screen_text(pilot)
        assert "预防犯罪措施" in screen_text(pilot)


async def test_what_is_found_is_marked_in_both() -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "slash", *"7/1", "enter", "L")
        marked = [
            segment.text
            for strip in pilot.app.screen._compositor.render_strips(pilot.app.size)
            for segment in strip
            if segment.text == "7/1"
        ]
        assert len(marked) >= 2


class TestATranslationThatDiffers:
    """It is shown by what pairs."""

    async def shown(self, folder: Path, old: str, new: str, *keys: str) -> str:
        path = folder / CHINESE.name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        async with viewer(folder / ENGLISH.name, LARGE) as pilot:
            await press(pilot, *keys, "L")
            return screen_text(pilot)

    async def test_an_item_that_is_missing(self, folder: Path) -> None:
        text = (folder / CHINESE.name).read_text("utf-8")
        begin = text.index('[[agenda]]\nnumber = "4"')
        entry = text[begin : text.index("[[agenda]]", begin + 1)]
        seen = await self.shown(folder, entry, "", "J", "J", "J", "J", "J")
        assert "Other matters" in seen
        assert "The translation does not have this item." in seen

    async def test_a_paragraph_that_is_missing(self, folder: Path) -> None:
        text = (folder / CHINESE.name).read_text("utf-8")
        begin = text.index("缔约方会议扩大主席团")
        paragraph = text[begin : text.index("\n\n", begin) + 2]
        seen = await self.shown(folder, paragraph, "", "J", "J")
        line = next(line for line in seen.splitlines() if "5 February 2019" in line)
        assert "—" in line
        line = next(line for line in seen.splitlines() if "The proposed organization" in line)
        assert "拟议工作安排" in line

    async def test_a_file_that_is_no_meeting(self, folder: Path) -> None:
        (folder / CHINESE.name).write_text("[meeting", "utf-8")
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "L")
            assert not meeting_screen(pilot).is_bilingual
            assert f"The translation {CHINESE.name} cannot be read: 1:" in words_said(pilot)

    async def test_a_translation_that_changes_is_shown_as_it_is(self, folder: Path) -> None:
        path = folder / CHINESE.name
        async with viewer(folder / ENGLISH.name, LARGE) as pilot:
            await press(pilot, "L")
            path.write_text(path.read_text("utf-8").replace("会议开幕", "开幕式"), "utf-8")
            await press(pilot, "J")
            assert "开幕式" in screen_text(pilot)


async def test_without_a_translation_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    path.write_bytes(ENGLISH.read_bytes())
    async with viewer(path) as pilot:
        await press(pilot, "L")
        assert "This meeting names no translation that is there." in words_said(pilot)
        await press(pilot, "ctrl+l")
        assert meeting_screen(pilot).view.path == path


async def test_of_several_translations_one_is_picked(folder: Path) -> None:
    path = folder / ENGLISH.name
    text = path.read_text("utf-8")
    shutil.copy(path, folder / "other.toml")
    path.write_text(
        text.replace("[translations]\n", '[translations]\nfr = "other.toml"\n'), "utf-8"
    )
    async with viewer(path, WIDE) as pilot:
        await press(pilot, "J", "L")
        assert "other.toml" in screen_text(pilot)
        await press(pilot, "j", "enter")
        assert "会议开幕" in screen_text(pilot)


class TestGoingOver:
    """`Ctrl-l`."""

    async def where(self, pilot: Pilot[None]) -> tuple[str, int, str]:
        screen = meeting_screen(pilot)
        return screen.view.path.name, screen._agenda.item, screen.current_pane

    async def test_the_place_is_kept(self, folder: Path) -> None:
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "J", "J", "4", "ctrl+l")
            await pilot.pause()
            assert await self.where(pilot) == (CHINESE.name, 2, "schedule")
            assert "拟议工作安排" in screen_text(pilot)
            await press(pilot, "slash", *"预防", "enter", "ctrl+l")
            await pilot.pause()
            assert (await self.where(pilot))[:2] == (ENGLISH.name, 3)

    @pytest.mark.parametrize("pane", ["3", "4"])
    async def test_what_is_selected_in_each_pane_is_selected_there(
        self, folder: Path, pane: str
    ) -> None:
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "J", "J", "s", "3", "j", "j", "j", "4", "j", "j", "j", "x", pane)
            before = meeting_screen(pilot)
            document = before.view.meeting.documents[before._documents.document]
            sitting = before._schedule.place
            entry = before.view.links.entry_items[sitting[0]][sitting[1]]
            await press(pilot, "ctrl+l")
            await pilot.pause()
            after = meeting_screen(pilot)
            assert after.view.path.name == CHINESE.name
            assert after.view.meeting.documents[after._documents.document].symbol == document.symbol
            assert after._schedule.place[0] == sitting[0]
            there = after._schedule.place
            assert after.view.links.entry_items[there[0]][there[1]] == entry
            assert after._documents.order is Order.SYMBOL
            assert after.panes_off == before.panes_off == {"schedule"} - {after.current_pane}

    async def test_both_languages_stay_beside_one_another_at_the_same_paragraph(
        self, folder: Path
    ) -> None:
        async with viewer(folder / ENGLISH.name, MEDIUM) as pilot:
            await press(pilot, "J", "J", "L", "G")
            paragraph = meeting_screen(pilot).paragraph_seen
            assert paragraph > 0
            await press(pilot, "ctrl+l")
            await pilot.pause()
            screen = meeting_screen(pilot)
            assert screen.view.path.name == CHINESE.name
            assert screen.is_bilingual
            assert screen.is_reading
            assert screen.paragraph_seen == paragraph

    async def test_above_an_item_that_is_not_there_is_the_one_that_is(self, folder: Path) -> None:
        path = folder / CHINESE.name
        text = path.read_text("utf-8")
        begin = text.index('[[agenda]]\nnumber = "1(b)"')
        end = text.index("[[agenda]]", begin + 1)
        path.write_text(text[:begin] + text[end:], "utf-8")
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "J", "J", "ctrl+l")
            await pilot.pause()
            assert await self.where(pilot) == (CHINESE.name, 0, "agenda")
            assert "The item where you were is not in this language." in words_said(pilot)

    async def test_a_search_goes_on_at_the_same_place(self, folder: Path) -> None:
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "slash", *"2019/3", "ctrl+l")
            await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
            await until(pilot, lambda: "1 of " in screen_text(pilot))
            assert meeting_screen(pilot).view.path.name == CHINESE.name
            assert "2019/3" in screen_text(pilot)
            await press(pilot, "enter")
            screen = meeting_screen(pilot)
            documents = screen.view.meeting.documents
            assert documents[screen._documents.document].symbol.endswith("2019/3")

    async def test_a_search_for_words_shows_the_place_of_its_hit(self, folder: Path) -> None:
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "slash", *"liaison officers", "ctrl+l")
            await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
            await until(pilot, lambda: "Nothing found." in screen_text(pilot))
            assert "外交和领事官员" in screen_text(pilot)
            await press(pilot, "ctrl+l")
            await until(pilot, lambda: meeting_screen(pilot).view.path.name == ENGLISH.name)
            await until(pilot, lambda: "1 of " in screen_text(pilot))
            await press(pilot, "escape")
            assert meeting_screen(pilot)._agenda.item == 4

    async def test_a_search_without_a_translation_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / ENGLISH.name
        path.write_bytes(ENGLISH.read_bytes())
        async with viewer(path) as pilot:
            await press(pilot, "slash", *"report", "ctrl+l")
            assert isinstance(pilot.app.screen, SearchScreen)
            assert "This meeting names no translation that is there." in screen_text(pilot)

    async def test_the_meeting_as_such_is_its_own_counterpart(self, folder: Path) -> None:
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "K", "ctrl+l")
            await pilot.pause()
            assert await self.where(pilot) == (CHINESE.name, OVERVIEW, "agenda")

    async def test_changes_that_are_not_saved_are_asked_about(self, folder: Path) -> None:
        async with viewer(folder / ENGLISH.name) as pilot:
            await press(pilot, "e", *"!!", "enter", "ctrl+l")
            assert pilot.app.screen is not meeting_screen(pilot)
            await press(pilot, "s")
            await pilot.pause()
            assert (await self.where(pilot))[0] == CHINESE.name
        assert "Organizational matters!!" in (folder / ENGLISH.name).read_text("utf-8")


def test_pairs_are_shown_in_the_order_of_both() -> None:
    assert paragraph_pairs(["a"], []) == [(0, NONE)]
