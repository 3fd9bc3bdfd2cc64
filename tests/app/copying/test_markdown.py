"""A meeting as Markdown: whatever the file says, it is text there and no markup."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.app.screens import CHINESE, ENGLISH, MEETINGS
from tui.app.copying.markdown import document_markdown, item_markdown, sitting_markdown
from tui.app.view import OVERVIEW, MeetingView
from tui.store.reading.loading import load
from tui.text.markdown import escaped


def view_of(path: Path) -> MeetingView:
    meeting = load(path).meeting
    assert meeting is not None
    return MeetingView(meeting, path)


def rendered(text: str) -> str:
    """What a reader of Markdown sees, without the tags of paragraphs."""
    html = MarkdownIt("commonmark").render(text)
    return unescape(re.sub(r"</?p>", "", html)).strip()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    line = " ".join(text.replace("\0", "").split())
    assert rendered(escaped(line)) == line


@pytest.mark.parametrize(
    "text", ["1. Opening", "- a dash", "# none", "<b>no</b>", "a_b_c *d*", "[x](y)", "&lt;", "2) b"]
)
def test_what_looks_like_markup_is_escaped(text: str) -> None:
    assert rendered(escaped(text)) == text


def test_an_item_is_a_heading_and_its_paragraphs() -> None:
    text = item_markdown(view_of(ENGLISH), 1)
    head, below = text.split("\n\n", 1)
    assert head == "## 1(a) Opening of the meeting"
    assert below.startswith("The ninth meeting of the Working Group")


def test_the_meeting_is_one_too() -> None:
    assert item_markdown(view_of(CHINESE), OVERVIEW).startswith("## ")


def test_a_document_is_a_link_to_its_address() -> None:
    assert document_markdown(view_of(ENGLISH), 0).startswith(
        "[CTOC/COP/WG.4/2019/2](<http://undocs.org/CTOC/COP/WG.4/2019/2>), Crime prevention"
    )


def test_a_sitting_is_a_list() -> None:
    head, entries = sitting_markdown(view_of(ENGLISH), 0).split("\n\n")
    assert head.startswith("## Monday, 9 September")
    assert entries.splitlines()[0] == "- 1(a) Opening of the meeting"


def test_nothing_of_a_hostile_file_becomes_markup() -> None:
    view = view_of(MEETINGS / "hostile.toml")
    texts_ = [item_markdown(view, item) for item in range(-1, len(view.meeting.agenda))]
    texts_ += [document_markdown(view, each) for each in range(len(view.meeting.documents))]
    texts_ += [sitting_markdown(view, each) for each in range(len(view.meeting.schedule))]
    for text in texts_:
        html = MarkdownIt("commonmark").render(text)
        assert not set(re.findall(r"<(\w+)", html)) - {"h2", "p", "a", "ul", "li"}
