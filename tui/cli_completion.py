"""What the shell completes, and the scripts that let it ask.

The scripts hand over the line as it was typed, quotes and all, for only then can the answer be put
where it belongs: `1(a)` and `agenda["1(a)"]` need quoting in every shell.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

_BASH = r"""# Completion of agenda for bash 4.4 and later.
%(complete_func)s() {
    local line kind value
    COMPREPLY=()
    while IFS= read -r line; do
        kind=${line%%%%,*} value=${line#*,}
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            open) COMPREPLY+=("$value"); compopt -o nospace ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = r"""#compdef %(prog_name)s
# Completion of agenda for zsh.
%(complete_func)s() {
    local kind value help
    local -a plain open answer
    (( ! $+commands[%(prog_name)s] )) && return 1
    answer=("${(@f)$(COMP_LINE="${(j: :)words[1,CURRENT]}" %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}")
    for kind value help in "${answer[@]}"; do
        value=${value//\\/\\\\} value=${value//:/\\:}
        case $kind in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            open) open+=("$value:$help") ;;
            plain) plain+=("$value:$help") ;;
        esac
    done
    (( $#plain )) && _describe -V agenda plain
    (( $#open )) && _describe -V agenda open -S ''
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = r"""# Completion of agenda for fish.
function %(complete_func)s
    set -l line (commandline -cp | string collect)
    for answer in (COMP_LINE=$line %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null)
        set -l parts (string split -m 2 \t -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case open plain
                printf '%%s\t%%s\n' $parts[2] $parts[3]
        end
    end
end
complete --no-files --keep-order --command %(prog_name)s --arguments '(%(complete_func)s)'
"""

_PIECE = re.compile(
    r"""(?P<blank>\s+)
    | \\(?P<escaped>.?)
    | '(?P<single>[^']*)(?P<end>'?)
    | "(?P<double>(?:[^"\\]|\\.?)*)(?P<close>"?)
    | (?P<plain>.)""",
    re.VERBOSE | re.DOTALL,
)
_BREAKS = "><=;|&(:"
"""Where bash begins the word that it replaces, unless they are quoted."""


class Word(NamedTuple):
    """A word of a line.

    Attributes:
        raw: As it was typed.
        text: What it means.
        quote: The quotation mark that is open at its end, or `""`.
        breaks_at: How much of `raw`, and of `text`, stands before the part that bash replaces.
    """

    raw: str = ""
    text: str = ""
    quote: str = ""
    breaks_at: tuple[int, int] = (0, 0)


def last_words(line: str) -> list[Word]:
    """The words of a line that is being typed; the last is the one to complete, and may be empty."""
    words = [Word()]
    for found in _PIECE.finditer(line):
        if found["blank"]:
            words += [Word()] if words[-1].raw else []
        else:
            words[-1] = _longer(words[-1], found)
    return words


def _longer(word: Word, piece: re.Match[str]) -> Word:
    here = len(word.raw), len(word.text)
    breaks_at, quote = word.breaks_at, ""
    if piece["single"] is not None:
        text, quote = piece["single"], "" if piece["end"] else "'"
        breaks_at = (here[0] + 1, here[1])
    elif piece["double"] is not None:
        text = re.sub(r'\\(["\\$`])', r"\1", piece["double"])
        quote = "" if piece["close"] else '"'
        breaks_at = (here[0] + 1, here[1])
    elif piece["escaped"] is not None:
        text = piece["escaped"]
    else:
        text = piece["plain"]
        if text in _BREAKS:
            breaks_at = (here[0] + 1, here[1] + 1)
    return Word(word.raw + piece[0], word.text + text, quote, breaks_at)


class _Complete(ShellComplete):
    """Asks with the line as it was typed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        self.words = last_words(os.environ.get("COMP_LINE", ""))
        words = [word.text for word in self.words]
        return words[1:-1], words[-1] if len(words) > 1 else ""


class BashComplete(_Complete):
    """bash: it puts in what it is told, in place of what stands behind the last sign that breaks."""

    name = "bash"
    source_template: ClassVar[str] = _BASH

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A line `kind,value`."""
        if item.type in {"file", "dir"}:
            return f"{item.type},"
        word, value = self.words[-1], item.value
        if word.text.startswith("--") and "=" in word.text:
            value = f"{word.text.partition('=')[0]}={value}"
        value = value[word.breaks_at[1] :]
        if word.quote == "'":
            value = value.replace("'", "'\\''")
        elif word.quote == '"':
            value = re.sub(r'(["\\$`])', r"\\\1", value)
        else:
            value = re.sub(r"([^\w%+,./:=@^-])", r"\\\1", value)
        return f"{item.type},{value}"


class ZshComplete(_Complete):
    """zsh quotes what it puts in itself."""

    name = "zsh"
    source_template: ClassVar[str] = _ZSH

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Three lines: kind, value, what it is."""
        return f"{item.type}\n{item.value}\n{_line(item.help)}"


class FishComplete(_Complete):
    """fish quotes what it puts in itself."""

    name = "fish"
    source_template: ClassVar[str] = _FISH

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A line of kind, value and what it is, with tabs between."""
        return f"{item.type}\t{item.value}\t{_line(item.help)}"


def _line(help_: str | None) -> str:
    return " ".join((help_ or "").split())


SHELLS = {shell.name: shell for shell in (BashComplete, ZshComplete, FishComplete)}


def register() -> None:
    """Lets click answer the shells by our classes."""
    for shell in SHELLS.values():
        add_completion_class(shell)


def script(shell: str, command: click.Command) -> str:
    """The script for a shell."""
    return SHELLS[shell](command, {}, "agenda", "_AGENDA_COMPLETE").source()


def _answers(found: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem[str]]:
    """What begins as it was typed; nothing that would do something to the terminal."""
    from tui.text.safe import make_safe  # noqa: PLC0415

    return [
        CompletionItem(
            value,
            type="open" if value.endswith((".", "[", ":")) else "plain",
            help=make_safe(help_),
        )
        for value, help_ in found
        if value.startswith(incomplete) and value and make_safe(value) == value
    ]


def items(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The items of the meeting file on the line, by their number or id, with their titles."""
    return _answers(_items(_file(context)), incomplete)


def paths(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The places of values in the meeting file on the line, as `agenda set` takes them."""
    from tui.store.path_completion import path_completions  # noqa: PLC0415

    there = _values(_file(context))
    return _answers(path_completions(there, incomplete), incomplete) if there else []


def values(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """What the value at the path on the line can be, where there are few things that it can."""
    from tui.store.value_path import WrongPathError, find_place  # noqa: PLC0415

    file, path = _file(context), context.params.get("path") or ""
    try:
        shape = find_place(path, _values(file)).shape
    except WrongPathError:
        return []
    choices = shape.choices or (("true", "false") if shape.base is bool else ())
    if not choices and path.rpartition(".")[2] in {"item", "items", "related"}:
        return _answers(_items(file), incomplete)
    return _answers(((choice, "") for choice in choices), incomplete)


def queries(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The filters of a query, and their values."""
    from tui.search.completions import completions  # noqa: PLC0415

    found = completions(incomplete, len(incomplete), None)
    return _answers(((incomplete[: one.start] + one.text, one.about) for one in found), incomplete)


def languages(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The languages whose words the program knows for a new meeting."""
    from tui.meeting.words import LANGUAGES  # noqa: PLC0415

    return _answers(((language, "") for language in LANGUAGES), incomplete)


def settings(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The keys of settings, and what the one on the line can be."""
    from tui.app.settings.fields import setting_keys, shape_of_setting  # noqa: PLC0415

    key, known = context.params.get("key"), setting_keys()
    if parameter.name == "value":
        known = shape_of_setting(key).choices if key in known else ()
    return _answers(((word, "") for word in known), incomplete)


def _file(context: click.Context) -> Path | None:
    file = context.params.get("file")
    if isinstance(file, Path):
        return file.expanduser()
    # click stops at an option whose value is missing, and has not seen the file.
    words = last_words(os.environ.get("COMP_LINE", ""))[2:-1]
    files = (Path(word.text).expanduser() for word in words)
    return next((file for file in files if file.is_file()), None)


def _items(file: Path | None) -> Iterator[tuple[str, str]]:
    from tui.store.reading.loading import load  # noqa: PLC0415

    meeting = load(file).meeting if file is not None else None
    for item in meeting.agenda if meeting is not None else ():
        yield item.number or item.id, item.title


def _values(file: Path | None) -> dict[str, Any]:
    from tui.store.reading.loading import load  # noqa: PLC0415
    from tui.store.reading.toml import NotTomlError, read_toml  # noqa: PLC0415

    try:
        return read_toml(load(file).source.text) if file is not None else {}
    except NotTomlError:
        return {}
