"""The driver of a terminal that leaves nothing behind."""

import asyncio
import signal
import sys
from types import FrameType

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from tui.app.ending import is_gone
from tui.app.other_encodings import encodable, is_unicode


class TidyDriver(LinuxDriver):
    """Textual's driver, with what it forgets."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        streams = (stream for stream in (sys.__stderr__, sys.__stdout__) if stream is not None)
        # Where complaints are sent elsewhere, the screen is not meant to go with them.
        self._file = next((stream for stream in streams if stream.isatty()), self._file)
        self.encoding = self._file.encoding if self._file is not None else "utf-8"

    def write(self, data: str) -> None:
        """Sends something to the terminal, in signs that it has."""
        super().write(data if is_unicode(self.encoding) else encodable(data, self.encoding))

    def start_application_mode(self) -> None:
        """Takes the terminal, and follows its size."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()

        def resized(_number: int, _frame: FrameType | None) -> None:
            if not self._in_band_window_resize:
                loop.call_soon_threadsafe(self._tell_size)

        # Textual reads the size within the handler, which the next signal may interrupt: of two
        # sizes the first would be told last, and stay.
        signal.signal(signal.SIGWINCH, resized)

    def _tell_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self._app.post_message(Resize(size, size))

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    def _sigcont_application(self, *_: object) -> None:
        """Takes the terminal back after a stop of whatever kind.

        Textual takes it as having been given away: after a SIGSTOP, of which nothing is told, it
        would start to read it twice, and never again know how it was at first.
        """
        if self._writer_thread is None or not self._auto_restart:
            return
        if not self._must_signal_resume:
            if is_gone(self.fileno):
                return  # a terminal that goes sends SIGCONT too
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()
