"""What is said of a value while it is typed."""

from pathlib import Path

from tests.app.editing.test_editing import opened
from tests.app.screens import press, screen_text, until


async def test_what_a_value_makes_wrong_elsewhere_is_said_and_can_be_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "g", "e", *"jjj", "enter", *"2019-09-10")
        await until(pilot, lambda: "⚠ the sitting is on 2019-09-11" in screen_text(pilot))
        await press(pilot, "enter", "escape")
        assert "changed" in screen_text(pilot)


async def test_a_number_that_another_item_has_is_refused_while_it_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, *"jjj", "v", "j", "j", "enter", "backspace", "3")
        assert "another agenda item is already called 3" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Esc leave" in screen_text(pilot)


async def test_a_day_is_seen_in_its_month_among_those_of_the_meeting(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "g", "e", "j", "j", "enter")
        assert "September 2019" in screen_text(pilot)
        await press(pilot, "pageup")
        assert "October 2019" in screen_text(pilot)
        await press(pilot, "x")
        assert "October 2019" in screen_text(pilot)
