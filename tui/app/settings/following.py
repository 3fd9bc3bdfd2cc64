"""Taking over what others have changed in `settings.toml` and `keymap.toml` while the program runs."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from textual.screen import Screen

from tui.app.clean import is_clean
from tui.app.commands.keymap import KEYMAP_FILE, Keymap
from tui.app.settings.complaints import Complaints
from tui.app.settings.declared import Settings
from tui.app.settings.fields import setting_keys
from tui.app.settings.folder import settings_folder
from tui.app.settings.notices import notice
from tui.app.settings.reading import FILE_NAME, ReadSettings, read_settings
from tui.app.themes.watching import FilesLook
from tui.meeting.problems import Rank
from tui.store.reading.loading import LocatedProblem

if TYPE_CHECKING:
    from tui.app.commands.keymap_file import ReadKeymap


class Follower(Protocol):
    """What takes settings and keys over."""

    settings: Settings
    complaints: Complaints
    keymap: Keymap

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens, that which is seen last; none once the program is left."""

    def take_settings(self, settings: Settings) -> None:
        """Takes the user's settings over."""

    def use_keymap(self, keymap: Keymap) -> None:
        """Takes other keys from now on."""

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""


class Following:
    """Looks at the user's settings and keymap from time to time, and has the app take them over.

    Args:
        app: The app.
    """

    def __init__(self, app: Follower) -> None:
        self._app = app
        self._look = FilesLook(_files)

    async def look(self) -> None:
        """Takes over what has changed since the last look; what is wrong is said."""
        if is_clean() or not await asyncio.to_thread(self._look.changed):
            return
        before = None
        # What the program itself has changed meanwhile may be newer than what was read.
        while before is not self._app.settings:
            before = self._app.settings
            found = await asyncio.to_thread(take_in, before)
        # While the disk was asked the program may have been left.
        if self._app.screen_stack:
            take(self._app, *found)


def _files() -> Iterable[Path]:
    folder = settings_folder()
    return folder / FILE_NAME, folder / KEYMAP_FILE


def take_in(before: Settings) -> tuple[ReadSettings, "ReadKeymap"]:
    """Reads settings and keymap again; may be called from any thread.

    Args:
        before: The settings in force, which stay where the file is wrong.
    """
    from tui.app.commands.keymap_file import read_keymap  # noqa: PLC0415 -- few have one

    read = _read_again(before)
    return read, read_keymap(read.settings.keymap)


def take(app: Follower, read: ReadSettings, keys: "ReadKeymap") -> None:
    """Has the app take settings and keys over, and says what is wrong with their files now."""
    known = app.complaints.all
    app.complaints.have_read(read.file, read.problems)
    app.complaints.have_read(keys.file, keys.problems)
    app.take_settings(read.settings)
    from tui.app.settings.screen import SettingsScreen  # noqa: PLC0415 -- seldom needed

    if isinstance(seen := app.screen_stack[-1], SettingsScreen):
        seen.fill()
    # Of a keymap that cannot be read at all nothing is known: the keys stay.
    if not _is_unread(keys.problems) and keys.keymap != app.keymap:
        app.use_keymap(keys.keymap)
    if words := notice([each for each in app.complaints.all if each not in known], app.keymap):
        app.say(words)


def _read_again(before: Settings) -> ReadSettings:
    """The user's settings as they are now; what is wrong in the file stays as it was."""
    read = read_settings()
    if _is_unread(read.problems):
        return msgspec.structs.replace(read, settings=before)
    wrong = {problem.path[0] for problem in read.problems if problem.path}
    kept = {key: getattr(before, key) for key in setting_keys() if key in wrong}
    return msgspec.structs.replace(read, settings=msgspec.structs.replace(read.settings, **kept))


def _is_unread(problems: Iterable[LocatedProblem]) -> bool:
    return any(problem.rank is Rank.FATAL for problem in problems)
