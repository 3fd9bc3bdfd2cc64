"""The part of the application that has to do with its theme."""

import asyncio
import os
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

import msgspec
from textual.filter import LineFilter, NoColor

from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.keyed_app import KeyedApp
from tui.app.settings.declared import Settings
from tui.app.settings.notices import notice
from tui.app.themes.finding import choose_theme, complaints_of, find_theme, theme_names
from tui.app.themes.making import textual_theme
from tui.app.themes.reading import ThemeFile
from tui.app.themes.watching import FilesLook
from tui.i18n import _


class ThemedApp(KeyedApp):
    """Shows everything in the user's theme, and follows the theme's file.

    Args:
        settings: What the user has set.
        keymap: The keys in force.
    """

    CSS = """
    Input, Input:focus { background-tint: transparent; }
    TextArea { scrollbar-size-vertical: 1; }
    Input > .input--cursor, TextArea .text-area--cursor {
        color: $foreground; background: $background; text-style: reverse;
    }
    Input > .input--selection, TextArea .text-area--selection {
        color: $foreground; background: $selection; text-style: $selection-style;
    }
    Input > .input--placeholder, Input > .input--suggestion {
        color: $muted; text-style: $muted-style;
    }
    .-behind Box { border: $frame $line; border-title-color: $muted; border-title-style: none; }
    .-behind LineView:focus > .lines--cursor, .-behind FilteredList > .lines--cursor {
        background: $background; text-style: none;
    }
    """

    SUSPENDED_SCREEN_CLASS = "-behind"
    """The class of a screen over which another lies: it keeps its focus, and must not look so."""

    THEME_SECONDS: ClassVar[float] = 1.0
    """Seconds between two looks at the user's themes."""

    def __init__(self, settings: Settings | None = None, keymap: Keymap = DEFAULT) -> None:
        super().__init__(keymap)
        self.settings = settings or Settings()
        # Textual takes a NO_COLOR that is set to nothing for a wish.
        self.no_color = bool(os.environ.get("NO_COLOR"))
        self._serial = 0
        self._folder = FilesLook()
        self._looks_at_files = False
        choice = choose_theme(
            self.settings.theme, no_color=self.no_color, colours=self.console.color_system
        )
        self.theme_wanted = self.settings.theme
        """The name of the theme that the user has set or chosen."""
        self._asked = choice.asked
        self.theme_file = choice.theme
        """The theme in force."""
        self._remark = choice.remark if choice.wrong and choice.asked is None else ""
        self._said_of_theme = self._words_of(choice.asked)
        self._put_in_force(choice.theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Takes away all colours where the user wants none, and shapes Arabic where it is asked to.

        Textual would send greys in place of colours.
        """
        filters = [NoColor()] if self.no_color else super().get_line_filters()
        arabic = self._arabic_filter if self.settings.arabic_shaping == "program" else None
        return [*filters, arabic] if arabic is not None else filters

    @cached_property
    def _arabic_filter(self) -> LineFilter | None:
        try:
            from tui.app.arabic import ArabicFilter  # noqa: PLC0415 -- few need it
        except ImportError:
            words = _("Arabic cannot be shaped here: install {extra}, or set {setting}.").format(
                extra="agenda-tui[arabic]", setting='arabic_shaping = "terminal"'
            )
            self.call_after_refresh(self.say, words)
            return None
        return ArabicFilter()

    def begin_themes(self) -> None:
        """Tells of the theme that was read at the start, and follows the user's own from now."""
        if self._asked is not None:
            self.have_read_theme(self._asked)
        if self._remark:
            self.say(self._remark)
        self.set_interval(self.THEME_SECONDS, self._follow_files)

    def _put_in_force(self, theme: ThemeFile) -> None:
        """Shows everything in a theme.

        Textual knows each under a name of its own: so a file that has changed is another theme,
        and a file may have any name.
        """
        before = self.theme
        self._serial += 1
        name = f"agenda-{self._serial}"
        self.register_theme(textual_theme(theme, name))
        self.theme_file = theme
        self.theme = name
        if before.startswith("agenda-"):
            self.unregister_theme(before)

    def use_theme(self, name: str) -> bool:
        """Shows everything in the theme of a name.

        Returns:
            Whether that is done; where the theme is wrong or not there, or the terminal has not
            the colours for it, the user is told, and for a wrong one all stays as it is.
        """
        choice = choose_theme(name, no_color=self.no_color, colours=self.console.color_system)
        if choice.asked is not None:
            self.have_read_theme(choice.asked)
        if words := self._words_of(choice.asked) or choice.remark:
            self.say(words)
        if choice.wrong:
            return False
        self.theme_wanted = name
        if choice.theme != self.theme_file:
            self._put_in_force(choice.theme)
        return True

    def _words_of(self, theme: ThemeFile | None) -> str:
        """What is said of a theme in which something is wrong; `""` of others."""
        return "" if theme is None else notice(complaints_of(theme), self.keymap)

    def show_theme(self, theme: ThemeFile) -> None:
        """Shows everything in a theme for now, as it is looked at in a list."""
        if theme != self.theme_file and not theme.problems:
            self._put_in_force(theme)

    def action_next_theme(self) -> None:
        """Changes to the next theme."""
        names = theme_names()
        at = names.index(self.theme_wanted) if self.theme_wanted in names else -1
        for step in range(1, len(names) + 1):
            if self.use_theme(names[(at + step) % len(names)]):
                self.keep_theme()
                return

    def action_choose_theme(self) -> None:
        """Asks which theme to use, and shows each that is looked at."""
        from tui.app.themes.theme_picker import ThemePicker  # noqa: PLC0415 -- not needed to start

        self.push_screen(ThemePicker(self), self._chosen)

    def _chosen(self, name: str | None) -> None:
        if name is None:
            return
        if self.use_theme(name):
            self.keep_theme()

    def keep_theme(self) -> None:
        """Keeps the theme that was chosen for the next start, in the user's settings."""
        name = self.theme_wanted
        self.settings = msgspec.structs.replace(self.settings, theme=name)
        self.run_worker(self._keep(name), group="keep theme")

    async def _keep(self, name: str) -> None:
        if why_not := await asyncio.to_thread(self.store_theme, name):
            self.say(why_not)

    def store_theme(self, name: str) -> str:
        """Writes the name of a theme into the user's settings; may be called from any thread.

        Returns:
            Why that could not be done, or `""`.
        """
        from tui.app.settings.changing import change_setting  # noqa: PLC0415 -- not needed to start

        return change_setting("theme", name)

    def have_read_theme(self, theme: ThemeFile) -> None:
        """Told of each theme that was read to be put in force, right or wrong."""

    def _follow_files(self) -> None:
        """Looks whether the user's themes have changed, beside the screen: disks can be slow."""
        if not self._looks_at_files:
            self._looks_at_files = True
            self.run_worker(self._look_at_files(), group="themes")

    async def follow_settings(self) -> None:
        """Takes over what has changed in other files of the user's."""

    async def _look_at_files(self) -> None:
        try:
            await self.follow_settings()
            if await asyncio.to_thread(self._folder.changed):
                theme = await asyncio.to_thread(find_theme, self.theme_wanted)
                # Meanwhile the program may have been left.
                if self.screen_stack:
                    self._take(theme)
        finally:
            self._looks_at_files = False

    def _take(self, theme: ThemeFile | None) -> None:
        """Shows everything in a theme whose file has changed, or says why not."""
        if theme is not None:
            self.have_read_theme(theme)
        if theme is not None and theme.problems:
            words = self._words_of(theme)
            if words != self._said_of_theme:
                self.say(words)
            self._said_of_theme = words
            return
        self._said_of_theme = ""
        choice = choose_theme(
            self.theme_wanted, no_color=self.no_color, colours=self.console.color_system
        )
        if choice.theme != self.theme_file and not choice.wrong:
            self._put_in_force(choice.theme)
