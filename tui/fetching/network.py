"""Opening addresses: http and https, public hosts only, each redirect looked at first."""

import contextlib
import http.client
import io
import ipaddress
import socket
import ssl
import time
import urllib.request
from collections.abc import Mapping
from functools import partial
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from tui.i18n import _
from tui.meeting.problems import quoted

_MOST_REDIRECTS = 6
_REDIRECTS = (301, 302, 303, 307, 308)
_SENT_AS_IS = "%/:=&?~#+!$,;'@()*[]"
_FOURS = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
"""Networks of addresses that lead to one of the older kind, which is their end."""
AGENT = "agenda-meeting-viewer"


class Refused(Exception):  # noqa: N818 -- it is a decision, and no fault
    """An address that is not opened; the text says why, for a person."""


class TooSlow(TimeoutError):  # noqa: N818 -- it is an outcome
    """A host that keeps a connection by a few bytes now and then."""


class Pace(Struct, frozen=True):
    """How slow a host may be.

    Attributes:
        silent: Seconds without a byte after which it is given up.
        span: So many seconds together are looked at.
        least: How many bytes must come in these.
    """

    silent: float = 30.0
    span: float = 60.0
    least: int = 4096


class Network:
    """Opens addresses; several threads may share one.

    Args:
        private: Whether hosts of this machine and of private networks may be opened too.
        pace: How slow hosts may be.
    """

    def __init__(self, *, private: bool = False, pace: Pace | None = None) -> None:
        self._private = private
        self._pace = pace or Pace()
        self._left_alone: dict[str, float] = {}
        self._proxies = urllib.request.getproxies()
        self._opener = urllib.request.build_opener(
            _NoRedirects(), _Http(self), _Https(self, context=ssl.create_default_context())
        )

    def leave_alone(self, url: str, seconds: float) -> None:
        """Keeps in mind that a host wants not to be asked for a while, for whatever address of it."""
        host, until = urlsplit(url).netloc, time.monotonic() + seconds
        self._left_alone[host] = max(until, self._left_alone.get(host, 0.0))

    def rest(self, url: str) -> float:
        """For how many seconds the host of an address is still to be left alone."""
        with contextlib.suppress(ValueError):
            return max(0.0, self._left_alone.get(urlsplit(url).netloc, 0.0) - time.monotonic())
        return 0.0

    @property
    def pace(self) -> Pace:
        """How slow hosts may be."""
        return self._pace

    def open(self, url: str, headers: Mapping[str, str]) -> HTTPResponse:
        """Opens an address, and follows where it leads.

        Args:
            url: The address.
            headers: What to send besides.

        Returns:
            The answer, whatever its status is; it is to be closed.

        Raises:
            Refused: It is no address that is opened, or leads to one.
            OSError: It cannot be reached.
            http.client.HTTPException: The answer is no HTTP.
        """
        for _step in range(_MOST_REDIRECTS):
            url = _as_sent(url)
            self._look_at(url)
            # The scheme was looked at; nothing but http and https gets here.
            request = urllib.request.Request(url, headers={"User-Agent": AGENT, **headers})  # noqa: S310
            try:
                answer: HTTPResponse = self._opener.open(request, timeout=self._pace.silent)
            except HTTPError as error:
                if error.code not in _REDIRECTS:
                    return error.fp  # type: ignore[return-value]  # it is one
                target = error.headers.get("Location", "")
                error.close()
                if not target:
                    raise Refused(_("it leads on, but does not say where")) from None
                url = urljoin(url, _as_meant(target))
                continue
            except URLError as error:
                if isinstance(error.reason, Exception):
                    raise error.reason from None
                raise OSError(str(error.reason)) from None
            return answer
        raise Refused(_("it leads on more than {most} times").format(most=_MOST_REDIRECTS))

    def _look_at(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host, _port = parts.hostname, parts.port
        except ValueError:
            raise Refused(_("{url} is no address").format(url=quoted(url, 80))) from None
        if parts.scheme not in ("http", "https") or not host:
            raise Refused(_("{url} is no http or https address").format(url=quoted(url, 80)))
        if parts.username is not None or parts.password is not None:
            raise Refused(_("{url} has a user's name in it").format(url=quoted(host)))
        if any(not "!" <= sign <= "~" for sign in url):
            raise Refused(_("{url} has signs that no address has").format(url=quoted(url, 80)))
        if parts.scheme in self._proxies and not urllib.request.proxy_bypass(host):
            # The proxy finds the host; what can be seen here is what is written.
            self._look_at_address(_as_address(host), host)

    def connect(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """Connects to a host, at an address that has been looked at.

        Raises:
            Refused: All of its addresses are of this machine or of a private network.
            OSError: It cannot be reached.
        """
        last: Exception | None = None
        for family, kind, protocol, _name, address in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        ):
            try:
                if not self._is_proxy(host, port):
                    self._look_at_address(str(address[0]), host)
                found = socket.socket(family, kind, protocol)
                found.settimeout(timeout)
                try:
                    found.connect(address)
                except BaseException:
                    found.close()
                    raise
            except (Refused, OSError) as error:
                last = error
            else:
                return found
        raise last or OSError(_("the host is not known"))

    def _is_proxy(self, host: str, port: int) -> bool:
        proxies = (urlsplit(proxy) for proxy in self._proxies.values() if "//" in proxy)
        return any((proxy.hostname, proxy.port) == (host, port) for proxy in proxies)

    def _look_at_address(self, address: str, host: str) -> None:
        if self._private:
            return
        try:
            found = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            if address.rstrip(".").lower().endswith(("localhost", ".local", ".internal")):
                raise _private(host) from None
            return
        if isinstance(found, ipaddress.IPv6Address):
            found = _inside(found)
        if not found.is_global or found.is_multicast:
            raise _private(host)


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address of the older kind that one of the newer leads to, where it does."""
    if any(address in network for network in _FOURS):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _as_address(host: str) -> str:
    """The address that a host is written as, in whatever way the system's library takes one."""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return host


def _as_meant(target: str) -> str:
    """Where an answer leads: letters in it were read byte by byte."""
    with contextlib.suppress(UnicodeError):
        return target.encode("latin-1").decode("utf-8")
    return target


def _as_sent(url: str) -> str:
    """An address as it goes over the wire: people, and hosts too, write letters of all scripts in it.

    What no address has even so, as a line's end, stays, and is refused.
    """
    if url.isascii() and " " not in url:
        return url
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:
        return url
    if not url.isprintable():
        return url
    tail = (quote(part, safe=_SENT_AS_IS) for part in parts[2:])
    return urlunsplit((parts.scheme, host, *tail))


def _private(host: str) -> Refused:
    words = _("{host} is this machine or in a private network; --private lets it be opened")
    return Refused(words.format(host=quoted(host)))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_more: Any) -> None:  # noqa: ANN401 -- as it is there
        """Follows nothing: where an address leads is looked at first."""


class _Paced(io.RawIOBase):
    """What comes over a connection, as long as enough of it comes."""

    def __init__(self, inner: io.RawIOBase, pace: Pace) -> None:
        self._inner = inner
        self._pace = pace
        self._since = time.monotonic()
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 -- as it is there
        count = self._inner.readinto(buffer)
        self._count += count or 0
        now = time.monotonic()
        if now - self._since >= self._pace.span:
            if count and self._count < self._pace.least:
                raise TooSlow
            self._since, self._count = now, 0
        return count

    def close(self) -> None:
        self._inner.close()
        super().close()


def _paced(pace: Pace, connection: socket.socket, *more: Any, **named: Any) -> HTTPResponse:  # noqa: ANN401
    """The answer that comes over a connection."""
    answer = HTTPResponse(connection, *more, **named)
    answer.fp = io.BufferedReader(_Paced(answer.fp.detach(), pace))
    return answer


class _Http(urllib.request.HTTPHandler):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    def http_open(self, request: urllib.request.Request) -> HTTPResponse:
        """Opens an address through a connection that looks at where it goes."""
        return self.do_open(self._connection, request)

    def _connection(self, host: str, **more: Any) -> http.client.HTTPConnection:  # noqa: ANN401
        connection = http.client.HTTPConnection(host, **more)
        _connects_by(connection, self._network)
        return connection


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, network: Network, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._network = network
        self._tls = context

    def https_open(self, request: urllib.request.Request) -> HTTPResponse:
        """Opens an address through a connection that looks at where it goes."""
        return self.do_open(self._connection, request)

    def _connection(self, host: str, **more: Any) -> http.client.HTTPConnection:  # noqa: ANN401
        connection = http.client.HTTPSConnection(host, context=self._tls, **more)
        _connects_by(connection, self._network)
        return connection


def _connects_by(connection: http.client.HTTPConnection, network: Network) -> None:
    def connect(
        address: tuple[str, int], timeout: object = None, _source: object = None
    ) -> socket.socket:
        return network.connect(*address, timeout if isinstance(timeout, (int, float)) else None)

    connection.response_class = partial(_paced, network.pace)  # type: ignore[assignment]
    # The only way in that leaves TLS, with the host's own name, to the library.
    connection._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001
