"""The part of the application that lists commands and runs the one that is chosen."""

from textual.events import Key

from tui.app.commands.command import Command
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.settings.declared import Settings
from tui.app.themes.themed_app import ThemedApp
from tui.i18n import _

_BACK = frozenset({"back", "library.back", "box.leave", "typing.leave"})
"""What goes back, or leaves."""


class CommandsApp(ThemedApp):
    """Has a palette and a help over all commands.

    Args:
        settings: What the user has set.
        keymap: The keys in force.
    """

    ENABLE_COMMAND_PALETTE = False

    ALLOW_SELECT = False
    """Views have their own way to select, which is better for lists (`MarkingView`)."""

    def __init__(self, settings: Settings | None = None, keymap: Keymap = DEFAULT) -> None:
        super().__init__(settings, keymap)
        self._used: list[str] = []

    def as_meant(self, key: Key, *, is_text: bool) -> Key | None:
        """What a key means; one that goes back takes first away what is marked with the mouse."""
        meant = super().as_meant(key, is_text=is_text)
        if meant is not None and self.screen.selections and self._goes_back(meant.key):
            self.screen.clear_selection()
            return None
        return meant

    def _goes_back(self, key: str) -> bool:
        active = self.screen.active_bindings.get(key)
        return active is not None and active.binding.id in _BACK

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a text that is marked in a view or in a line, by the key of Textual's for it."""
        if not text:
            return
        first = text.strip().partition("\n")[0]

        def told(how: str) -> None:
            words = _("Copied {how} · {what}: {text}")
            self.say(words.format(how=how, what=_("marked text"), text=first))

        self.copy(text, told)

    def action_palette(self) -> None:
        """Finds a command by its name, and runs it."""
        from tui.app.screens.palette import PaletteScreen  # noqa: PLC0415 -- not needed to start

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(self.screen, self._used), self._do)

    def action_help(self) -> None:
        """Lists what can be done where the focus is, and runs what is chosen."""
        from tui.app.screens.help import HelpScreen  # noqa: PLC0415 -- not needed to start

        if isinstance(self.screen, HelpScreen):
            self.screen.action_leave()
        else:
            self.push_screen(HelpScreen(self.screen), self._do)

    async def _do(self, command: Command | None) -> None:
        """Does what palette or help were asked for."""
        from tui.app.commands.running import run  # noqa: PLC0415 -- not needed to start

        if command is None:
            return
        self._used = [command.id, *(one for one in self._used if one != command.id)]
        if words := await run(self.screen, command):
            self.say(words)

    def action_help_quit(self) -> None:
        """Says how to leave, to those who press Ctrl-c."""
        words = _("Press {key} to leave the program.")
        self.say(words.format(key=self.keymap.way("quit")))
