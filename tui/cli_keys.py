"""What `agenda keys` does; imported when it runs."""

import json
from typing import Any

from tui.app.commands.command import Command, Scope
from tui.app.commands.keymap import Keymap
from tui.app.commands.keymap_file import ReadKeymap, read_keymap
from tui.app.commands.keys import key_sign
from tui.app.commands.table import COMMANDS
from tui.app.settings.reading import read_settings
from tui.console import safe, say, write, writes_unicode
from tui.i18n import _
from tui.text.cells import cell_width

_PROBLEMS = 1


def print_keys(*, as_json: bool) -> int:
    """Prints the keys in force.

    Args:
        as_json: Whether to print JSON.

    Returns:
        The exit code: 1 where something is wrong in the user's keymap, which is said; else 0.
    """
    name = read_settings().settings.keymap
    read = read_keymap(name)
    if as_json:
        values = {
            "file": str(read.file),
            "keymap": name,
            "commands": [_as_json(command, read.keymap) for command in COMMANDS],
        }
        write(json.dumps(values, ensure_ascii=not writes_unicode(), indent=2) + "\n")
    else:
        write(_page(name, read))
    for line in read.rendered():
        say(line)
    return _PROBLEMS if read.problems else 0


def _as_json(command: Command, keymap: Keymap) -> dict[str, Any]:
    return {
        "id": command.id,
        "keys": [key_sign(key) for key in keymap.keys(command.id)],
        "where": _(command.scope.value),
        "does": _(command.help),
        "from": keymap.source(command.id),
    }


def _page(name: str, read: ReadKeymap) -> str:
    words = _("{file}") if read.file.exists() else _("{file} (not there)")
    lines = [_("keymap {name}").format(name=name), safe(words.format(file=read.file))]
    keymap = read.keymap
    ids = max(len(command.id) for command in COMMANDS)
    width = max(cell_width(keymap.signs(command.id)) for command in COMMANDS)
    sources = max(len(keymap.source(command.id)) for command in COMMANDS)
    for scope in Scope:
        commands = [command for command in COMMANDS if command.scope is scope]
        if not commands:
            continue
        lines += ["", _(scope.value)]
        for command in commands:
            signs = keymap.signs(command.id)
            signs += " " * (width - cell_width(signs))
            source = keymap.source(command.id).ljust(sources)
            lines.append(f"  {signs}  {command.id.ljust(ids)}  {source}  {_(command.help)}")
    return "".join(f"{safe(line)}\n" for line in lines)
