"""Opening addresses: http and https, public hosts only, each redirect looked at first."""

import http.client
import ipaddress
import socket
import ssl
import urllib.request
from collections.abc import Mapping
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit

from tui.i18n import _
from tui.meeting.problems import quoted

_MOST_REDIRECTS = 6
_REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "agenda-meeting-viewer"


class Refused(Exception):  # noqa: N818 -- it is a decision, and no fault
    """An address that is not opened; the text says why, for a person."""


class Network:
    """Opens addresses.

    Args:
        private: Whether hosts of this machine and of private networks may be opened too.
        timeout: Seconds without an answer after which one is given up.
    """

    def __init__(self, *, private: bool = False, timeout: float = 30.0) -> None:
        self._private = private
        self._timeout = timeout
        self._proxies = urllib.request.getproxies()
        self._opener = urllib.request.build_opener(
            _NoRedirects(), _Http(self), _Https(self, context=ssl.create_default_context())
        )

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
            self._look_at(url)
            # The scheme was looked at; nothing but http and https gets here.
            request = urllib.request.Request(url, headers={"User-Agent": AGENT, **headers})  # noqa: S310
            try:
                answer: HTTPResponse = self._opener.open(request, timeout=self._timeout)
            except HTTPError as error:
                if error.code not in _REDIRECTS:
                    return error.fp  # type: ignore[return-value]  # it is one
                target = error.headers.get("Location", "")
                error.close()
                if not target:
                    raise Refused(_("it leads on, but does not say where")) from None
                url = urljoin(url, target)
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
            self._look_at_address(host, host)

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
        mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
        if not mapped.is_global or mapped.is_multicast:
            raise _private(host)


def _private(host: str) -> Refused:
    words = _("{host} is this machine or in a private network; --private lets it be opened")
    return Refused(words.format(host=quoted(host)))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_more: Any) -> None:  # noqa: ANN401 -- as it is there
        """Follows nothing: where an address leads is looked at first."""


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

    # The only way in that leaves TLS, with the host's own name, to the library.
    connection._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001
