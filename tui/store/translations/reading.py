"""The translations that a meeting file names, as far as they can be read."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from tui.i18n import _
from tui.meeting.model import Meeting
from tui.meeting.problems import Problem, quoted, warning
from tui.store.reading.files import named_file
from tui.store.reading.loading import LocatedProblem, Parsed, located, parse
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.translations.differences import differences


def translation_files(meeting: Meeting, path: Path) -> Mapping[str, Path]:
    """The files of a meeting's translations that are there, by language tag, in the file's order.

    Args:
        meeting: The meeting.
        path: Its file.
    """
    found = ((tag, named_file(name, path.parent)) for tag, name in meeting.translations.items())
    return {tag: file for tag, file in found if file is not None}


def read_translation(path: Path) -> Meeting | str:
    """The meeting that a file holds, or why it holds none; kept as long as the file is the same."""
    try:
        state = path.stat()
    except OSError as error:
        return error.strerror or str(error)
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Meeting | str:
    try:
        parsed = parse(read_source(path).text)
    except UnreadableFile as error:
        return error.problem.message
    if parsed.meeting is None:
        problem = parsed.problems[0]
        return f"{problem.line}:{problem.column}: {problem.message}"
    return parsed.meeting


def translation_problems(parsed: Parsed, path: Path) -> tuple[LocatedProblem, ...]:
    """Where a meeting differs from its translations.

    Args:
        parsed: The meeting file, as it was parsed.
        path: The file.

    Returns:
        A warning for each difference, in order of the file.
    """
    if parsed.meeting is None:
        return ()
    found: list[Problem] = []
    for tag, file in translation_files(parsed.meeting, path).items():
        other = read_translation(file)
        if isinstance(other, str):
            words = _("the translation {name} cannot be read: {reason}")
            name = quoted(parsed.meeting.translations[tag])
            found.append(warning(("translations", tag), words.format(name=name, reason=other)))
        else:
            found += differences(parsed.meeting, other, tag)
    in_file = [
        Problem(each.rank, parsed.file_path(each.path), each.message, each.at_key) for each in found
    ]
    return located(in_file, parsed.positions)


def all_problems(parsed: Parsed, path: Path) -> tuple[LocatedProblem, ...]:
    """What is wrong with a meeting file, its differences from its translations among it.

    Args:
        parsed: The meeting file, as it was parsed.
        path: The file.
    """
    found = (*parsed.problems, *translation_problems(parsed, path))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))
