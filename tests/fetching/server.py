"""A host of documents on this machine, with all that hosts do."""

import contextlib
import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from msgspec import Struct

PDF = b"%PDF-1.7\n" + b"x" * 300_000 + b"\n%%EOF\n"
ETAG = f'"{hashlib.sha1(PDF, usedforsecurity=False).hexdigest()}"'

Answer = Callable[["Handler"], None]


class Host(Struct):
    """What a host of the tests has and was asked.

    Attributes:
        url: Where it is.
        answers: What it does at each path.
        asked: How often each path was asked for.
        ranges: The parts that were asked for, in order.
    """

    url: str
    answers: dict[str, Answer]
    asked: Counter[str]
    ranges: list[str]


class Handler(BaseHTTPRequestHandler):
    """Answers as the host's table says."""

    protocol_version = "HTTP/1.1"
    host: Host

    def do_GET(self) -> None:
        """Answers."""
        self.host.asked[self.path] += 1
        self.host.ranges.append(self.headers.get("Range", ""))
        self.host.answers.get(self.path, status(404))(self)
        self.close_connection = True

    def log_message(self, *_words: object) -> None:
        """Says nothing."""

    @property
    def times(self) -> int:
        """How often this path has been asked for."""
        return self.host.asked[self.path]

    def head(self, code: int, length: int | None, **headers: str) -> None:
        """Sends a status and headers."""
        self.send_response(code)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def document(data: bytes = PDF, kind: str = "application/pdf", etag: str = ETAG) -> Answer:
    """Gives a document, or a part of it where that is asked for."""

    def answer(handler: Handler) -> None:
        begin = handler.headers.get("Range", "").removeprefix("bytes=").rstrip("-")
        if begin and handler.headers.get("If-Range") == etag:
            at = int(begin)
            if at >= len(data):
                handler.head(416, 0)
                return
            span = f"bytes {at}-{len(data) - 1}/{len(data)}"
            handler.head(206, len(data) - at, Content_Type=kind, Content_Range=span, ETag=etag)
            handler.wfile.write(data[at:])
        else:
            handler.head(200, len(data), Content_Type=kind, ETag=etag)
            handler.wfile.write(data)

    return answer


def cut_off(times: int, data: bytes = PDF, etag: str = ETAG) -> Answer:
    """Cuts the connection in the middle so many times, then gives the rest."""
    whole = document(data, etag=etag)

    def answer(handler: Handler) -> None:
        if handler.times > times:
            whole(handler)
            return
        handler.head(200, len(data), Content_Type="application/pdf", ETag=etag)
        handler.wfile.write(data[: len(data) // 2])
        handler.wfile.flush()
        handler.connection.close()

    return answer


def status(
    code: int, times: int | None = None, then: Answer | None = None, **headers: str
) -> Answer:
    """Gives a status, so many times or always."""

    def answer(handler: Handler) -> None:
        if times is not None and then is not None and handler.times > times:
            then(handler)
        else:
            handler.head(code, 0, **headers)

    return answer


def slow(pieces: int, seconds: float, data: bytes = PDF) -> Answer:
    """Gives a document in pieces, with rests between them."""

    def answer(handler: Handler) -> None:
        handler.head(200, len(data), Content_Type="application/pdf", ETag=ETAG)
        size = len(data) // pieces + 1
        with contextlib.suppress(OSError):
            for at in range(0, len(data), size):
                handler.wfile.write(data[at : at + size])
                handler.wfile.flush()
                time.sleep(seconds)

    return answer


def leads_to(url: str) -> Answer:
    """Leads on to another address."""
    return status(302, Location=url)


@contextlib.contextmanager
def host() -> Iterator[Host]:
    """A host, for as long as it is needed."""
    found = Host("", {}, Counter(), [])
    handler = type("TheHandler", (Handler,), {"host": found})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
