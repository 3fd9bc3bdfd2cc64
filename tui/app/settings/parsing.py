"""What the text of `settings.toml` says: what is right is taken, and all that is wrong is listed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tui.app.settings.declared import Settings
from tui.app.settings.fields import unknown_setting, wrong_value
from tui.app.settings.reading import ReadSettings, unread
from tui.meeting.problems import Problem, Rank
from tui.store.reading.loading import located
from tui.store.reading.positions import Positions
from tui.store.reading.shape import convert, fields_of
from tui.store.reading.suggest import Suggestions
from tui.store.reading.toml import NotTomlError, read_toml


def parse_settings(text: str, file: Path) -> ReadSettings:
    """Reads settings out of a text; never raises, whatever the text.

    Args:
        text: The text, without a byte-order mark.
        file: The file that it is of.
    """
    try:
        values = read_toml(text)
    except NotTomlError as error:
        return unread(file, error.message, error.line, error.column)
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
