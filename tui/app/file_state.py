"""What is kept of each file from one start to the next, in the user's state folder.

Each file has a state file of its own there, so that programs which show different files at once
lose nothing of one another, and a start reads no more than it needs.
"""

import contextlib
import os
import re
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from tui.app.places import KeptPlace
from tui.app.settings.declared import Settings
from tui.app.settings.fields import wrong_value
from tui.app.state import read_state, state_file, write_state

MOST_FILES = 200
"""So many files are remembered, those shown last."""

OWN_SETTINGS = ("theme", "language")
"""The settings that a file can have of its own."""

_FOLDER = "files"
_LONGEST_NAME = 40


class FileState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is kept of a meeting file, or of a folder of them.

    Attributes:
        path: The file, with all links followed.
        theme: Its theme, where it has one of its own; else `""`.
        language: The language of the program's words for it, where it has one of its own.
        place: Where one was in it.
        meeting: Of a folder, the meeting in it that was selected last.
        layout: How its panes are laid out, by width class: `wide`, `medium`, `narrow`.
    """

    path: str = ""
    theme: str = ""
    language: str = ""
    place: KeptPlace | None = None
    meeting: str = ""
    layout: Mapping[str, Mapping[str, Any]] = {}


def read_file_state(path: Path) -> FileState:
    """What was kept of a file; nothing where there is none, or it is damaged.

    Args:
        path: The file, or a folder of them.
    """
    resolved = os.path.realpath(path)
    values = read_state(_name(resolved))
    if values.get("path") != resolved:
        return FileState(path=resolved)
    right: dict[str, Any] = {}
    for field in msgspec.structs.fields(FileState):
        # Each by itself: what is damaged costs only itself.
        with contextlib.suppress(KeyError, msgspec.ValidationError):
            right[field.name] = msgspec.convert(values[field.name], field.type)
    return FileState(**right)


def keep_file_state(path: Path, **changes: object) -> None:
    """Keeps something of a file, beside what is kept of it already.

    Args:
        path: The file, or a folder of them.
        **changes: Attributes of `FileState` with their new values.
    """
    before = read_file_state(path)
    state = msgspec.structs.replace(before, **changes)
    name = _name(state.path)
    file = state_file(name)
    if state == before:
        # It counts as shown now all the same.
        with contextlib.suppress(OSError):
            os.utime(file)
        return
    is_new = not file.exists()
    write_state(name, msgspec.to_builtins(state))
    if is_new:
        _forget_old(file.parent)


def settings_of_file(settings: Settings, state: FileState) -> Settings:
    """The settings that hold for a file: the user's, with those that it has of its own."""
    own = {key: value for key in OWN_SETTINGS if (value := getattr(state, key))}
    right = {key: value for key, value in own.items() if not wrong_value(key, value, _no_name)}
    return msgspec.structs.replace(settings, **right)


def _no_name(_word: str, _known: Iterable[str]) -> None:
    """Proposes no name for a wrong one: nobody is told of it."""


def _name(resolved: str) -> str:
    stem = re.sub(r"[^\w-]+", "-", Path(resolved).stem)[:_LONGEST_NAME]
    # The path itself stands in the file; two that share a sum would only forget each other.
    return f"{_FOLDER}/{stem}-{zlib.crc32(os.fsencode(resolved)):08x}"


def _forget_old(folder: Path) -> None:
    """Removes the oldest states beyond the most that are kept."""
    with contextlib.suppress(OSError):
        files = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder)]
        for _age, path in sorted(files, reverse=True)[MOST_FILES:]:
            with contextlib.suppress(OSError):
                Path(path).unlink()
