"""What a screen needs to have a running log of its meeting written."""

from typing import TYPE_CHECKING

from tui.app.screens.marks import MarksScreen
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.log.log import Log


class LoggingScreen(MarksScreen):
    """A screen with the commands on the running log. A subclass shows the meeting."""

    _log: "Log | None" = None

    @property
    def log_of_meeting(self) -> "Log":
        """The log beside the meeting file; it is made when first needed."""
        if self._log is None:
            from tui.app.log.log import Log  # noqa: PLC0415 -- not needed to start

            self._log = Log(self)
        return self._log

    @property
    def selected_item(self) -> int:
        """The position of the selected item, or `OVERVIEW`."""
        return self._agenda.item

    def begin_search(self) -> None:
        """Makes room below the panes."""
        raise NotImplementedError

    def end_search(self) -> None:
        """Gives the panes all of the screen again."""
        raise NotImplementedError

    def keep_typed(self) -> None:
        """Keeps what is being typed against a crash, as the program is about to end."""
        super().keep_typed()
        if self._log is not None:
            self._log.keep_typed()

    def action_log(self) -> None:
        """Opens the running log."""
        if not self.says_why_not("log"):
            self.log_of_meeting.open()

    def action_copy_log(self, way: str) -> None:
        """Copies the log.

        Args:
            way: `markdown` or `text`.
        """
        from tui.app.log.copying import copy_log  # noqa: PLC0415 -- not needed to start

        if not copy_log(self, way):
            self.say(_("There is no line in the log yet."))
