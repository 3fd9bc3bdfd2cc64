"""The user's settings, as `settings.toml` has them."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from tui.app.clean import is_clean
from tui.app.settings.declared import Settings
from tui.app.settings.folder import settings_folder
from tui.i18n import _
from tui.meeting.problems import Rank
from tui.store.reading.loading import LocatedProblem
from tui.store.reading.source import UnreadableFile, read_source
from tui.text.safe import make_safe

FILE_NAME = "settings.toml"


class ReadSettings(Struct, frozen=True):
    """The settings of a user, and where each comes from.

    Attributes:
        file: The file, which need not be there.
        settings: All settings; those that the file does not have, or has wrong, as by default.
        lines: The line of the file, from 1, of each setting that comes from there, by key.
        problems: All that is wrong with the file, in its order.
    """

    file: Path
    settings: Settings = Settings()
    lines: Mapping[str, int] = {}
    problems: tuple[LocatedProblem, ...] = ()

    def rendered(self) -> list[str]:
        """The problems as `FILE:LINE:COLUMN: error: message`."""
        return [problem.render(str(self.file)) for problem in self.problems]


def read_settings(folder: Path | None = None) -> ReadSettings:
    """Reads the user's settings; never raises, whatever the file is.

    Args:
        folder: The settings folder; by default the platform's.
    """
    file = (folder or settings_folder()) / FILE_NAME
    if is_clean():
        return ReadSettings(file)
    try:
        os.lstat(file)
        text = read_source(file).text
    except (FileNotFoundError, NotADirectoryError):
        return ReadSettings(file)
    except UnreadableFile as error:
        message = error.problem.message
        if file.is_dir():
            message = _("is a folder; put a file in its place")
        return unread(file, message, error.line, error.column)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return unread(file, _("the file cannot be read ({reason})").format(reason=reason))
    from tui.app.settings.parsing import parse_settings  # noqa: PLC0415 -- most have no such file

    return parse_settings(text, file)


def unread(file: Path, message: str, line: int = 1, column: int = 1) -> ReadSettings:
    """The settings by default, where the file cannot be read at all."""
    problem = LocatedProblem(Rank.FATAL, line, column, (), make_safe(message))
    return ReadSettings(file, problems=(problem,))
