"""The driver of a terminal that leaves nothing behind."""

from textual.drivers.linux_driver import LinuxDriver

from tui.app.ending import is_gone


class TidyDriver(LinuxDriver):
    """Textual's driver, with what it forgets."""

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
