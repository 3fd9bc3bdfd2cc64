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
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from tui.app.clean import is_clean
from tui.app.settings.declared import Settings
from tui.app.state import read_state, state_file, write_state
from tui.i18n import _
from tui.text.safe import make_safe

MOST_FILES = 200
"""So many files are remembered, those shown last."""

OWN_SETTINGS = ("theme", "language")
"""The settings that a file can have of its own."""

_FOLDER = "files"
_LONGEST_NAME = 40


_Row = Annotated[int, Meta(ge=0)]
_Position = Annotated[int, Meta(ge=-1)]


class NamedItem(Struct, frozen=True):
    """An agenda item by all that it can be found again by in a file that has changed.

    Attributes:
        position: Its position in the agenda; -1 for the meeting as such.
        id: Its id.
        number: Its number.
        title: Its title.
    """

    position: _Position
    id: str = ""
    number: str = ""
    title: str = ""


class KeptView(Struct, frozen=True):
    """Where a pane is: the line at its top, and the selected row or -1."""

    row: _Row
    line: _Row
    cursor: _Position


class KeptPlace(Struct, frozen=True, kw_only=True):
    """Where one is in a meeting file, as it is kept from one start to the next.

    Attributes:
        text: A sum over the text of the file, which tells whether it has changed.
        pane: The id of the pane with the focus.
        item: The selected item.
        folded: The items that are folded.
        views: Where each pane is, by its id.
        off: The panes that are turned off.
        zoomed: Whether the pane with the focus is shown alone.
        reading: Whether that is the annotation, to be read.
        order: The order of the documents.
    """

    text: int
    pane: str
    item: NamedItem
    folded: tuple[NamedItem, ...] = ()
    views: Mapping[str, KeptView] = {}
    off: tuple[str, ...] = ()
    zoomed: bool = False
    reading: bool = False
    order: Literal["file", "symbol", "item"] = "file"


class FileState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is kept of a meeting file, or of a folder of them.

    Attributes:
        path: The file, with all links followed.
        theme: Its theme, where it has one of its own; else `""`.
        language: The language of the program's words for it, where it has one of its own.
        place: Where one was in it.
        meeting: Of a folder, the meeting in it that was selected last.
    """

    path: str = ""
    theme: str = ""
    language: str = ""
    place: KeptPlace | None = None
    meeting: str = ""


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
    if not own:
        return settings
    from tui.app.settings.fields import wrong_value  # noqa: PLC0415 -- most files have none

    right = {key: value for key, value in own.items() if not wrong_value(key, value, _no_name)}
    return msgspec.structs.replace(settings, **right)


def change_own_setting(path: Path, key: str, value: object) -> str:
    """Gives a file a setting of its own, in place of the user's.

    Args:
        path: The file.
        key: The setting.
        value: Its value; None takes it away, so that the file has what all others have.

    Returns:
        Why it could not be done, in one line that is safe on a terminal; `""` where it is done.
    """
    from tui.app.settings.fields import wrong_value  # noqa: PLC0415 -- not needed to start
    from tui.text.symbols import nearest  # noqa: PLC0415 -- likewise

    if is_clean():
        return _("nothing is kept after a start with --clean")
    if key not in OWN_SETTINGS:
        said = _("a meeting has no {key} of its own, but only {keys}")
        return make_safe(said.format(key=key, keys=", ".join(OWN_SETTINGS)))
    wrong = "" if value is None else wrong_value(key, value, nearest)
    if wrong:
        return make_safe(wrong)
    keep_file_state(path, **{key: value or ""})
    if getattr(read_file_state(path), key) != (value or ""):
        folder = state_file(_FOLDER).parent
        return make_safe(_("nothing can be kept in {folder}").format(folder=folder))
    return ""


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
        for _changed, path in sorted(files, reverse=True)[MOST_FILES:]:
            with contextlib.suppress(OSError):
                Path(path).unlink()
