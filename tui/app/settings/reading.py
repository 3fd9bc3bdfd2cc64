"""Reading `settings.toml`: what is right is taken, and all that is wrong is listed."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.app.clean import is_clean
from tui.app.settings.declared import Settings
from tui.app.settings.fields import unknown_setting, wrong_value
from tui.app.settings.folder import settings_folder
from tui.i18n import _
from tui.meeting.problems import Problem, Rank
from tui.store.reading.loading import LocatedProblem, located
from tui.store.reading.positions import Positions
from tui.store.reading.shape import convert, fields_of
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.suggest import Suggestions
from tui.store.reading.toml import NotTomlError, read_toml
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
        return parse_settings(read_source(file).text, file)
    except (FileNotFoundError, NotADirectoryError):
        return ReadSettings(file)
    except UnreadableFile as error:
        return _unread(file, error.problem.message, error.line, error.column)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _unread(file, _("the file cannot be read ({reason})").format(reason=reason))


def parse_settings(text: str, file: Path) -> ReadSettings:
    """Reads settings out of a text; never raises, whatever the text.

    Args:
        text: The text, without a byte-order mark.
        file: The file that it is of.
    """
    try:
        values = read_toml(text)
    except NotTomlError as error:
        return _unread(file, error.message, error.line, error.column)
    right, problems = _converted(values)
    positions = Positions(text)
    lines = {key: positions.key((key,)).line for key in right}
    names = {fields_of(Settings)[key].name: value for key, value in right.items()}
    # Each was converted to its type.
    settings = Settings(**names)
    return ReadSettings(file, settings, lines, located(problems, positions))


def _converted(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    nearest = Suggestions()
    right: dict[str, Any] = {}
    problems = []
    known = fields_of(Settings)
    for key, value in values.items():
        if key not in known:
            unknown = unknown_setting(key, nearest)
            problems.append(Problem(Rank.WARNING, (key,), unknown, at_key=True))
        elif wrong := wrong_value(key, value, nearest):
            problems.append(Problem(Rank.ERROR, (key,), wrong))
        else:
            right[key] = convert(value, known[key].shape.annotation)
    return right, problems


def _unread(file: Path, message: str, line: int = 1, column: int = 1) -> ReadSettings:
    problem = LocatedProblem(Rank.FATAL, line, column, (), make_safe(message))
    return ReadSettings(file, problems=(problem,))
