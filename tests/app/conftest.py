"""Snapshots of screens as plain text, one file each, which a person can read in a review."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode


class ScreenExtension(SingleFileSnapshotExtension):
    """Keeps a screen as a text file."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def screen_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares a screen's text with the one kept."""
    return snapshot.use_extension(ScreenExtension)
