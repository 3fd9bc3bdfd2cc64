"""Snapshots of screens as plain text, which a person can read in a review; a meeting to change."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.app.screens import ENGLISH


class ScreenExtension(SingleFileSnapshotExtension):
    """Keeps a screen as a text file."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def screen_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares a screen's text with the one kept."""
    return snapshot.use_extension(ScreenExtension)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the shipped meeting, beside which there is nothing."""
    return Path(shutil.copy(ENGLISH, tmp_path / "m.toml"))
