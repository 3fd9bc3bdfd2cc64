"""What is no paper, or a trap: a clear word and exit 2, whatever it is."""

import io
import random
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.papers.making import W, docx, paragraph, pdf, set_lines
from tui.resources import data_folder

MOST_MEMORY = 1 << 30
"""Bytes of memory that a file may take at most; a trap would want more."""


def bomb() -> bytes:
    """A DOCX of some hundred kilobytes that unpacks to a gigabyte."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(1024):
            part.write(b" " * (1 << 20))
    return data.getvalue()


def laughs() -> bytes:
    """A DOCX with entities that would be a gigabyte, were they expanded."""
    levels = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    document = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "lol">{levels}]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", document)
    return data.getvalue()


def outside(secret: Path) -> bytes:
    """A DOCX with an entity that is another file."""
    document = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>1. &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", document)
    return data.getvalue()


SCAN = pdf([[], [], []])
LOCKED = pdf(set_lines(["1. Opening"]), encrypted=True)
DAMAGED = docx(paragraph("1. Opening"))[:-200]
NOISE = random.Random(1).randbytes(50_000)  # noqa: S311 -- nothing is secret here
JAPANESE = "会議の議題\n\n1. 開会について、ご挨拶をいただきます。\n2. 報告についてのお知らせです。\n".encode()
MEETING = (data_folder() / "ctoc-cop-wg4-2019.en.toml").read_bytes()
LETTER = b"Dear colleagues,\n\nthe meeting on Monday is off.\n"


def run(data: bytes, *words: str) -> "subprocess.CompletedProcess[str]":
    """Imports from standard input, with so much memory and no more."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))

    done = subprocess.run(
        [sys.executable, "-m", "tui", "import", "-", *words],
        input=data,
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=limit,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b" \n\f\n ", "the file is empty", id="blank"),
        pytest.param(SCAN, "only pictures of it (a scan)", id="scan"),
        pytest.param(LOCKED, "encrypted", id="encrypted"),
        pytest.param(DAMAGED, "damaged", id="damaged-docx"),
        pytest.param(NOISE, "no text in an encoding that is known", id="noise"),
        pytest.param(b"%PDF-1.7" + NOISE, "damaged, or no PDF", id="noise-as-pdf"),
        pytest.param(b"PK\3\4" + NOISE, "damaged", id="noise-as-docx"),
        pytest.param(JAPANESE, "a language that is not known", id="unknown-language"),
        pytest.param(MEETING, "a meeting file already", id="meeting-file"),
        pytest.param(LETTER, "no numbered items", id="letter"),
        pytest.param(bomb(), "unpacks to more than any document holds", id="zip-bomb"),
        pytest.param(laughs(), "a document type in it", id="entities"),
        pytest.param(pdf([[]] * 5001), "5001 pages", id="too-many-pages"),
    ],
)
def test_a_clear_word_and_exit_2(data: bytes, words: str) -> None:
    done = run(data)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_no_other_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house", "utf-8")
    done = run(outside(secret))
    assert done.returncode == 2
    assert "secret of the house" not in done.stdout + done.stderr


def test_a_pdf_of_2000_pages_is_read_in_bounds() -> None:
    pages = [
        set_lines([f"{at // 10}. Matter {at // 10} of the bridges" if at % 10 == 0 else "Text."])[0]
        for at in range(10, 2010)
    ]
    done = run(pdf([set_lines(["Agenda of the Board"])[0], *pages]))
    assert done.returncode == 0
    assert 'title = "Matter 199 of the bridges"' in done.stdout
