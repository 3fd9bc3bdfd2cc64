"""What opening a document comes to, and what it never does."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.screens import MEETINGS, press, screen_text, viewer_of, words_said
from tui.app.opening import Target, is_web_address, target_of
from tui.meeting.model import Document

HEAD = (MEETINGS / "one-item.toml").read_text("utf-8")


def test_a_copy_in_the_meetings_language_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("en")
    (tmp_path / "a.fr.txt").write_text("fr")
    document = Document(
        symbol="A/1/2", url="https://example.org/", files={"en": "a.en.txt", "fr": "a.fr.txt"}
    )
    assert target_of(document, tmp_path, "fr-CH").file == (tmp_path / "a.fr.txt").resolve()
    assert target_of(document, tmp_path, "zh").file == (tmp_path / "a.en.txt").resolve()


def test_without_a_copy_there_is_the_address(tmp_path: Path) -> None:
    document = Document(symbol="A/1/2", url="https://example.org/a", files={"en": "gone.pdf"})
    assert target_of(document, tmp_path, "en") == Target(
        url="https://example.org/a", missing="gone.pdf"
    )


def test_a_file_outside_the_meetings_folder_is_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "meeting"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt"):
        target = target_of(Document(title="x", files={"en": name}), folder, "en")
        assert target.file is not None
        assert not target.trusted


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "https://",
        "http:example.org",
        "https://example.org/a b",
        "https://example.org/\x1b]52;c;x\x07",
        "-https://example.org",
        "https://[bad",
    ],
)
def test_only_web_addresses_open_without_asking(url: str) -> None:
    assert not is_web_address(url)


def test_web_addresses_are_told() -> None:
    assert is_web_address("http://undocs.org/CTOC/COP/WG.4/2019/2")
    assert is_web_address("https://example.org/a?b=c&d=$(e);f`g`")


@given(name=st.text(max_size=300), url=st.text(max_size=80))
def test_any_name_and_address_come_to_something(name: str, url: str) -> None:
    target = target_of(Document(title="x", url=url, files={"en": name}), MEETINGS, "en")
    assert target.file is None or target.file.is_file()


def _opener(folder: Path) -> Path:
    """A program in place of the system's opener that writes down its arguments."""
    programs = folder / "bin"
    programs.mkdir()
    body = f'import sys\nopen("{folder}/opened", "w").write(repr(sys.argv[1:]))\n'
    for name in ("xdg-open", "open"):
        script = programs / name
        script.write_text(f"#!{sys.executable}\n{body}")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return programs


async def test_the_address_reaches_the_browser_as_one_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{_opener(tmp_path)}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")
    url = "https://example.org/?a=$(touch%20x);`b`&c"
    async with viewer_of(f'{HEAD}\n[[documents]]\ntitle = "x"\nurl = "{url}"\n', tmp_path) as pilot:
        await press(pilot, "3", "o")
        await pilot.app.workers.wait_for_complete()
        assert (tmp_path / "opened").read_text() == repr([url])


async def test_without_a_browser_the_address_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    text = f'{HEAD}\n[[documents]]\ntitle = "x"\nurl = "https://example.org/a"\n'
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "3", "o")
        assert pilot.app.clipboard == "https://example.org/a"
        assert "copied instead: https://example.org/a" in words_said(pilot)


async def test_what_is_not_a_web_address_is_asked_about(tmp_path: Path) -> None:
    text = f'{HEAD}\n[[documents]]\ntitle = "x"\nurl = "javascript:alert(1)"\n'
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "3", "o")
        assert "not an http or https address" in screen_text(pilot)
        assert "javascript:alert(1)" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_document_without_copy_or_address_says_so(tmp_path: Path) -> None:
    text = f'{HEAD}\n[[documents]]\ntitle = "x"\nfiles = {{ en = "gone.pdf" }}\n'
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "3", "o")
        assert "gone.pdf is not there" in words_said(pilot)
