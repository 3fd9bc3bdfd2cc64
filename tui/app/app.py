"""The viewer's application: screens, theme and what works everywhere."""

import asyncio
import contextlib
import gc
import signal
import threading
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tui.app.commands import COMMANDS, Scope, bindings, key_sign
from tui.app.screens.meeting import MeetingScreen
from tui.app.themes import DEFAULT_THEME, ThemeError, shipped_theme, theme_names
from tui.app.type_ahead import TypeAheadApp
from tui.app.view import MeetingView
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.meeting.model import Meeting


class AgendaApp(TypeAheadApp):
    """Shows one meeting file.

    Args:
        loaded: The file.
        meeting: Its meeting.
        remember: Whether the file is kept as the one opened last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.APP)]

    ENABLE_COMMAND_PALETTE = True

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- Textual declares it an instance's
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 -- likewise

    def __init__(self, loaded: Loaded, meeting: "Meeting", *, remember: bool = False) -> None:
        super().__init__()
        self._remember = remember
        self._loaded = loaded
        self._view = MeetingView(meeting, loaded.source.path)
        self.register_theme(shipped_theme(DEFAULT_THEME))
        self.theme = DEFAULT_THEME

    def on_ready(self) -> None:
        """Does what could wait until all is on the screen.

        The garbage collector is kept out of the way of keys.

        What is there now, the meeting above all, stays to the end: looking through it again and
        again took 60 ms at a time in a meeting of 2 MB.
        """
        from tui.app.recent import remember_meeting  # noqa: PLC0415 -- not needed to start

        if self._remember:
            remember_meeting(self._view.path)
        for screen in self.screen_stack:
            if isinstance(screen, MeetingScreen):
                screen.begin_editing()
        gc.freeze()
        gc.enable()
        gc.set_threshold(20_000, 50, 100)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values for our own variables, for a theme that is not ours."""
        return {"selection": "#2c4663", "muted": "#9aa3b0", "line": "#3d4653"}

    def get_default_screen(self) -> Screen[None]:
        """The meeting."""
        return MeetingScreen(self._loaded, self._view)

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
        for screen in self.screen_stack:
            if isinstance(screen, MeetingScreen):
                screen.say("Press q to leave the program.")

    async def action_quit(self) -> None:
        """Leaves the program; asks first where changes are not saved."""
        for screen in self.screen_stack:
            if isinstance(screen, MeetingScreen):
                screen.leave(self.exit)

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
