"""Getting one copy: whole or not at all, and from where it was left."""

import contextlib
import http.client
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPResponse
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from msgspec import Struct

from tui.fetching.kinds import HEAD, kind_of
from tui.fetching.network import Network, Refused
from tui.i18n import _
from tui.meeting.problems import quoted

_ATTEMPTS = 4
_PIECE = 1 << 16
_LONGEST_WAIT = 60.0
"""Seconds that a host may ask to be waited for; one that asks for more is left."""
_OK, _PARTIAL, _TOO_MANY, _UNAVAILABLE, _RANGE = 200, 206, 429, 503, 416
_SERVER = 500
_RANGE_OF = re.compile(r"bytes (\d+)-")


class Failed(Exception):  # noqa: N818 -- what came of it, and no fault of the program
    """A copy that could not be had; the text says why, for a person."""


class Cancelled(Exception):  # noqa: N818 -- it is what was asked for
    """The user has had enough."""


class _Again(Exception):  # noqa: N818 -- an outcome too
    """It may go better at another try, after some seconds."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Limits(Struct, frozen=True):
    """What one copy may take.

    Attributes:
        most: How many bytes at most.
        pause: Seconds before the second try; each one after waits three times as long.
    """

    most: int = 100 << 20
    pause: float = 1.0


class Download:
    """One copy on its way into a folder.

    What has come so far is kept beside, in a hidden file that ends in `.part`, with what the host
    calls this version of the document: so the rest can be asked for, in this run or another.

    Args:
        url: Where it is.
        stem: The path of the copy, without how its name ends.
        network: What opens addresses.
        limits: What it may take.
        got: Told of the bytes that have come, as they come; less than 0 where some are dropped.
        stop: Set when it is to be given up.
    """

    def __init__(
        self,
        url: str,
        stem: Path,
        network: Network,
        *,
        limits: Limits,
        got: Callable[[int], object] = lambda _bytes: None,
        stop: threading.Event | None = None,
    ) -> None:
        self._url = url
        self._stem = stem
        self._network = network
        self._limits = limits
        self._got = got
        self._stop = stop or threading.Event()
        self._part = stem.with_name(f".{stem.name}.part")
        self._notes = stem.with_name(f".{stem.name}.part.json")
        self._said = ""

    def run(self) -> Path:
        """Gets the copy.

        Returns:
            Its file.

        Raises:
            Failed: It cannot be had.
            Cancelled: It was given up; what has come stays for the next time.
        """
        try:
            self._stem.parent.mkdir(parents=True, exist_ok=True)
            with self._held() as part:
                self._fill(part)
                return self._finish(part)
        except OSError as error:
            raise Failed(_reason(error)) from None

    @contextlib.contextmanager
    def _held(self) -> Iterator[IO[bytes]]:
        """The part, held against other programs that get the same."""
        with open(self._part, "ab+", buffering=0) as part:  # noqa: PTH123 -- a lock is on its number
            try:
                import fcntl  # noqa: PLC0415 -- not on every system

                fcntl.flock(part.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except ImportError:
                pass
            except OSError:
                raise Failed(_("another program is getting it now")) from None
            yield part

    def _fill(self, part: IO[bytes]) -> None:
        pause = self._limits.pause
        for attempt in range(_ATTEMPTS):
            try:
                self._try(part)
            except _Again as again:
                if attempt == _ATTEMPTS - 1:
                    raise Failed(str(again)) from None
                if self._stop.wait(pause if again.seconds is None else again.seconds):
                    raise Cancelled from None
                pause *= 3
            except Refused as refused:
                raise Failed(str(refused)) from None
            else:
                return

    def _try(self, part: IO[bytes]) -> None:
        """Asks once for what is missing."""
        have = part.seek(0, os.SEEK_END)
        version = self._version() if have else ""
        headers = {"Accept-Encoding": "identity", "Accept": "application/pdf,*/*;q=0.5"}
        if version:
            headers |= {"Range": f"bytes={have}-", "If-Range": version}
        try:
            with contextlib.closing(self._network.open(self._url, headers)) as answer:
                self._take(answer, part, have)
        except http.client.HTTPException as error:
            raise _Again(
                _("the connection was cut") if _is_cut(error) else _("the answer is no HTTP")
            ) from None
        except TimeoutError:
            raise _Again(_("the host does not answer")) from None
        except OSError as error:
            raise _Again(_reason(error)) from None

    def _take(self, answer: HTTPResponse, part: IO[bytes], have: int) -> None:
        if answer.status == _RANGE:
            self._begin_anew(part)
            raise _Again(_("the document has changed meanwhile"), 0)
        if answer.status in (_TOO_MANY, _UNAVAILABLE):
            raise self._wait(answer)
        if answer.status >= _SERVER:
            raise _Again(_status(answer))
        if answer.status not in (_OK, _PARTIAL):
            raise Failed(_status(answer))
        if answer.status == _PARTIAL and have:
            begins = _RANGE_OF.match(answer.getheader("Content-Range", ""))
            if begins is None or int(begins[1]) != have:
                self._begin_anew(part)
                raise _Again(_("the host sends another part than was asked for"), 0)
        else:
            have = 0
            self._begin_anew(part)
        self._said = answer.getheader("Content-Type", "")
        self._note(answer)
        self._read(answer, part, have)

    def _read(self, answer: HTTPResponse, part: IO[bytes], have: int) -> None:
        length = answer.getheader("Content-Length", "")
        whole = have + int(length) if length.isdecimal() and len(length) < 16 else None  # noqa: PLR2004
        if whole is not None and whole > self._limits.most:
            raise Failed(self._too_large(whole))
        size = have
        while piece := answer.read1(_PIECE):
            if self._stop.is_set():
                raise Cancelled
            size += len(piece)
            if size > self._limits.most:
                self._begin_anew(part)
                raise Failed(self._too_large(size))
            part.write(piece)
            self._got(len(piece))
        if whole is not None and size < whole:
            raise _Again(_("the connection was cut"))

    def _too_large(self, size: int) -> str:
        words = _("it has {size} MB or more, and {most} are allowed; --limit allows more")
        return words.format(size=f"{size / 1e6:.0f}", most=f"{self._limits.most / 1e6:.0f}")

    def _wait(self, answer: HTTPResponse) -> _Again | Failed:
        """What a host that is busy asks for."""
        said = answer.getheader("Retry-After", "")
        seconds: float | None = None
        if said.isdecimal():
            seconds = float(said)
        elif said:
            with contextlib.suppress(ValueError, TypeError):
                seconds = max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
        if seconds is not None and seconds > _LONGEST_WAIT:
            words = _("the host is busy, and asks to come back in {seconds} seconds")
            return Failed(words.format(seconds=round(seconds)))
        return _Again(_status(answer), seconds)

    # What is kept of a part

    def _begin_anew(self, part: IO[bytes]) -> None:
        if size := part.seek(0, os.SEEK_END):
            self._got(-size)
        part.truncate(0)
        self._notes.unlink(missing_ok=True)

    def _note(self, answer: HTTPResponse) -> None:
        version = answer.getheader("ETag", "")
        if not version or version.startswith("W/"):
            version = answer.getheader("Last-Modified", "")
        notes = {"url": self._url, "version": version, "said": self._said}
        self._notes.write_text(json.dumps(notes), "utf-8")

    def _version(self) -> str:
        """What the host has called the version of which a part is here; `""` for none known."""
        try:
            notes: Any = json.loads(self._notes.read_text("utf-8"))
            version, url = notes["version"], notes["url"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        usable = isinstance(version, str) and version.isprintable() and url == self._url
        return version if usable else ""

    # The end

    def _finish(self, part: IO[bytes]) -> Path:
        part.seek(0)
        head = part.read(HEAD)
        kind = kind_of(head, self._said)
        if kind == "html" and not urlsplit(self._url).path.lower().endswith((".htm", ".html")):
            kind = ""
        if not kind:
            self._drop()
            what = self._said.partition(";")[0].strip() or _("something unknown")
            if not head:
                raise Failed(_("it is empty"))
            raise Failed(_("it is no document, but {what}").format(what=quoted(what)))
        os.fsync(part.fileno())
        target = self._stem.with_name(f"{self._stem.name}.{kind}")
        os.replace(self._part, target)  # noqa: PTH105 -- beside the calls around it
        self._notes.unlink(missing_ok=True)
        return target

    def _drop(self) -> None:
        self._part.unlink(missing_ok=True)
        self._notes.unlink(missing_ok=True)


def _is_cut(error: http.client.HTTPException) -> bool:
    return isinstance(error, (http.client.IncompleteRead, http.client.RemoteDisconnected))


def _status(answer: HTTPResponse) -> str:
    words = http.client.responses.get(answer.status, "")
    known = {
        404: _("there is no such document at this address"),
        410: _("the document is not there any more"),
        401: _("the host wants to know who asks"),
        403: _("the host does not give it"),
        429: _("the host has been asked too often"),
    }.get(answer.status)
    said = _("{words} (HTTP {status})") if known else _("HTTP {status} {words}")
    return said.format(words=known or words, status=answer.status).strip()


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
