"""What `agenda check` does."""

import sys
from pathlib import Path

import click

from tui.cli_commands import demand
from tui.console import say, write
from tui.i18n import _, ngettext
from tui.meeting.problems import Rank
from tui.store.beside import is_notes_file
from tui.store.reading.loading import LocatedProblem, load
from tui.store.reading.notes import judge_notes
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.toml import NotTomlError, read_toml
from tui.store.translations.reading import all_problems
from tui.text.safe import make_safe

_FAILED = 2


def check_files(files: tuple[Path, ...]) -> int:
    """Prints what is wrong with each file, and gives the exit status."""
    code = count = 0
    for file in files:
        try:
            demand(file)
        except click.ClickException as error:
            say(error.message)
            code = _FAILED
            continue
        loaded = load(file)
        is_read = loaded.meeting is not None
        problems = all_problems(loaded.parsed, file)
        if not is_read and is_notes_file(file):
            is_read, problems = _notes_problems(file)
        write("".join(f"{problem.render(str(file))}\n" for problem in problems))
        count += len(problems)
        code = max(code, int(bool(problems)) if is_read else _FAILED)
    if sys.stderr and sys.stderr.isatty() and code != _FAILED:
        words = (
            ngettext("{count} problem", "{count} problems", count) if count else _("no problems")
        )
        say(words.format(count=count))
    return code


def _notes_problems(file: Path) -> tuple[bool, tuple[LocatedProblem, ...]]:
    """Whether a file of private notes can be read, and what is wrong with it."""
    try:
        source = read_source(file)
        values = read_toml(source.text)
    except UnreadableFile as error:
        return False, (_fatal(error.problem.message, error.line, error.column),)
    except NotTomlError as error:
        return False, (_fatal(error.message, error.line, error.column),)
    return True, judge_notes(values, source.text).problems


def _fatal(message: str, line: int, column: int) -> LocatedProblem:
    return LocatedProblem(Rank.FATAL, line, column, (), make_safe(message))
