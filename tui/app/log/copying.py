"""The commands that copy the log."""

from typing import TYPE_CHECKING, cast

from tui.exports.log import log_markdown, log_page
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.app.copying.copying_app import CopyingApp
    from tui.app.screens.logging import LoggingScreen

_WIDTH = 80


def copy_log(screen: "LoggingScreen", way: str) -> bool:
    """Copies the log, and tells whether there is one.

    Args:
        screen: The screen that shows the meeting.
        way: `markdown` or `text`.
    """
    lines = screen.log_of_meeting.lines()
    if not lines:
        return False
    meeting = screen.view.meeting
    text = log_markdown(meeting, lines) if way == "markdown" else log_page(meeting, lines, _WIDTH)
    count = ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines))

    def told(how: str) -> None:
        screen.say(_("Copied {how}: the log, {count}").format(how=how, count=count))

    cast("CopyingApp", screen.app).copy(text, told)
    return True
