"""What `agenda config` does; imported when it runs."""

import json
import os
from pathlib import Path
from typing import Any

import click

from tui.app.file_state import change_own_setting, read_file_state
from tui.app.settings.changing import change_setting
from tui.app.settings.fields import setting_keys, shape_of_setting, unknown_setting
from tui.app.settings.in_force import InForce, settings_in_force
from tui.app.settings.reading import ReadSettings, read_settings
from tui.app.themes.finding import terminal_colours
from tui.console import page_columns, safe, say, write, writes_unicode
from tui.i18n import _
from tui.i18n.joining import aside, listed, sentences
from tui.store.fields import WrongValueError, typed_text, typed_value
from tui.store.reading.suggest import Suggestions
from tui.text.breaking import break_lines

_PROBLEMS = 1
_INDENT = "    "


def print_or_set(
    key: str | None, value: str | None, meeting: Path | None, *, unset: bool, as_json: bool
) -> int:
    """Prints settings, or changes one; see `agenda config --help`.

    Args:
        key: The setting; None for all.
        value: What it is to be; None where it is not changed, or taken out.
        meeting: The meeting file that it is about, as that may have its own.
        unset: Whether it is taken out.
        as_json: Whether to print JSON.

    Returns:
        The exit code.

    Raises:
        click.ClickException: These do not go together, there is no such setting, or it cannot be
            changed.
    """
    if unset and (key is None or value is not None):
        raise click.UsageError(_("--unset goes with one KEY and no VALUE"))
    if as_json and (unset or value is not None):
        raise click.UsageError(_("--json prints, and does not go with a change"))
    if key is not None and (unset or value is not None):
        set_setting(key, value, meeting)
        return 0
    return print_settings(key, meeting, as_json=as_json)


def print_settings(key: str | None, meeting: Path | None, *, as_json: bool) -> int:
    """Prints the settings in force, or the value of one.

    Args:
        key: The one, or None for all.
        meeting: The meeting file that they are to be in force for, as it may have its own.
        as_json: Whether to print JSON.

    Returns:
        The exit code: 1 where something is wrong in the user's file, which is said; else 0.

    Raises:
        click.ClickException: There is no such setting.
    """
    if key is not None:
        _demand(key)
    read = read_settings()
    state = read_file_state(meeting) if meeting is not None else None
    settings = settings_in_force(read, os.environ, terminal_colours(), state)
    if key is not None:
        settings = [setting for setting in settings if setting.key == key]
    if as_json:
        values = {"file": str(read.file), "settings": [_as_json(each) for each in settings]}
        write(json.dumps(values, ensure_ascii=not writes_unicode(), indent=2) + "\n")
    elif key is not None:
        write(f"{safe(typed_text(settings[0].value))}\n")
    else:
        write(_page(read, settings, page_columns()))
    for line in read.rendered():
        say(line)
    return _PROBLEMS if read.problems else 0


def set_setting(key: str, typed: str | None, meeting: Path | None) -> None:
    """Changes a setting in the user's file, or for one meeting.

    Args:
        key: The setting.
        typed: The value as typed; None takes it out of the file.
        meeting: The meeting file that it is to hold for alone; None for all.

    Raises:
        click.ClickException: It could not be done; the file is as it was.
    """
    _demand(key)
    value: object = None
    if typed is not None:
        try:
            value = typed_value(typed, shape_of_setting(key), required=True)
        except WrongValueError:
            # `change_setting` says what is expected, and what may be meant.
            value = typed
    if meeting is None:
        why_not = change_setting(key, value)
    else:
        why_not = change_own_setting(meeting, key, value)
    if why_not:
        raise click.ClickException(why_not)


def _demand(key: str) -> None:
    if key not in setting_keys():
        raise click.ClickException(safe(unknown_setting(key, Suggestions())))


def _as_json(setting: InForce) -> dict[str, Any]:
    found: dict[str, Any] = {
        "key": setting.key,
        "value": setting.value,
        "from": str(setting.origin),
    }
    if setting.line:
        found["line"] = setting.line
    if setting.why:
        found["why"] = setting.why
    if setting.variable:
        found["variable"] = setting.variable
    if setting.choices:
        found["choices"] = setting.choices
    return found | {"default": setting.default, "description": setting.description}


def _page(read: ReadSettings, settings: list[InForce], width: int) -> str:
    is_there = read.file.exists()
    words = _("{file}") if is_there else _("{file} (not there: all is as by default)")
    lines = [safe(words.format(file=read.file))]
    for setting in settings:
        value = safe(typed_text(setting.value)) or '""'
        lines += ["", f"{setting.key} = {value} {aside(setting.source)}"]
        about = setting.description
        if setting.choices:
            choices = _("One of {choices}.").format(choices=safe(listed(setting.choices)))
            about = sentences(about, choices)
        broken = break_lines(about, width - len(_INDENT))
        lines += (_INDENT + about[start:end] for start, end in broken)
    return "".join(f"{line}\n" for line in lines)
