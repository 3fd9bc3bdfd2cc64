"""An app that copies by the way that works where it runs."""

import os
from collections.abc import Callable

from tui.app.settings.declared import Settings
from tui.app.tidy_app import TidyApp


class CopyingApp(TidyApp):
    """Replaces Textual's copying, which knows of OSC 52 only, also for the lines one types in."""

    settings: Settings

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a text, and says nothing of it."""
        self.copy(text)

    def copy(self, text: str, then: Callable[[str], None] | None = None) -> None:
        """Copies a text.

        Args:
            text: The text.
            then: What to do once it is copied, with words for the way: "by the terminal".
        """
        from tui.app.copying.clipboard import clean, needs_time, put_on_clipboard  # noqa: PLC0415 -- not needed to start

        text = clean(text)
        self._clipboard = text
        setting = self.settings.copy

        def put() -> str:
            return put_on_clipboard(text, setting, self._send, os.environ)

        def put_beside() -> None:
            how = put()
            if then is not None and self.is_running:
                self.call_from_thread(then, how)

        if needs_time(text, setting):
            self.run_worker(put_beside, thread=True, group="copying")
        else:
            how = put()
            if then is not None:
                then(how)

    def _send(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)
