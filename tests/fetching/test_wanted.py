"""Which copies are missing, where they can be had, and what they are called."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.fetching.names import copy_path, copy_stems
from tui.fetching.wanted import Copy, address_in, missing_copies
from tui.meeting.model import About, Document, DocumentStatus, Meeting

DAY = date(2019, 9, 9)


def meeting(*documents: Document) -> Meeting:
    about = About(title="x", language="en", start=DAY, end=DAY)
    return Meeting(format=1, about=about, documents=documents)


@pytest.mark.parametrize(
    ("url", "language", "address"),
    [
        ("http://undocs.org/A/1/2", "fr", "https://undocs.org/fr/A/1/2"),
        ("https://undocs.org/en/A/1/2", "zh", "https://undocs.org/zh/A/1/2"),
        ("https://docs.un.org/ar/A/1/2", "en", "https://docs.un.org/en/A/1/2"),
        ("http://undocs.org/A/1/2", "zh-Hans", "https://undocs.org/zh/A/1/2"),
        ("http://undocs.org/CD/2019", "fr", "https://undocs.org/fr/CD/2019"),
        ("http://undocs.org/A/1/2", "ja", ""),
        ("https://example.org/a.pdf", "en", "https://example.org/a.pdf"),
        ("https://example.org/a.pdf", "en-GB", "https://example.org/a.pdf"),
        ("https://example.org/a.pdf", "fr", ""),
        ("http://[::1", "en", ""),
        ("", "en", ""),
    ],
)
def test_an_address_is_that_of_the_language(url: str, language: str, address: str) -> None:
    assert address_in(Document(symbol="A/1/2", url=url), language, "en") == address


def test_a_copy_is_missing_where_none_is_named_or_the_file_is_gone(tmp_path: Path) -> None:
    (tmp_path / "here.pdf").write_bytes(b"x")
    held = meeting(
        Document(symbol="A/1", url="https://example.org/1", files={"en": "here.pdf"}),
        Document(symbol="A/2", url="https://example.org/2", files={"en": "gone.pdf"}),
        Document(symbol="A/3", url="https://example.org/3"),
        Document(symbol="A/4", url="https://example.org/4", files={"en": "../../etc/passwd"}),
    )
    assert [copy.document for copy in missing_copies(held, tmp_path, ["en", "en"])] == [1, 2, 3]
    assert missing_copies(held, tmp_path, ["fr"]) == [Copy(at, "fr", "") for at in range(4)]


@pytest.mark.parametrize("status", ["expected", "withdrawn"])
def test_what_is_not_there_is_not_looked_for(status: DocumentStatus, tmp_path: Path) -> None:
    held = meeting(Document(symbol="A/1", url="https://example.org/1", status=status))
    assert missing_copies(held, tmp_path, ["en"]) == []


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("CTOC/COP/WG.4/2019/2", "documents/CTOC-COP-WG.4-2019-2.en"),
        ("A/1/Add.1 (Part I)", "documents/A-1-Add.1-(Part-I).en"),
        ("草案/1", "documents/草案-1.en"),
        ("../../etc/passwd", "documents/etc-passwd.en"),
        ("CON", "documents/document-CON.en"),
        ("///", "documents/document.en"),
    ],
)
def test_a_copy_is_named_by_its_symbol(symbol: str, name: str) -> None:
    assert copy_path(copy_stems([Document(symbol=symbol)])[0], "en") == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Document(symbol="A/1-2"), Document(symbol="A/1/2")),
        (Document(symbol="A/x"), Document(symbol="A/X")),
        (Document(symbol="A" * 300 + "1"), Document(symbol="A" * 300 + "2")),
        (
            Document(symbol="A/1", url="https://x.org/1"),
            Document(symbol="A/1", url="https://x.org/2"),
        ),
    ],
)
def test_two_documents_do_not_have_one_copy(one: Document, other: Document) -> None:
    first, second = copy_stems([one, other])
    assert first.casefold() != second.casefold()


def test_one_of_the_same_title_in_another_meeting_of_the_folder_is_another() -> None:
    one, other = (Document(title="Statement", url=f"https://x.org/{at}") for at in (1, 2))
    assert copy_stems([one]) != copy_stems([other])
    assert copy_stems([one])[0].startswith("Statement-")


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4), st.text(max_size=50))
def test_no_name_leads_out_of_the_folder(symbols: list[str], language: str) -> None:
    for stem in copy_stems([Document(symbol=symbol) for symbol in symbols]):
        path = PurePosixPath(copy_path(stem, language))
        assert path.parts[0] == "documents"
        assert len(path.parts) == 2
        assert not path.name.startswith(".")
        assert all(sign not in path.name for sign in '\0\n\\:*?"<>|')
        assert len(f".{path.name}.part.json".encode()) <= 255
