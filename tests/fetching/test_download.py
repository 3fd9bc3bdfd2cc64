"""Getting one copy from a real host."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetching.server import (
    ETAG,
    PDF,
    Answer,
    Host,
    cut_off,
    document,
    host,
    leads_to,
    slow,
    status,
)
from tui.fetching.download import Cancelled, Download, Failed, Limits
from tui.fetching.network import Network

QUICK = Limits(pause=0.01)


@pytest.fixture
def server() -> Iterator[Host]:
    """A host of documents."""
    with host() as found:
        yield found


def download(
    server: Host,
    folder: Path,
    answer: Answer,
    *,
    limits: Limits = QUICK,
    path: str = "/a",
    private: bool = True,
    timeout: float = 5.0,
) -> Path:
    server.answers[path] = answer
    network = Network(private=private, timeout=timeout)
    return Download(f"{server.url}{path}", folder / "docs" / "A-1.en", network, limits=limits).run()


def left(folder: Path) -> list[str]:
    """The names of what is in the folder of copies."""
    return sorted(path.name for path in (folder / "docs").glob("*"))


def test_a_copy_is_there_whole_and_named_by_what_it_is(server: Host, tmp_path: Path) -> None:
    file = download(server, tmp_path, document())
    assert file.name == "A-1.en.pdf"
    assert file.read_bytes() == PDF
    assert left(tmp_path) == ["A-1.en.pdf"]


def test_what_a_host_says_of_it_counts_for_less_than_what_it_is(
    server: Host, tmp_path: Path
) -> None:
    assert download(server, tmp_path, document(kind="application/octet-stream")).suffix == ".pdf"


def test_a_host_that_is_slow_is_waited_for(server: Host, tmp_path: Path) -> None:
    assert download(server, tmp_path, slow(5, 0.05)).read_bytes() == PDF


def test_a_host_that_is_silent_is_given_up(server: Host, tmp_path: Path) -> None:
    with pytest.raises(Failed, match="the host does not answer"):
        download(server, tmp_path, slow(2, 1.0), timeout=0.1)
    assert not (tmp_path / "docs" / "A-1.en.pdf").exists()


def test_a_cut_connection_goes_on_where_it_was(server: Host, tmp_path: Path) -> None:
    assert download(server, tmp_path, cut_off(2)).read_bytes() == PDF
    assert server.ranges[0] == ""
    assert server.ranges[1] == f"bytes={len(PDF) // 2}-"


def test_it_goes_on_in_another_run(server: Host, tmp_path: Path) -> None:
    with pytest.raises(Failed, match="the connection was cut"):
        download(server, tmp_path, cut_off(100))
    assert not (tmp_path / "docs" / "A-1.en.pdf").exists()
    server.ranges.clear()
    assert download(server, tmp_path, document()).read_bytes() == PDF
    assert server.ranges == [f"bytes={len(PDF) // 2}-"]
    assert left(tmp_path) == ["A-1.en.pdf"]


def test_a_document_that_has_changed_meanwhile_is_got_anew(server: Host, tmp_path: Path) -> None:
    with pytest.raises(Failed):
        download(server, tmp_path, cut_off(100))
    other = PDF.replace(b"x", b"y")
    assert download(server, tmp_path, document(other, etag='"other"')).read_bytes() == other


def test_without_a_version_nothing_is_gone_on_with(server: Host, tmp_path: Path) -> None:
    with pytest.raises(Failed):
        download(server, tmp_path, cut_off(100, etag='W/"weak"'))
    server.ranges.clear()
    assert download(server, tmp_path, document()).read_bytes() == PDF
    assert server.ranges == [""]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(404), "there is no such document at this address \\(HTTP 404\\)"),
        (status(403), "the host does not give it"),
        (status(500), "HTTP 500"),
        (status(429), "the host has been asked too often"),
        (status(429, Retry_After="3600"), "asks to come back in 3600 seconds"),
        (status(302), "leads on, but does not say where"),
        (leads_to("/a"), "leads on more than"),
        (leads_to("file:///etc/passwd"), "is no http or https address"),
        (leads_to("ftp://example.org/a.pdf"), "is no http or https address"),
        (document(b"<!DOCTYPE html><html>Sign in", "text/html"), 'no document, but "text/html"'),
        (document(b"\x7fELF\0\0", "application/pdf"), 'no document, but "application/pdf"'),
        (document(b"GIF89a", "image/gif"), 'no document, but "image/gif"'),
        (document(b""), "it is empty"),
    ],
)
def test_what_cannot_be_had_is_said_with_the_reason(
    server: Host, tmp_path: Path, answer: Answer, words: str
) -> None:
    with pytest.raises(Failed, match=words):
        download(server, tmp_path, answer)
    assert not [name for name in left(tmp_path) if not name.startswith(".")]


def test_a_busy_host_is_asked_again(server: Host, tmp_path: Path) -> None:
    answer = status(429, times=1, then=document(), Retry_After="0")
    assert download(server, tmp_path, answer).read_bytes() == PDF
    assert server.asked["/a"] == 2


def test_a_page_that_is_asked_for_as_one_is_a_document(server: Host, tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html><p>Agenda</p></html>"
    file = download(server, tmp_path, document(page, "text/html"), path="/a.html")
    assert file.suffix == ".html"


@pytest.mark.parametrize("said", [True, False])
def test_one_that_is_too_large_is_not_kept(server: Host, tmp_path: Path, said: bool) -> None:  # noqa: FBT001
    def unsaid(handler: object) -> None:
        handler.head(200, None, Content_Type="application/pdf")  # type: ignore[attr-defined]
        handler.wfile.write(PDF)  # type: ignore[attr-defined]

    with pytest.raises(Failed, match="--limit allows more"):
        download(
            server,
            tmp_path,
            document() if said else unsaid,
            limits=Limits(most=100_000, pause=0.01),
        )
    size = sum(path.stat().st_size for path in (tmp_path / "docs").iterdir())
    assert size < 1000


class TestWhereItGoes:
    """No address of this machine or of a private network, unless that is asked for."""

    def test_this_machine_is_not_asked(self, server: Host, tmp_path: Path) -> None:
        with pytest.raises(Failed, match="is this machine or in a private network; --private"):
            download(server, tmp_path, document(), private=False)
        assert not server.asked

    @pytest.mark.parametrize(
        "url",
        [
            "http://localhost/a",
            "http://10.0.0.1/a",
            "http://192.168.1.1/a",
            "http://169.254.169.254/latest/meta-data",
            "http://[::1]/a",
            "http://[::ffff:127.0.0.1]/a",
            "http://0.0.0.0/a",
            "http://2130706433/a",
            "http://127.1/a",
        ],
    )
    def test_nor_any_other_way_to_write_one(self, url: str, tmp_path: Path) -> None:
        with pytest.raises(Failed, match="private network"):
            Download(url, tmp_path / "a.en", Network(timeout=1), limits=QUICK).run()

    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("file:///etc/passwd", "no http or https"),
            ("javascript:alert(1)", "no http or https"),
            ("http://", "no http or https"),
            ("http://user:secret@example.org/a", "user's name"),
            ("http://example.org/a b", "signs that no address has"),
            ("http://example.org/\r\nHost: x", "signs that no address has"),
            ("http://[::1/a", "is no address"),
            ("http://example.org:99999/a", "is no address"),
        ],
    )
    def test_what_is_no_address_is_not_opened(self, url: str, words: str, tmp_path: Path) -> None:
        with pytest.raises(Failed, match=words):
            Download(url, tmp_path / "a.en", Network(timeout=1), limits=QUICK).run()


def test_one_that_is_given_up_keeps_what_has_come(server: Host, tmp_path: Path) -> None:
    stop = threading.Event()
    server.answers["/a"] = slow(10, 0.02)
    stem = tmp_path / "docs" / "A-1.en"
    network = Network(private=True)
    with pytest.raises(Cancelled):
        Download(
            f"{server.url}/a", stem, network, limits=QUICK, got=lambda _n: stop.set(), stop=stop
        ).run()
    part = stem.with_name(".A-1.en.part")
    assert 0 < part.stat().st_size < len(PDF)
    assert left(tmp_path) == sorted([".A-1.en.part", ".A-1.en.part.json"])
    server.answers["/a"] = document()
    Download(f"{server.url}/a", stem, network, limits=QUICK).run()
    assert (tmp_path / "docs" / "A-1.en.pdf").read_bytes() == PDF
    assert ETAG


def test_two_do_not_write_into_one_part(server: Host, tmp_path: Path) -> None:
    server.answers["/a"] = slow(10, 0.05)
    stem = tmp_path / "docs" / "A-1.en"
    begun = threading.Event()
    failures: list[str] = []

    def first() -> None:
        Download(
            f"{server.url}/a",
            stem,
            Network(private=True),
            limits=QUICK,
            got=lambda _n: begun.set(),
        ).run()

    thread = threading.Thread(target=first)
    thread.start()
    assert begun.wait(10)
    try:
        Download(f"{server.url}/a", stem, Network(private=True), limits=QUICK).run()
    except Failed as failed:
        failures.append(str(failed))
    thread.join()
    assert failures == ["another program is getting it now"]
    assert (tmp_path / "docs" / "A-1.en.pdf").read_bytes() == PDF


def test_notes_of_a_part_that_are_damaged_are_of_no_harm(server: Host, tmp_path: Path) -> None:
    with pytest.raises(Failed):
        download(server, tmp_path, cut_off(100))
    notes = tmp_path / "docs" / ".A-1.en.part.json"
    for damaged in ("", "[]", '{"version": "x\\r\\nHost: y", "url": 1}', "\0"):
        notes.write_text(damaged, "utf-8")
        with pytest.raises(Failed):
            download(server, tmp_path, cut_off(100))
    assert download(server, tmp_path, document()).read_bytes() == PDF
