"""The part of the application that knows the user's settings, and takes over what is changed."""

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.widget import Widget

from tui.app.commands.commands_app import CommandsApp
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.file_state import read_file_state, settings_of_file
from tui.app.screens.meeting import MeetingScreen
from tui.app.settings.complaints import Complaints
from tui.app.settings.declared import Settings
from tui.app.themes.reading import ThemeFile
from tui.i18n import use_language
from tui.i18n.choosing import language_of_locale

if TYPE_CHECKING:
    from tui.app.settings.following import Following
    from tui.app.settings.screen import SettingChanged


@runtime_checkable
class SaysAnew(Protocol):
    """A screen that can say all that it says in another language."""

    def say_anew(self) -> None:
        """Says it in the language in use now."""


class SettingsApp(CommandsApp):
    """Lists the settings and what is wrong with the user's files, and follows their changes.

    Args:
        settings: What the user has set.
        keymap: The keys in force.
        complaints: What is wrong with the user's own files.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        keymap: Keymap = DEFAULT,
        complaints: Complaints | None = None,
    ) -> None:
        super().__init__(settings, keymap)
        self.complaints = complaints or Complaints()
        self._spoken = self._language_set

    @property
    def meeting(self) -> MeetingScreen | None:
        """The screen of the meeting that is open, which others may cover."""
        screens = (screen for screen in self.screen_stack if isinstance(screen, MeetingScreen))
        return next(screens, None)

    @property
    def _file(self) -> Path | None:
        """The meeting file that is open."""
        return self.meeting.view.path if self.meeting is not None else None

    # Lists

    def action_settings(self) -> None:
        """Lists all settings, to be changed."""
        from tui.app.settings.screen import SettingsScreen  # noqa: PLC0415 -- not needed to start

        self.push_screen(SettingsScreen(self.complaints, self._file))

    def action_complaints(self) -> None:
        """Lists what is wrong with the user's own files."""
        from tui.app.settings.complaints_screen import ComplaintsScreen  # noqa: PLC0415 -- likewise

        self.push_screen(ComplaintsScreen(self.complaints))

    # Changes

    def on_setting_changed(self, _event: "SettingChanged") -> None:
        """Takes a setting over that has been changed."""
        from tui.app.settings.following import take, take_in  # noqa: PLC0415 -- not needed to start

        take(self, *take_in(self.settings))

    def take_settings(self, settings: Settings) -> None:
        """Takes the user's settings over; the meeting that is open may have others of its own."""
        meeting = self.meeting
        if meeting is not None:
            settings = settings_of_file(settings, read_file_state(meeting.view.path))
        set_anew = settings.theme not in (self.settings.theme, self.theme_wanted)
        shaping = self.settings.arabic_shaping
        self.settings = settings
        self.speak()
        if settings.arabic_shaping != shaping:
            for screen in self.screen_stack:
                for widget in screen.walk_children(Widget):
                    widget.refresh()
        if meeting is not None:
            meeting.take_settings(settings)
        if set_anew:  # a theme that could not be kept stays in force
            self.use_theme(settings.theme)

    @property
    def _language_set(self) -> str:
        return self.settings.language or language_of_locale(os.environ)

    def speak(self) -> None:
        """Says everything in the language that is set.

        Where something is open that says nothing anew, that waits until it is closed.
        """
        wanted = self._language_set
        if wanted == self._spoken:
            return
        screens = [screen for screen in self.screen_stack if isinstance(screen, SaysAnew)]
        if len(screens) == len(self.screen_stack):
            self._spoken = wanted
            use_language(wanted)
            for screen in screens:
                screen.say_anew()

    @cached_property
    def _following(self) -> "Following":
        from tui.app.settings.following import Following  # noqa: PLC0415 -- not needed to start

        return Following(self)

    async def follow_settings(self) -> None:
        """Takes over what others have changed in the user's settings and keymap."""
        await self._following.look()
        self.speak()

    # The theme

    def have_read_theme(self, theme: ThemeFile) -> None:
        """Counts what is wrong with a theme of the user's among what is wrong with their files."""
        self.complaints.have_read(theme.path, theme.problems)

    def store_theme(self, name: str) -> str:
        """Keeps a theme for the next start; where the meeting has one of its own, as that."""
        file = self._file
        if file is None or not read_file_state(file).theme:
            return super().store_theme(name)
        from tui.app.file_state import change_own_setting  # noqa: PLC0415 -- not needed to start

        return change_own_setting(file, "theme", name)
