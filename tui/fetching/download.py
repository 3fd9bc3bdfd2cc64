"""Getting one copy: whole or not at all, and from where it was left."""

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from tui.fetching.failures import Again, Cancelled, Failed
from tui.fetching.kinds import HEAD, has_its_end, kind_of
from tui.fetching.network import Network, Refused, TooSlow
from tui.fetching.part import Part
from tui.i18n import _
from tui.meeting.problems import quoted

_ATTEMPTS = 4
_PROGRESS = 1 << 18
"""So many bytes make a try that was cut count for nothing: it goes on well."""
_PIECE = 1 << 16
_LONGEST_WAIT = 60.0
"""Seconds that a host may ask to be waited for; one that asks for more is left."""
_OK, _PARTIAL, _TOO_MANY, _UNAVAILABLE, _RANGE = 200, 206, 429, 503, 416
_SERVER = 500
_RANGE_OF = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15}|\*)\s*$")
_SAYS_DOCUMENT = re.compile(r"pdf|word|opendocument|officedocument|rtf|text/", re.IGNORECASE)
_LENGTH = re.compile(r"\d{1,15}$")


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
        self._network = network
        self._limits = limits
        self._got = got
        self._stop = stop or threading.Event()
        self._part = Part(stem, url)

    def run(self) -> Path:
        """Gets the copy.

        Returns:
            Its file.

        Raises:
            Failed: It cannot be had.
            Cancelled: It was given up; what has come stays for the next time.
        """
        try:
            with self._part.held():
                try:
                    self._fill()
                    return self._finish()
                except Again as again:
                    if not self._part.noted("version"):
                        # What is not known by a version cannot be gone on with.
                        self._part.drop()
                    raise Failed(str(again)) from None
        except OSError as error:
            raise Failed(_reason(error)) from None

    def _fill(self) -> None:
        """Asks for it until it is there, as often as there is hope.

        Raises:
            Again: There was hope once too often.
        """
        pause, attempt = self._limits.pause, 0
        while True:
            before = self._part.size
            self._rest(self._network.rest(self._url))
            try:
                self._try()
            except Again as again:
                attempt = 0 if self._part.size - before >= _PROGRESS else attempt + 1
                if attempt == _ATTEMPTS:
                    raise
                self._rest(
                    pause * 3 ** max(0, attempt - 1) if again.seconds is None else again.seconds
                )
            except Refused as refused:
                raise Failed(str(refused)) from None
            else:
                return

    def _rest(self, seconds: float) -> None:
        if seconds > _LONGEST_WAIT:
            words = _("the host is busy, and asks to come back in {seconds} seconds")
            raise Failed(words.format(seconds=round(seconds)))
        if self._stop.wait(max(0.0, seconds)):
            raise Cancelled

    def _try(self) -> None:
        """Asks once for what is missing."""
        have = self._part.size
        version = self._part.noted("version") if have else ""
        headers = {"Accept-Encoding": "identity", "Accept": "application/pdf,*/*;q=0.5"}
        if version:
            headers |= {"Range": f"bytes={have}-", "If-Range": version}
        try:
            with contextlib.closing(self._network.open(self._url, headers)) as answer:
                self._take(answer, have, version)
        except http.client.HTTPException as error:
            raise Again(
                _("the connection was cut") if _is_cut(error) else _("the answer is no HTTP")
            ) from None
        except TooSlow:
            raise Again(_("the host sends next to nothing")) from None
        except TimeoutError:
            raise Again(_("the host does not answer")) from None
        except ssl.SSLCertVerificationError as error:
            words = _("the host cannot prove who it is: {reason}")
            raise Failed(words.format(reason=error.verify_message)) from None
        except socket.gaierror as error:
            words = _("the host is not known, or there is no network: {reason}")
            raise Failed(words.format(reason=_reason(error))) from None
        except OSError as error:
            raise Again(_reason(error)) from None

    def _take(self, answer: HTTPResponse, have: int, version: str) -> None:
        if answer.status == _RANGE:
            self._begin_anew()
            raise Again(_("the document has changed meanwhile"), 0)
        if answer.status in (_TOO_MANY, _UNAVAILABLE):
            seconds = _asked_to_wait(answer)
            if answer.status == _TOO_MANY:
                self._network.leave_alone(self._url, seconds or 0.0)
            raise Again(_status(answer), seconds)
        if answer.status >= _SERVER:
            raise Again(_status(answer))
        if answer.status not in (_OK, _PARTIAL):
            raise Failed(_status(answer))
        packed = answer.getheader("Content-Encoding", "").strip().lower()
        if packed not in ("", "identity"):
            words = _("the host has packed it as {kind}, although it was asked not to")
            raise Failed(words.format(kind=quoted(packed)))
        whole = self._whole(answer, have, version)
        self._read(answer, whole)
        is_measured = whole is not None or answer.chunked
        if not is_measured and not has_its_end(self._part.file, self._kind()):
            raise Again(_("the connection was cut"))

    def _whole(self, answer: HTTPResponse, have: int, version: str) -> int | None:
        """How many bytes the document has, as far as the host says so.

        What has come goes where the answer does not go on with it.
        """
        said = answer.getheader("Content-Length", "").strip()
        length = int(said) if _LENGTH.match(said) else None
        now = _version(answer)
        if answer.status != _PARTIAL:
            self._begin_anew()
            self._part.note(now, answer.getheader("Content-Type", ""))
            return length
        part = _RANGE_OF.match(answer.getheader("Content-Range", "").strip())
        if part is None or int(part[1]) != have:
            self._begin_anew()
            raise Again(_("the host sends another part than was asked for"), 0)
        if have and now and now != version:
            self._begin_anew()
            raise Again(_("the document has changed meanwhile"), 0)
        if not have:
            self._part.note(now, answer.getheader("Content-Type", ""))
        if part[2] != "*":
            return int(part[2])
        return None if length is None else have + length

    def _read(self, answer: HTTPResponse, whole: int | None) -> None:
        if whole is not None and whole > self._limits.most:
            self._begin_anew()
            raise Failed(self._too_large(whole))
        size = self._part.size
        while piece := answer.read1(_PIECE):
            size += len(piece)
            if size > self._limits.most:
                self._begin_anew()
                raise Failed(self._too_large(size))
            self._part.write(piece)
            self._got(len(piece))
            if self._stop.is_set():
                raise Cancelled
        if whole is not None and size < whole:
            raise Again(_("the connection was cut"))

    def _too_large(self, size: int) -> str:
        words = _("it has {size} MB or more, and {most} are allowed; --limit allows more")
        return words.format(size=f"{size / 1e6:.0f}", most=f"{self._limits.most / 1e6:.0f}")

    def _begin_anew(self) -> None:
        if size := self._part.begin_anew():
            self._got(-size)

    def _kind(self) -> str:
        """What has come, by how its name is to end; `""` for what is no document."""
        self._part.file.seek(0)
        head = self._part.file.read(HEAD)
        path = urlsplit(self._url).path.lower()
        kind = kind_of(head, self._part.noted("said"), path)
        return "page" if kind == "html" and not path.endswith((".htm", ".html")) else kind

    def _finish(self) -> Path:
        """Makes what has come the copy, where it is a document."""
        kind = self._kind()
        if kind in ("", "page"):
            raise Failed(self._what_else(kind))
        return self._part.move_to(kind)

    def _what_else(self, kind: str) -> str:
        """Says what has come in place of a document, and drops it."""
        size, said = self._part.size, self._part.noted("said").partition(";")[0].strip()
        self._part.drop()
        if not size:
            return _("it is empty")
        if kind == "page":
            return _("it is no document, but a web page")
        if _SAYS_DOCUMENT.search(said):
            return _("it is not what the host says it is: {what}").format(what=quoted(said))
        what = quoted(said) if said else _("something unknown")
        return _("it is no document, but {what}").format(what=what)


def _version(answer: HTTPResponse) -> str:
    """What the host calls this version of the document; `""` where that tells nothing for certain."""
    version = answer.getheader("ETag", "")
    if not version or version.startswith("W/"):
        version = answer.getheader("Last-Modified", "")
    return version


def _asked_to_wait(answer: HTTPResponse) -> float | None:
    """The seconds that a host which is busy wants to be left alone; None where it does not say."""
    said = answer.getheader("Retry-After", "").strip()
    if _LENGTH.match(said):
        return float(said)
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    return None


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
