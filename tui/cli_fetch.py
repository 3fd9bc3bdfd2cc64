"""What `agenda fetch` does; imported when it runs."""

import os
import re
import sys
import threading
import time
from collections.abc import Sequence
from typing import Self

import click

from tui.console import safe, say, shown, write
from tui.fetching.download import Limits
from tui.fetching.entering import entered
from tui.fetching.fetching import Fetch, Outcome
from tui.fetching.network import Network
from tui.fetching.wanted import missing_copies
from tui.i18n import _, ngettext
from tui.meeting.problems import quoted
from tui.store.reading.loading import Loaded

_MEGABYTE = 1_000_000
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended
_OFTEN = 0.2
"""Seconds between two looks at how much has come."""


def fetch_copies(
    loaded: Loaded, languages: Sequence[str], *, jobs: int, limit: int, private: bool, dry: bool
) -> int:
    """Gets the copies that a meeting has not; see `agenda fetch --help`.

    Args:
        loaded: The meeting file; it holds a meeting.
        languages: The tags of the languages that are wanted; none for the meeting's own.
        jobs: How many come at once.
        limit: How many MB a copy may have.
        private: Whether hosts of private networks may be asked.
        dry: Whether it is only told what would be got.

    Returns:
        The exit code: 0, or 1 where a copy could not be had.

    Raises:
        click.ClickException: The file cannot be changed.
    """
    meeting, path = loaded.meeting, loaded.source.path
    if meeting is None:
        raise ValueError(f"{path} holds no meeting")
    copies = missing_copies(meeting, path.parent, _tags(languages) or [meeting.about.language])
    if dry:
        for copy in copies:
            name = meeting.documents[copy.document].name
            address = copy.url or _("no address is known")
            write(safe(f"{name} ({copy.language}): {address}") + "\n")
        return 0
    if not copies:
        say(_("{name}: no copy is missing").format(name=shown(path)))
        return 0
    if loaded.read_only:
        raise click.ClickException(
            _("{name}: {read_only}; nothing was changed").format(
                name=shown(path), read_only=loaded.read_only
            )
        )
    progress = _Progress(len(copies))
    fetch = Fetch(
        path,
        meeting,
        Network(private=private),
        limits=Limits(most=limit * _MEGABYTE),
        jobs=jobs,
        got=progress.got,
    )
    failed = 0
    try:
        with progress:
            for each in fetch.run(copies):
                outcome = entered(each, path)
                failed += bool(outcome.reason)
                progress.done(outcome)
    except KeyboardInterrupt:
        say(_("given up; what has come so far is kept, and the next time goes on from there"))
        # Hosts that are silent are not waited for.
        os._exit(_INTERRUPTED)
    got = len(copies) - failed
    words = ngettext("{count} copy got", "{count} copies got", got).format(count=got)
    if failed:
        words += ", " + ngettext("{count} not", "{count} not", failed).format(count=failed)
    say(words)
    return int(bool(failed))


def _tags(languages: Sequence[str]) -> list[str]:
    """The tags of the languages that are asked for, as they stand in a file."""
    for tag in languages:
        if not _TAG.fullmatch(tag):
            words = _("{tag} is no tag of a language; write one as en or zh-Hans")
            raise click.BadParameter(words.format(tag=quoted(tag)), param_hint="--language")
    return [tag if "-" in tag else tag.lower() for tag in languages]


class _Progress:
    """Says what has come: a line for each copy, and on a terminal how much is under way."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._done = 0
        self._bytes = 0
        self._lock = threading.Lock()
        self._lively = bool(sys.stderr and sys.stderr.isatty())
        self._seen = 0.0

    def __enter__(self) -> Self:
        if self._lively:
            self._show()
        return self

    def __exit__(self, *_error: object) -> None:
        self._clear()

    def got(self, count: int) -> None:
        """Counts bytes that have come."""
        with self._lock:
            self._bytes += count
            now = time.monotonic()
            if self._lively and now - self._seen >= _OFTEN:
                self._seen = now
                self._show()

    def done(self, outcome: Outcome) -> None:
        """Tells what came of a copy."""
        with self._lock:
            self._done += 1
            self._clear()
            if outcome.reason:
                say(safe(f"{outcome.name}: {outcome.reason}"))
            else:
                size = f"{outcome.size / _MEGABYTE:.1f} MB"
                write(safe(f"{outcome.name}: {outcome.file}, {size}") + "\n")
            if self._lively and self._done < self._count:
                self._show()

    def _show(self) -> None:
        words = _("{done} of {count} · {size} MB").format(
            done=self._done, count=self._count, size=f"{self._bytes / _MEGABYTE:.1f}"
        )
        print(f"\r{words}\x1b[K", end="", file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._lively:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
