"""Changing a setting: an edit of the user's `settings.toml` that leaves all else in it as it is."""

import os
from pathlib import Path

from tui.app.clean import is_clean
from tui.app.settings.fields import setting_keys, unknown_setting, wrong_value
from tui.app.settings.folder import settings_folder
from tui.app.settings.reading import FILE_NAME
from tui.i18n import _
from tui.store.editing.edits import Set, Unset, edited
from tui.store.editing.layout import RefusedEdit
from tui.store.editing.literals import key_literal, literal
from tui.store.reading.source import Source, UnreadableFile, read_source
from tui.store.reading.suggest import Suggestions
from tui.store.reading.toml import NotTomlError, read_toml
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, digest_of, encoded, save
from tui.text.safe import make_safe

_TRIES = 20
"""How often a change is made anew because another program has saved in between."""


def change_setting(key: str, value: object, *, folder: Path | None = None) -> str:
    """Gives a setting a value from now on, in the user's `settings.toml`.

    Comments and layout of the file stay. Where another program saves at the same moment, the change
    is made to what that has written.

    Args:
        key: The setting.
        value: The value, as `tomllib` would read it; None takes the setting out of the file, so
            that it is as by default.
        folder: The settings folder; by default the platform's. It is made where it is not there.

    Returns:
        Why it could not be done, in one line that is safe on a terminal; `""` where it is done.
    """
    if is_clean():
        return _("nothing is kept after a start with --clean")
    wrong = _wrong(key, value)
    if wrong:
        return make_safe(wrong)
    file = (folder or settings_folder()) / FILE_NAME
    try:
        for _again in range(_TRIES):
            try:
                _change(file, key, value)
            except ChangedOnDisk:
                continue
            return ""
    except (UnreadableFile, NotTomlError) as error:
        line, column = error.line, error.column
        message = error.problem.message if isinstance(error, UnreadableFile) else error.message
        return make_safe(
            _("{file}:{line}:{column}: {message}; nothing was changed").format(
                file=file, line=line, column=column, message=message
            )
        )
    except (RefusedEdit, CannotSave) as error:
        reason = error.reason
    except OSError as error:
        reason = error.strerror or type(error).__name__
    else:
        reason = _("other programs write the file without pause; try again")
    return make_safe(_("{file} was not changed: {reason}").format(file=file, reason=reason))


def _wrong(key: str, value: object) -> str:
    nearest = Suggestions()
    if key not in setting_keys():
        return unknown_setting(key, nearest)
    return "" if value is None else wrong_value(key, value, nearest)


def _change(file: Path, key: str, value: object) -> None:
    """Makes the change once; raises what reading, editing and saving raise."""
    source = _source(file)
    before = source.text if source else ""
    values = read_toml(before)
    if value is None and key not in values:
        return
    if source is None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(file, _first(_beginning(), key, value), expected=None)
        return
    if values:
        edit = Unset((key,), remarks=True) if value is None else Set((key,), value)
        after = edited(before, edit, values).text
    else:
        after = _first(before, key, value)
    save(file, after, bom=source.bom, expected=digest_of(encoded(before, bom=source.bom)))


def _first(before: str, key: str, value: object) -> str:
    """The first setting of a file, below the comments in it."""
    newline = "\r\n" if "\r\n" in before else "\n"
    comments = before.rstrip("\r\n")
    above = f"{comments}{newline}{newline}" if comments else ""
    return f"{above}{key_literal(key)} = {literal(value, newline=newline)}{newline}"


def _source(file: Path) -> Source | None:
    try:
        os.lstat(file)
    except FileNotFoundError:
        return None
    return read_source(file)


def _beginning() -> str:
    """What stands at the top of a new file."""
    return "".join(
        f"# {line}\n"
        for line in (
            _("Settings of agenda. What there is to set, and how: agenda config"),
            _("The program changes only the lines of what is set in it."),
        )
    )
