"""The names of the files beside a meeting file."""

from pathlib import Path

NOTES = ".notes.toml"
"""What the name of a file of private notes ends with."""


def notes_path(meeting: Path) -> Path:
    """The notes file of a meeting file: `x.notes.toml` of `x.toml`."""
    return meeting.with_name(f"{meeting.stem}{NOTES}")


def is_notes_file(path: Path) -> bool:
    """Whether a file is one of notes, by its name."""
    return path.name.casefold().endswith(NOTES)


def meeting_path(notes: Path) -> Path:
    """The meeting file of a notes file: `x.toml` of `x.notes.toml`, or as `x.TOML` is spelt."""
    name = notes.name[: -len(NOTES)]
    return notes.with_name(f"{name}.toml")
