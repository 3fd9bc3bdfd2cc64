"""An app that leaves the terminal as it was, and says in plain words that it has failed."""

import sys
from pathlib import Path

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.driver import Driver


class TidyApp(App[None]):
    """Ends where an error is not handled, with a report in place of a traceback on the screen.

    Attributes:
        crash: What to tell the user once the terminal is theirs again; `""` where nothing failed.
    """

    crash = ""

    _has_started = False
    _exit_code: int | None = None

    def exit_with(self, code: int) -> None:
        """Ends the program with an exit code; one that is still starting, once it has started."""
        if self._has_started:
            self.exit(return_code=code)
        else:
            self._exit_code = code

    def on_ready(self) -> None:
        """Ends the program where that was asked for while it was starting."""
        self._has_started = True
        if self._exit_code is not None:
            self.exit(return_code=self._exit_code)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this system, or ours where there is one."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from tui.app.driver import TidyDriver  # noqa: PLC0415 -- not on every system

        return TidyDriver

    @on(Driver.SignalResume)
    def _draw_again(self) -> None:
        """Draws all again once the terminal is given back; Textual draws what has changed."""
        self.refresh()

    @property
    def encoding(self) -> str:
        """The encoding of the terminal."""
        return getattr(self._driver, "encoding", "utf-8")

    @property
    def unsaved_file(self) -> Path | None:
        """The file that has changes which are not saved."""
        return None

    def before_crash(self) -> None:
        """Does what is due before the program ends by an error."""

    def _fatal_error(self) -> None:
        """Textual's own would show its traceback, with the values of all variables."""
        self._report(sys.exception() or RuntimeError("unknown"))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Ends the program; the reason becomes the report."""
        with self.console.capture() as capture:
            self.console.print(*renderables)
        self._report(RuntimeError("the terminal cannot be used"), capture.get())
        self._close_messages_no_wait()

    def _report(self, error: BaseException, trace: str = "") -> None:
        if self.crash:
            return  # what follows from the first error explains nothing
        from tui.app.crash import crash_words  # noqa: PLC0415 -- not needed to start

        try:
            self.before_crash()
            unsaved = self.unsaved_file
        except Exception:  # noqa: BLE001 -- whatever is broken, the error itself is to be told
            unsaved = None
        self.crash = crash_words(error, trace, unsaved)
