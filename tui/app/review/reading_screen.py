"""A paper that is being read, with how far that is; it can be stopped."""

import threading
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.review.paper import Cancelled, Paper, ReadPaper, read_paper
from tui.app.widgets.box import Box
from tui.i18n import _, ngettext
from tui.papers.blocks import UnreadablePaper
from tui.text.safe import make_safe


class ReadingScreen(ModalScreen[ReadPaper | str | None]):
    """Reads a paper beside the screen.

    It is left with the paper, with why it cannot be read, or with None where that is stopped.

    Args:
        paper: The paper.
    """

    DEFAULT_CSS = """
    ReadingScreen { align: center middle; background: $veil; }
    ReadingScreen > Box { width: 60; padding: 0 1; }
    ReadingScreen Static { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    class Progressed(Message):
        """Some of the paper was read.

        Attributes:
            count: How many pieces of it by now.
        """

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class Ended(Message):
        """The paper was read, or cannot be.

        Attributes:
            result: The paper; else why it cannot be read, or at what the program has failed.
        """

        def __init__(self, result: ReadPaper | str | Exception) -> None:
            super().__init__()
            self.result = result

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self._cancelled = threading.Event()

    def compose(self) -> ComposeResult:
        """What is read, and how far."""
        with Box(_("import"), ["box.leave"]):
            words = _("Reading {name}…").format(name=self._paper.path.name)
            yield Static(Content(make_safe(words)))
            yield Static(id="progress")

    def on_mount(self) -> None:
        """Begins to read.

        The thread is not waited for at the end: who stops does not wait either.
        """
        threading.Thread(target=self._read, daemon=True, name="import").start()

    def on_unmount(self) -> None:
        """Nobody waits for the paper any more."""
        self._cancelled.set()

    def _read(self) -> None:
        try:
            result: ReadPaper | str | Exception = read_paper(
                self._paper, self._tell, self._cancelled.is_set
            )
        except Cancelled:
            return
        except UnreadablePaper as error:
            result = str(error)
        except Exception as error:  # noqa: BLE001 -- it is raised again where it is reported
            result = error
        if not self._cancelled.is_set():
            self.post_message(self.Ended(result))

    def _tell(self, count: int) -> None:
        self.post_message(self.Progressed(count))

    def on_reading_screen_progressed(self, event: Progressed) -> None:
        """Shows how far it is."""
        words = ngettext("{count} line", "{count} lines", event.count)
        self.query_one("#progress", Static).update(words.format(count=event.count))

    def on_reading_screen_ended(self, event: Ended) -> None:
        """Hands the paper over."""
        if isinstance(event.result, Exception):
            raise event.result
        self.dismiss(event.result)

    def action_leave(self) -> None:
        """Stops."""
        self._cancelled.set()
        self.dismiss(None)
