"""The viewer's application: screens, theme and what works everywhere."""

import asyncio
import contextlib
import gc
import signal
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.keys import key_sign
from tui.app.commands.table import COMMANDS
from tui.app.screens.meeting import MeetingScreen
from tui.app.settings.declared import Settings
from tui.app.themes import ThemeError, shipped_theme, theme_names
from tui.app.type_ahead import TypeAheadApp
from tui.app.view import MeetingView
from tui.store.reading.loading import Loaded, load

if TYPE_CHECKING:
    from tui.app.screens.library import MeetingWanted


class AgendaApp(TypeAheadApp):
    """Shows a meeting file, or a folder of them.

    Args:
        start: The file, with a meeting; or the folder.
        remember: Whether the file is kept as the one opened last.
        settings: What the user has set.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.APP)]

    ENABLE_COMMAND_PALETTE = True

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- Textual declares it an instance's
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 -- likewise

    def __init__(
        self, start: Loaded | Path, *, remember: bool = False, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self._start = start
        self._remember = remember
        self.register_theme(shipped_theme(self.settings.theme))
        self.theme = self.settings.theme

    def on_ready(self) -> None:
        """Does what could wait until all is on the screen.

        The garbage collector is kept out of the way of keys.

        What is there now, the meeting above all, stays to the end: looking through it again and
        again took 60 ms at a time in a meeting of 2 MB.
        """
        if isinstance(self.screen, MeetingScreen):
            self._begin(self.screen)
        gc.freeze()
        gc.enable()
        gc.set_threshold(20_000, 50, 100)

    def _begin(self, screen: MeetingScreen) -> None:
        from tui.app.recent import remember_meeting  # noqa: PLC0415 -- not needed to start

        if self._remember:
            remember_meeting(screen.view.path)
        screen.begin_editing()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values for our own variables, for a theme that is not ours."""
        return {"selection": "#2c4663", "muted": "#9aa3b0", "line": "#3d4653"}

    def get_default_screen(self) -> Screen[None]:
        """The meeting, or the folder."""
        if isinstance(self._start, Path):
            from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 -- only for a folder

            return LibraryScreen(self._start)
        return _meeting_screen(self._start)

    def on_meeting_wanted(self, event: "MeetingWanted") -> None:
        """Opens a meeting of the folder, at a hit of its search."""
        loaded = load(event.path)
        if loaded.meeting is None:
            problem = loaded.problems[0]
            event.sender.say(f"{event.path}:{problem.line}: {problem.message}")
            return
        screen = _meeting_screen(loaded)
        self.push_screen(screen)
        self.call_after_refresh(self._begin, screen)
        if event.place is not None:
            self.call_after_refresh(screen.searching.begin_at, event.query, event.place)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: the commands of the table that apply now."""
        focused = screen.focused or screen
        for command in COMMANDS:
            name = command.action.partition("(")[0]
            node = next(
                (node for node in focused.ancestors_with_self if hasattr(node, f"action_{name}")),
                None,
            )
            if command.palette and node is not None and node.check_action(name, ()):
                yield SystemCommand(
                    f"{command.label.capitalize()}: {command.help}",
                    " ".join(map(key_sign, command.keys)) or command.label,
                    partial(self.call_later, self.run_action, command.action, node),
                )

    def action_help(self) -> None:
        """Shows the keys that work where the focus is."""
        from tui.app.screens.help import HelpScreen  # noqa: PLC0415 -- not needed to start

        here = frozenset(
            active.binding.id
            for active in self.screen.active_bindings.values()
            if active.binding.id
        )
        self.push_screen(HelpScreen(here))

    def on_mount(self) -> None:
        """Leaves the terminal as it was found also where a signal ends the program."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and threading.current_thread() is threading.main_thread():
                with contextlib.suppress(NotImplementedError):
                    loop.add_signal_handler(number, self.exit, None, 128 + number)

    def action_help_quit(self) -> None:
        """Says how to leave, to those who press Ctrl-c."""
        words = "Press q to leave the program."
        if self._meeting is not None:
            self._meeting.say(words)
        else:
            self.notify(words)

    async def action_quit(self) -> None:
        """Leaves the program; asks first where changes are not saved."""
        meeting = self._meeting
        if meeting is None:
            self.exit()
        else:
            meeting.leave(self.exit)

    @property
    def _meeting(self) -> MeetingScreen | None:
        """The screen of the meeting that is open, which others may cover."""
        screens = (screen for screen in self.screen_stack if isinstance(screen, MeetingScreen))
        return next(screens, None)

    def action_next_theme(self) -> None:
        """Changes to the next theme."""
        names = theme_names()
        place = names.index(self.theme) if self.theme in names else -1
        name = names[(place + 1) % len(names)]
        try:
            self.register_theme(shipped_theme(name))
        except ThemeError as error:
            self.notify(
                str(error), title="This theme cannot be used", severity="error", markup=False
            )
            return
        self.theme = name


def _meeting_screen(loaded: Loaded) -> MeetingScreen:
    if loaded.meeting is None:
        raise ValueError(f"{loaded.source.path} holds no meeting")
    return MeetingScreen(loaded, MeetingView(loaded.meeting, loaded.source.path))
