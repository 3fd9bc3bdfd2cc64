"""The four linked panes."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    LARGE,
    MEDIUM,
    MEETINGS,
    NARROW,
    SIZES,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    viewer,
    viewer_of,
)
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.schedule import SchedulePane
from tui.app.view import OVERVIEW


def _name(size: Size) -> str:
    return "x".join(map(str, size))


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("path", [CHINESE, ENGLISH], ids=["zh", "en"])
async def test_the_shipped_meeting_opens_at_its_first_item(
    path: Path, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(path, size) as pilot:
        assert screen_text(pilot) == screen_snapshot


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("path", [CHINESE, ENGLISH], ids=["zh", "en"])
async def test_an_item_shows_its_annotation_documents_and_sittings(
    path: Path, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(path, size) as pilot:
        await press(pilot, "j", "j", "j", "enter")
        assert screen_text(pilot) == screen_snapshot


@pytest.mark.parametrize(
    "name", ["ar-lajna", "board", "en-council", "fr-comite", "hostile", "ja-iinkai", "ru-komissiya"]
)
@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=_name)
async def test_other_meetings_look_well(
    name: str, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(MEETINGS / f"{name}.toml", size) as pilot:
        await press(pilot, "j")
        assert screen_text(pilot) == screen_snapshot


@pytest.mark.parametrize("name", ["one-item", "no-documents", "no-schedule"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=_name)
async def test_a_meeting_that_lacks_a_part_says_so(
    name: str, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(MEETINGS / f"{name}.toml", size) as pilot:
        assert screen_text(pilot) == screen_snapshot
        await press(pilot, "3", "j", "k", "enter", "4", "j", "enter", "o", "y", "2", "j", "1")
        assert pilot.app.is_running


async def test_the_selected_item_leads_the_other_panes() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "j", "j", "j")
        screen = meeting_screen(pilot)
        documents = screen.query_one(DocumentsPane)
        schedule = screen.query_one(SchedulePane)
        assert screen.query_one(AgendaPane).item == 3
        assert documents.document == 0
        assert documents.where == "1 of 3"
        assert schedule.place == (0, 2)
        lines = screen_text(pilot)
        assert "For item 2" in lines
        assert lines.count("• 2 ") == 2


async def test_enter_on_an_item_goes_to_its_annotation() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "enter")
        assert meeting_screen(pilot).current_pane == "annotation"
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "annotation"


async def test_enter_on_a_document_goes_to_its_item() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "3", "j", "enter")
        screen = meeting_screen(pilot)
        assert screen.query_one(AgendaPane).item == 4
        assert screen.current_pane == "agenda"


async def test_enter_on_a_document_of_several_items_goes_through_them(tmp_path: Path) -> None:
    text = (MEETINGS / "one-item.toml").read_text("utf-8")
    text += (
        '\n[[agenda]]\nnumber = "8"\ntitle = "Eight"\n[[agenda]]\nnumber = "9"\ntitle = "Nine"\n'
    )
    text += '[[documents]]\ntitle = "Both"\nitems = ["8", "9"]\n'
    async with viewer_of(text, tmp_path) as pilot:
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        await press(pilot, "3", "enter")
        assert agenda.item == 1
        await press(pilot, "3", "enter")
        assert agenda.item == 2
        await press(pilot, "3", "enter")
        assert agenda.item == 1


async def test_enter_on_a_schedule_entry_goes_to_its_item() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "4", "G", "enter")
        assert meeting_screen(pilot).query_one(AgendaPane).item == 6


async def test_enter_on_a_sitting_goes_to_the_first_item_that_it_takes_up() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "4", "G", "k", "k", "enter")
        assert meeting_screen(pilot).query_one(AgendaPane).item == 5


async def test_items_follow_one_another_from_any_pane() -> None:
    async with viewer(CHINESE) as pilot:
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        await press(pilot, "3", "J", "J")
        assert agenda.item == 2
        assert meeting_screen(pilot).current_pane == "documents"
        await press(pilot, "K", "K", "K")
        assert agenda.item == OVERVIEW
        await press(pilot, "K")
        assert agenda.item == OVERVIEW


async def test_the_first_row_is_the_meeting_as_such() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "g")
        text = screen_text(pilot)
        assert "第九次会议" in text
        assert "临时议程说明" in text
        assert "Europe/Vienna" in text


async def test_a_heading_without_a_number_does_not_read_on_from_the_title_above(
    tmp_path: Path,
) -> None:
    path = tmp_path / "m.toml"
    text = ENGLISH.read_text(encoding="utf-8")
    heading = '[[agenda]]\ntitle = "Operational segment"\n\n'
    at = text.index('[[agenda]]\nnumber = "2"')
    path.write_text(text[:at] + heading + text[at:], encoding="utf-8")
    async with viewer(path, WIDE) as pilot:
        lines = screen_lines(pilot.app)
        row = next(line for line in lines if "Operational segment" in line)
        numbered = next(line for line in lines if "2.  Crime" in line)
        assert row.index("Operational") == numbered.index("2.")


async def test_folding_hides_sub_items_and_going_there_unfolds() -> None:
    async with viewer(CHINESE) as pilot:
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        await press(pilot, "j", "h")
        assert agenda.item == 0
        await press(pilot, "h")
        assert "▸ 1." in screen_text(pilot)
        assert not any("会议开幕" in line[:18] for line in screen_lines(pilot.app))
        await press(pilot, "j")
        assert agenda.item == 3
        await press(pilot, "4", "g", "enter")
        assert agenda.item == 1
        assert "▾ 1." in screen_text(pilot)
        await press(pilot, "h", "h", "l")
        assert "▾ 1." in screen_text(pilot)


async def test_next_item_goes_into_what_is_folded() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "h", "J")
        assert meeting_screen(pilot).query_one(AgendaPane).item == 1


@pytest.mark.parametrize("size", [LARGE, WIDE, MEDIUM], ids=_name)
async def test_zoom_shows_one_pane_alone(size: Size, screen_snapshot: SnapshotAssertion) -> None:
    async with viewer(CHINESE, size) as pilot:
        before = screen_text(pilot)
        await press(pilot, "j", "j", "2", "z")
        assert screen_text(pilot) == screen_snapshot
        await press(pilot, "4")
        assert "下午3时至6时" in screen_text(pilot)
        await press(pilot, "escape", "1", "k", "k")
        # The schedule may have scrolled, as it was seen at another height.
        assert screen_text(pilot).splitlines()[:16] == before.splitlines()[:16]


async def test_below_80_columns_one_pane_shows_with_tabs() -> None:
    async with viewer(CHINESE, NARROW) as pilot:
        for key, words in (("1", "组织事项"), ("3", "2019/2"), ("4", "9月9日"), ("2", "会议开幕")):
            await press(pilot, key)
            assert words in screen_text(pilot)
        await press(pilot, "tab")
        assert meeting_screen(pilot).current_pane == "documents"
        await press(pilot, "shift+tab", "shift+tab")
        assert meeting_screen(pilot).current_pane == "agenda"


async def test_the_layout_follows_the_width_and_keeps_the_place() -> None:
    async with viewer(CHINESE, WIDE) as pilot:
        await press(pilot, "j", "j", "j", "j", "3")
        for size in (NARROW, MEDIUM, LARGE, (20, 5), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            screen = meeting_screen(pilot)
            assert screen.query_one(AgendaPane).item == 4
            assert screen.current_pane == "documents"
        assert "For item 3" in screen_text(pilot)


async def test_a_title_wraps_and_is_never_cut() -> None:
    async with viewer(CHINESE, (80, 40)) as pilot:
        outline = "".join(line[:33].strip("│▌ ") for line in screen_lines(pilot.app))
        assert "外交和领事官员或外交和领事使团中的联络官及其在处理贩运人口问题中的作用" in outline


async def test_what_is_left_out_is_said_and_listed(screen_snapshot: SnapshotAssertion) -> None:
    async with viewer(MEETINGS / "broken" / "wrong-types.toml", MEDIUM) as pilot:
        assert "left out" in screen_lines(pilot.app)[0]
        await press(pilot, "exclamation_mark")
        assert screen_text(pilot) == screen_snapshot
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_copying_puts_the_selected_on_the_clipboard() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "j", "y")
        assert pilot.app.clipboard == (
            "1(a) 会议开幕\n\n贩运人口问题工作组第九次会议将于2019年9月9日星期一上午10时开幕。"
        )
        await press(pilot, "3", "y")
        assert pilot.app.clipboard.startswith("CTOC/COP/WG.4/2019/2\n涉及贩运人口的预防犯罪措施\n")
        await press(pilot, "4", "y")
        assert pilot.app.clipboard == (
            "9月9日，星期一 上午10时至下午1时\n"
            "1(a) 会议开幕\n1(b) 通过议程和安排工作\n2 涉及贩运人口的预防犯罪措施"
        )


async def test_the_wheel_scrolls_and_clicks_select() -> None:
    async with viewer(CHINESE) as pilot:
        await pilot.click(AgendaPane, offset=(8, 5))
        await pilot.pause()
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        assert agenda.item == 3
        await pilot.click(AgendaPane, offset=(8, 5), times=2)
        await pilot.pause()
        assert meeting_screen(pilot).current_pane == "annotation"
