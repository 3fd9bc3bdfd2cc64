"""The manual page, from the help of the commands and the table of keys.

`python -m tui.manual` writes it to `data/agenda.1`, which a wheel puts where `man` looks.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tui.app.commands.command import Scope
from tui.app.commands.keys import key_sign
from tui.app.commands.table import COMMANDS
from tui.cli import cli
from tui.resources import data_folder

PAGE = "agenda.1"

_COLUMNS = 66
"""Of a line in the file, so that it is no longer than 80 with what roff needs."""

_FILES = (
    ("settings.toml, keymap.toml, themes/", "Your settings, keys and colour themes, in"),
    ("", "~/.config/agenda on Linux, ~/Library/Application Support/agenda on macOS,"),
    ("", "%LOCALAPPDATA%\\agenda on Windows. `agenda config` names the file."),
)
_VARIABLES = (
    ("VISUAL, EDITOR", "The editor that E starts, at the line of what is selected."),
    ("NO_COLOR", "Where it is set, everything is told apart without colour."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language of the program's words, unless the settings say."),
    (
        "TMUX, STY, WAYLAND_DISPLAY, DISPLAY, SSH_CONNECTION",
        "By which way a text is copied, unless the setting copy says.",
    ),
    (
        "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
        "Where settings, state and index are kept.",
    ),
)
_STATUS = (
    ("0", "All is well."),
    ("1", "Something is wrong in a file, or nothing was found; see the command."),
    ("2", "The command line is wrong, or a file cannot be read or written."),
    ("70", "The program itself has failed; where the report is is said."),
    ("128+N", "Signal N has ended it, or the terminal went away (129)."),
)


def manual_page() -> str:
    """The page, in the man macros of roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    summary, _, below = (cli.help or "").partition("\n\n")
    yield '.\\" Written by python -m tui.manual; do not edit.'
    yield '.TH AGENDA 1 "" "agenda" "User Commands"'
    yield ".SH NAME"
    first, *more = _prose(summary[:1].lower() + summary[1:].rstrip("."))
    yield f"agenda \\- {first}"
    yield from more
    yield ".SH SYNOPSIS"
    with click.Context(cli, info_name="agenda") as context:
        yield from _synopsis("agenda", [*cli.collect_usage_pieces(context)])
        for name in sorted(cli.commands):
            command = cli.commands[name]
            yield ".br"
            yield from _synopsis(f"agenda {name}", command.collect_usage_pieces(context))
        yield ".SH DESCRIPTION"
        yield from _paragraphs(below, first=True)
        yield ".SH OPTIONS"
        yield from _options(cli, context)
        yield ".SH COMMANDS"
        for name in sorted(cli.commands):
            yield f".SS {_text(name)}"
            yield from _paragraphs(cli.commands[name].help or "", first=True)
            yield from _options(cli.commands[name], context)
    yield ".SH KEYS"
    yield "These are the keys of the default keymap; agenda keys prints those in force."
    yield from _keys()
    yield ".SH EXIT STATUS"
    yield from _list(_STATUS)
    yield ".SH ENVIRONMENT"
    yield from _list(_VARIABLES)
    yield ".SH FILES"
    yield ".TP"
    yield f".B {_text(_FILES[0][0])}"
    yield from (_text(words) for _name, words in _FILES)


def _synopsis(name: str, pieces: list[str]) -> Iterator[str]:
    yield f".B {_text(name)}"
    if words := " ".join(filter(None, pieces)):
        yield _text(words)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            yield from _list([record])


def _keys() -> Iterator[str]:
    for scope in Scope:
        commands = [one for one in COMMANDS if one.scope is scope and one.keys]
        if commands:
            yield f".SS {_text(scope.value)}"
            yield from _list((", ".join(map(key_sign, one.keys)), one.help) for one in commands)


def _list(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, words in entries:
        yield ".TP"
        yield f".B {_text(name)}"
        yield from _prose(words)


def _paragraphs(text: str, *, first: bool) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if not first:
            yield ".PP"
        first = False
        if paragraph.lstrip().startswith("\b"):
            yield ".nf"
            yield from (_text(line) for line in paragraph.split("\b\n", 1)[1].split("\n"))
            yield ".fi"
        else:
            yield from _prose(" ".join(paragraph.split()))


def _prose(text: str) -> Iterator[str]:
    return map(_text, textwrap.wrap(text, _COLUMNS, break_long_words=False, break_on_hyphens=False))


def _text(text: str) -> str:
    """A line of text in which nothing is an instruction to roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti").replace('"', "\\(dq")
    return re.sub(r"^([.'])", r"\\&\1", text)


def _main() -> None:
    """Writes the page beside the meetings that ship."""
    Path(data_folder() / PAGE).write_text(manual_page(), "utf-8")


if __name__ == "__main__":
    _main()
