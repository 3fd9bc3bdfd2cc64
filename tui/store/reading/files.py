"""Whether the files that a meeting names are there."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from tui.i18n import _
from tui.meeting.model import Meeting
from tui.meeting.problems import Problem, Rank, ValuePath, quoted

_LONGEST_PATH = 100


def check_files(meeting: Meeting, folder: Path) -> list[Problem]:
    """Looks for the offline copies and translations that a meeting names.

    Args:
        meeting: The meeting.
        folder: The folder of the meeting file, to which the paths in it are relative.

    Returns:
        A warning for each file that is not there, is not a file, or does not lie in the folder;
        paths are those in the meeting.
    """
    home = Path(os.path.realpath(folder))
    found: dict[str, str] = {}
    problems = []
    for path, name in _named_files(meeting):
        if name not in found:
            found[name] = _what_is_wrong(name, home)
        if found[name]:
            problems.append(Problem(Rank.WARNING, path, found[name]))
    return problems


def named_file(name: str, folder: Path) -> Path | None:
    """A file that a meeting names, where it is there and lies in the meeting's folder.

    Args:
        name: Its path as the meeting has it.
        folder: The folder of the meeting file.
    """
    home = Path(os.path.realpath(folder))
    return None if _what_is_wrong(name, home) else home / name


def _named_files(meeting: Meeting) -> Iterator[tuple[ValuePath, str]]:
    for tag, name in meeting.translations.items():
        yield ("translations", tag), name
    for position, document in enumerate(meeting.documents):
        for tag, name in document.files.items():
            yield ("documents", position, "files", tag), name


def _what_is_wrong(name: str, home: Path) -> str:
    shown = quoted(name, _LONGEST_PATH)
    if not name:
        return _("the path of the file is empty; write one relative to this file, or take it out")
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        return _("{shown} is an absolute path; write one relative to this file's folder").format(
            shown=shown
        )
    try:
        # Links count as what they lead to: the viewer opens only what lies in the folder.
        target = Path(os.path.realpath(home / name))
        if not target.is_relative_to(home):
            return _("{shown} is outside this file's folder; put the file into the folder").format(
                shown=shown
            )
        if target.is_file():
            return ""
        if target.is_dir():
            return _("{shown} is a folder; name a file in it").format(shown=shown)
    except (OSError, ValueError):
        # A loop of links, a name too long, a NUL.
        pass
    return _(
        "there is no file {shown} in this file's folder; put it there, or correct the path"
    ).format(shown=shown)
