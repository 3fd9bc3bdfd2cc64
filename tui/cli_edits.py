"""What `agenda set` and `agenda new` do; imported when one of them runs."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from tui.console import read_input, safe, say, shown, write_bytes
from tui.i18n import _
from tui.meeting.words import LANGUAGES
from tui.store.editing.edits import RefusedEdit
from tui.store.fields import WrongValueError
from tui.store.new_file import new_text
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded, LocatedProblem
from tui.store.reading.source import MAX_BYTES
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, Saved, encoded, save
from tui.store.setting import set_typed
from tui.store.value_path import WrongPathError

STANDARD = "-"
"""What stands for standard input or output."""


def change(loaded: Loaded, path: str, value: str, output: str | None) -> None:
    """Changes a value of a meeting file; see `agenda set --help`.

    Args:
        loaded: The file; it holds a meeting.
        path: Where the value is.
        value: The value as typed; `-` reads it from standard input.
        output: The file to write instead; `-` for standard output, None for the file itself.

    Raises:
        click.ClickException: It could not be done; the files are as they were.
    """
    file, before = OpenFile(loaded), loaded.problems
    name = shown(loaded.source.path)
    if loaded.read_only:
        raise click.ClickException(
            _("{name}: {read_only}; nothing was changed").format(
                name=name, read_only=loaded.read_only
            )
        )
    typed = read_input(MAX_BYTES) if value == STANDARD else value
    try:
        set_typed(file, path, typed)
    except (WrongPathError, WrongValueError) as error:
        raise click.ClickException(f"{name}: {error}") from None
    except RefusedEdit as error:
        raise click.ClickException(
            _("{name}: {reason}; nothing was changed").format(name=name, reason=error.reason)
        ) from None
    target = None if output is None else Path(output)
    if output == STANDARD:
        write_bytes(encoded(file.text, bom=loaded.source.bom))
    elif target is not None and not is_same(target, loaded.source.path):
        advice = _("name another file, or leave out --output to change FILE itself")
        write_new(target, file.text, advice, bom=loaded.source.bom)
    elif file.changed:
        _save(file)
    for problem in new_problems(before, file.problems):
        say(problem.render(str(loaded.source.path)))


def begin(output: str, language: str, start: str | None) -> None:
    """Writes a meeting file to start from; see `agenda new --help`.

    Args:
        output: The file, which is not there yet; `-` for standard output.
        language: One of `LANGUAGES`.
        start: The day of the meeting as typed; None for today.

    Raises:
        click.ClickException: It could not be done.
    """
    if language not in LANGUAGES:
        raise click.ClickException(
            _("there is no new meeting in the language {language}; choose one of {names}").format(
                language=safe(language), names=", ".join(LANGUAGES)
            )
        )
    try:
        # The day where the user is, which is the one that they mean.
        day = date.today() if start is None else date.fromisoformat(start.strip())  # noqa: DTZ011
    except ValueError:
        raise click.ClickException(
            _("{typed} is no day; write --start as in 2019-09-09").format(typed=safe(start or ""))
        ) from None
    text = new_text(language, day)
    if output == STANDARD:
        write_bytes(encoded(text))
    else:
        write_new(Path(output), text, _("name another file, or remove it first"))


def write_new(path: Path, text: str, advice: str, *, bom: bool = False) -> None:
    """Writes a file that is not there yet.

    Args:
        path: The file.
        text: What it is to hold.
        advice: What to do where it is there.
        bom: Whether it begins with a byte-order mark.

    Raises:
        click.ClickException: It is there already, or cannot be written.
    """
    try:
        # A link that leads nowhere yet is no file.
        is_there = path.exists()
    except (OSError, ValueError):
        # Saving will say what is wrong with it.
        is_there = False
    taken = _("{path} is there already and is not written over; {advice}").format(
        path=shown(path), advice=advice
    )
    if is_there:
        raise click.ClickException(taken)
    try:
        warn(save(path, text, bom=bom, expected=None))
    except ChangedOnDisk:
        raise click.ClickException(taken) from None
    except CannotSave as error:
        raise click.ClickException(
            _("{path} was not written: {reason}").format(path=shown(path), reason=error.reason)
        ) from None


def _save(file: OpenFile) -> None:
    name = shown(file.path)
    try:
        warn(file.save())
    except ChangedOnDisk:
        raise click.ClickException(
            _(
                "{name} was changed by another program at the same moment; nothing was written: "
                "try again"
            ).format(name=name)
        ) from None
    except CannotSave as error:
        raise click.ClickException(
            _("{name} was not saved: {reason}").format(name=name, reason=error.reason)
        ) from None


def warn(saved: Saved) -> None:
    """Says what could not be kept of a file that was saved."""
    if saved.warning:
        say(f"{shown(saved.path)}: {saved.warning}")


def is_same(one: Path, other: Path) -> bool:
    """Whether two names are those of one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def new_problems(
    before: tuple[LocatedProblem, ...], after: tuple[LocatedProblem, ...]
) -> list[LocatedProblem]:
    """The problems that there were none of before; lines may have moved."""
    known = Counter((problem.path, problem.message) for problem in before)
    new = []
    for problem in after:
        which = (problem.path, problem.message)
        known[which] -= 1
        if known[which] < 0:
            new.append(problem)
    return new
