"""The box of a screen that lies over another."""

from textual.app import App, ComposeResult

from tests.app.screens import screen_lines
from tui.app.widgets.box import Box, Hint


class _Boxed(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "gray", "focus-frame": "round"}

    def compose(self) -> ComposeResult:
        yield Box(
            "会议 [b]title",
            ["line.keep", "typing.leave", Hint("line.more", "a quarter of an hour", "line.less")],
        )


async def _frame(width: int, news: str = "") -> tuple[str, str]:
    """The upper and the lower line of the box."""
    app = _Boxed()
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        app.query_one(Box).say(news)
        await pilot.pause()
        lines = list(filter(None, screen_lines(app)))
        return lines[0], lines[-1]


async def test_the_title_stands_above_as_it_is() -> None:
    assert "会议 [b]title" in (await _frame(60))[0]


async def test_keys_that_have_no_room_are_left_out_from_the_end() -> None:
    assert "Enter keep · Esc leave · ↑ ↓ a quarter of an hour" in (await _frame(60))[1]
    below = (await _frame(30))[1]
    assert "Enter keep · Esc leave" in below
    assert "quarter" not in below


async def test_news_stand_before_the_keys() -> None:
    assert "3 of 17 · Enter keep" in (await _frame(40, "3 of 17"))[1]
