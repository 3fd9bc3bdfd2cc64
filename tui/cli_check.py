"""What `agenda check` does."""

import sys
from pathlib import Path

import click

from tui.cli_commands import demand
from tui.console import say, write
from tui.i18n import _, ngettext
from tui.store.reading.loading import load
from tui.store.translations.reading import all_problems

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
        problems = all_problems(loaded.parsed, file)
        write("".join(f"{problem.render(str(file))}\n" for problem in problems))
        count += len(problems)
        code = max(code, _FAILED if loaded.meeting is None else int(bool(problems)))
    if sys.stderr and sys.stderr.isatty() and code != _FAILED:
        words = (
            ngettext("{count} problem", "{count} problems", count) if count else _("no problems")
        )
        say(words.format(count=count))
    return code
