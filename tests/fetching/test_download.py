"""Getting one copy from a real host."""

import contextlib
import gzip
import io
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetching.server import (
    ETAG,
    PDF,
    Answer,
    Handler,
    Host,
    cut_off,
    document,
    host,
    leads_to,
    slow,
    status,
)
from tui.fetching.download import Download, Limits
from tui.fetching.failures import Cancelled, Failed
from tui.fetching.network import Network, Pace

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
    pace: Pace | None = None,
) -> Path:
    server.answers[path] = answer
    network = Network(private=private, pace=pace or Pace(silent=5))
    return Download(f"{server.url}{path}", folder / "docs" / "A-1.en", network, limits=limits).run()


def office(name: str) -> bytes:
    """An empty file of an office, with one part of a name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(name, "<x/>")
    return data.getvalue()


def packed(handler: Handler) -> None:
    """Packs a document, although it is asked not to."""
    data = gzip.compress(PDF)
    handler.head(200, len(data), Content_Type="application/pdf", Content_Encoding="gzip")
    handler.wfile.write(data)


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
        download(server, tmp_path, slow(2, 1.0), pace=Pace(silent=0.1))
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
        (document(b"<!DOCTYPE html><html>Sign in", "text/html"), "no document, but a web page"),
        (document(b"<!DOCTYPE html><html>Sign in"), "no document, but a web page"),
        (document(b"\x7fELF\0\0"), 'is not what the host says it is: "application/pdf"'),
        (document(b"\x7fELF\0\0", ""), "no document, but something unknown"),
        (packed, 'has packed it as "gzip"'),
        (document(b"GIF89a", "image/gif"), 'no document, but "image/gif"'),
        (document(b""), "it is empty"),
    ],
)
def test_what_cannot_be_had_is_said_with_the_reason(
    server: Host, tmp_path: Path, answer: Answer, words: str
) -> None:
    with pytest.raises(Failed, match=words):
        download(server, tmp_path, answer)
    assert left(tmp_path) == []


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
            "http://0x7f000001/a",
            "http://[::127.0.0.1]/a",
            "http://[64:ff9b::10.0.0.1]/a",
            "http://[2002:7f00:1::]/a",
            "http://[fe80::1]/a",
            "http://[fd00::1]/a",
        ],
    )
    def test_nor_any_other_way_to_write_one(self, url: str, tmp_path: Path) -> None:
        with pytest.raises(Failed, match="private network"):
            Download(url, tmp_path / "a.en", Network(pace=Pace(silent=1)), limits=QUICK).run()

    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("file:///etc/passwd", "no http or https"),
            ("javascript:alert(1)", "no http or https"),
            ("http://", "no http or https"),
            ("http://user:secret@example.org/a", "user's name"),
            ("http://example.org/a\tb", "signs that no address has"),
            ("http://example.org/a\x1b]0;x", "signs that no address has"),
            ("http://example.org/\r\nHost: x", "signs that no address has"),
            ("http://[::1/a", "is no address"),
            ("http://example.org:99999/a", "is no address"),
        ],
    )
    def test_what_is_no_address_is_not_opened(self, url: str, words: str, tmp_path: Path) -> None:
        with pytest.raises(Failed, match=words):
            Download(url, tmp_path / "a.en", Network(pace=Pace(silent=1)), limits=QUICK).run()


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


class TestACopyThatIsNotWhole:
    """It is never taken to be."""

    def test_one_without_a_length_that_is_cut(self, server: Host, tmp_path: Path) -> None:
        def cut(handler: Handler) -> None:
            handler.head(200, None, Content_Type="application/pdf")
            handler.wfile.write(PDF[:5000])

        with pytest.raises(Failed, match="the connection was cut"):
            download(server, tmp_path, cut)
        assert left(tmp_path) == []

    def test_one_without_a_length_that_is_whole_is_one(self, server: Host, tmp_path: Path) -> None:
        def whole(handler: Handler) -> None:
            handler.head(200, None, Content_Type="application/pdf")
            handler.wfile.write(PDF)

        assert download(server, tmp_path, whole).read_bytes() == PDF

    def test_a_host_that_gives_less_than_the_rest(self, server: Host, tmp_path: Path) -> None:
        def a_bit(handler: Handler) -> None:
            begin = int(handler.headers.get("Range", "bytes=0-")[6:-1])
            end = min(begin + 100_000, len(PDF))
            span = f"bytes {begin}-{end - 1}/{len(PDF)}"
            handler.head(206, end - begin, Content_Range=span, ETag=ETAG)
            handler.wfile.write(PDF[begin:end])

        assert download(server, tmp_path, a_bit).read_bytes() == PDF
        assert server.asked["/a"] == 4

    @pytest.mark.parametrize(
        ("span", "etag"),
        [
            ("bytes 0-4/5", ETAG),
            ("bytes 7-9/20", ETAG),
            ("lines 1-2", ETAG),
            ("", ETAG),
            (f"bytes {len(PDF) // 2}-{len(PDF) - 1}/{len(PDF)}", '"other"'),
        ],
    )
    def test_a_host_that_goes_on_with_something_else(
        self, span: str, etag: str, server: Host, tmp_path: Path
    ) -> None:
        with pytest.raises(Failed):
            download(server, tmp_path, cut_off(100))

        def wrong(handler: Handler) -> None:
            if "Range" not in handler.headers:
                document()(handler)
                return
            handler.head(206, 5, Content_Range=span, ETag=etag)
            handler.wfile.write(b"wrong")

        assert download(server, tmp_path, wrong).read_bytes() == PDF

    def test_a_host_that_ignores_what_is_asked_for(self, server: Host, tmp_path: Path) -> None:
        with pytest.raises(Failed):
            download(server, tmp_path, cut_off(100))
        other = PDF.replace(b"x", b"z")

        def anew(handler: Handler) -> None:
            handler.head(200, len(other), Content_Type="application/pdf")
            handler.wfile.write(other)

        server.ranges.clear()
        assert download(server, tmp_path, anew).read_bytes() == other
        assert server.ranges == [f"bytes={len(PDF) // 2}-"]

    def test_one_that_goes_on_well_may_be_cut_often(self, server: Host, tmp_path: Path) -> None:
        data = PDF[:9] + b"x" * 3_000_000 + b"%%EOF\n"

        def cut(handler: Handler) -> None:
            begin = int(handler.headers.get("Range", "bytes=0-")[6:-1])
            span = f"bytes {begin}-{len(data) - 1}/{len(data)}"
            handler.head(206, len(data) - begin, Content_Range=span, ETag=ETAG)
            handler.wfile.write(data[begin : begin + 400_000])

        assert download(server, tmp_path, cut).read_bytes() == data
        assert server.asked["/a"] == 8


@pytest.mark.parametrize("at", ["in the headers", "in the text"])
def test_a_host_that_sends_a_byte_now_and_then_is_given_up(
    at: str, server: Host, tmp_path: Path
) -> None:
    def drip(handler: Handler) -> None:
        if at == "in the text":
            handler.head(200, len(PDF), Content_Type="application/pdf", ETag=ETAG)
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        with contextlib.suppress(OSError):
            for _byte in range(200):
                handler.wfile.write(b"x")
                time.sleep(0.02)

    with pytest.raises(Failed, match="the host sends next to nothing"):
        download(server, tmp_path, drip, pace=Pace(silent=5, span=0.1))


@pytest.mark.parametrize(
    ("data", "said", "named"),
    [
        (office("xl/workbook.xml"), "application/octet-stream", ("/a", "xlsx")),
        (office("ppt/presentation.xml"), "application/octet-stream", ("/a", "pptx")),
        (office("word/document.xml"), "application/octet-stream", ("/a", "docx")),
        (office("other.xml"), "application/vnd.oasis.opendocument.spreadsheet", ("/a", "ods")),
        (b"# Agenda\n", "application/octet-stream", ("/a.md", "md")),
        (b"Agenda\n", "text/plain", ("/a.md", "md")),
        (b"Agenda\n", "application/octet-stream", ("/a.TXT", "txt")),
        ("议程\n".encode("utf-16"), "text/plain", ("/a", "txt")),
    ],
)
def test_each_kind_is_named_as_what_it_is(
    data: bytes, said: str, named: tuple[str, str], server: Host, tmp_path: Path
) -> None:
    path, ending = named
    file = download(server, tmp_path, document(data, said), path=path)
    assert file.name == f"A-1.en.{ending}"


def test_an_address_may_have_letters_of_all_scripts(server: Host, tmp_path: Path) -> None:
    server.answers["/%E6%96%87%E4%BB%B6%20%231.pdf?a=1"] = document()
    server.answers["/b"] = leads_to("/文件 %231.pdf?a=1".encode().decode("latin-1"))
    network = Network(private=True)
    for at, end in enumerate(("/文件 %231.pdf?a=1", "/b")):
        Download(f"{server.url}{end}", tmp_path / str(at), network, limits=QUICK).run()
        assert (tmp_path / f"{at}.pdf").read_bytes() == PDF


def test_a_busy_host_is_left_alone_for_all_of_its_documents(server: Host, tmp_path: Path) -> None:
    server.answers["/a"] = status(429, Retry_After="3600")
    server.answers["/b"] = document()
    network = Network(private=True)
    for path in ("/a", "/b"):
        with pytest.raises(Failed, match="asks to come back in 3600 seconds"):
            Download(f"{server.url}{path}", tmp_path / "a", network, limits=QUICK).run()
    assert server.asked == {"/a": 1}


@pytest.mark.parametrize("name", [".A-1.en.part", ".A-1.en.part.json"])
def test_a_link_in_place_of_a_part_is_not_followed(name: str, server: Host, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).symlink_to(precious)
    with contextlib.suppress(Failed):
        download(server, tmp_path, document())
    assert precious.read_text("utf-8") == "mine"


def test_a_part_that_another_program_has_made_a_copy_of_is_left(
    server: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening the part and holding it, the other program is done."""
    part, copy = tmp_path / "docs" / ".A-1.en.part", tmp_path / "docs" / "A-1.en.pdf"

    def lock(_number: int) -> None:
        part.rename(copy)
        copy.write_bytes(PDF)

    monkeypatch.setattr("tui.fetching.part._lock", lock)
    with pytest.raises(Failed, match="another program"):
        download(server, tmp_path, document(b"%PDF-1.4 other"))
    assert copy.read_bytes() == PDF
