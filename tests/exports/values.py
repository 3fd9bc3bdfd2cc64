"""Meetings of any text whatever, and what the tests of exports ask of a page."""

import re
from datetime import date, time
from pathlib import Path

from hypothesis import strategies as st

from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Document, Entry, Headings, Meeting, Sitting
from tui.store.reading.loading import load
from tui.text.safe import make_safe

MEETINGS = Path(__file__).parents[1] / "meetings"
FILES = sorted(MEETINGS.glob("*.toml"))
LANGUAGES = ("en", "zh", "ar", "fr", "ru", "es", "ja", "zh-Hans-CN", "he", "x", "")

any_text = st.text(max_size=12)
odd_text = st.text(
    alphabet="\x1b\x07\x9b\u202e\u2066\u200b\u200d\u0301\ufe0f\t\r\n 　 a1(.)/-会，。（）「」：الع👩🏽🇨",
    max_size=30,
)
words = st.lists(
    st.sampled_from(["会议", "，", "agenda", "item", "A/CONF.234/1/Add.1", "（续）", "\n\n", "\n"]),
    max_size=25,
).map(" ".join)
texts = any_text | odd_text | words
keys = st.sampled_from(["", "1", "1(a)", "1 (A)", "2", "aa", "no such item"]) | any_text
dates = st.dates(date(2019, 9, 9), date(2019, 9, 12))
clock = st.times(time(0), time(23, 59, 59))

items = st.builds(
    AgendaItem,
    title=texts,
    id=keys,
    number=keys,
    level=st.integers(1, 5) | st.integers(1, 10**9),
    annotation=texts,
    kind=st.sampled_from(["", "decision"]),
    status=st.sampled_from(["", "adopted"]),
    outcome=texts,
    minutes=st.none() | st.integers(0),
    related=st.lists(keys, max_size=2).map(tuple),
    footnotes=st.lists(texts, max_size=2).map(tuple),
)
documents = st.builds(
    Document,
    symbol=texts,
    title=texts,
    description=texts,
    kind=st.sampled_from(["", "report", "other"]),
    submitted_by=texts,
    items=st.lists(keys, max_size=2).map(tuple),
    url=texts,
    files=st.dictionaries(texts, texts, max_size=2),
    status=st.sampled_from(["", "expected"]),
    supersedes=texts,
)
entries = st.builds(Entry, item=keys, title=texts, continued=st.booleans(), note=texts)
sittings = st.builds(
    Sitting,
    date=dates,
    start=clock,
    end=clock,
    title=texts,
    room=texts,
    note=texts,
    kind=st.sampled_from(["", "plenary", "side-event", "holiday"]),
    status=st.sampled_from(["", "confirmed", "moved"]),
    entries=st.lists(entries, max_size=3).map(tuple),
)
meetings = st.builds(
    Meeting,
    format=st.just(1),
    about=st.builds(
        About,
        title=texts,
        language=st.sampled_from(LANGUAGES),
        start=dates,
        end=dates,
        timezone=texts,
        body=texts,
        session=texts,
        document_title=texts,
        symbol=texts,
        city=texts,
        venue=texts,
        url=texts,
        version=texts,
        issued=st.none() | dates,
        introduction=texts,
    ),
    headings=st.builds(Headings, agenda=texts, annex=texts, schedule=texts),
    agenda=st.lists(items, max_size=4).map(tuple),
    documents=st.lists(documents, max_size=3).map(tuple),
    schedule=st.lists(sittings, max_size=3).map(tuple),
)


def loaded(path: Path) -> Meeting:
    """The meeting of a file that can be read."""
    meeting = load(path).meeting
    assert meeting is not None
    return meeting


def squeezed(text: str) -> str:
    """A text without anything at which a line could have been broken."""
    return "".join(sign for sign in text if not sign.isspace() and sign != "\u200b")


def as_printed(text: str) -> str:
    """What of a text of the file must be found in a page, in one piece."""
    return squeezed(make_safe(re.sub(r"[ \t\r\n]+", " ", text)))


def printed_texts(meeting: Meeting) -> list[str]:
    """Every text of a meeting that its page must have."""
    about, links = meeting.about, Links.of(meeting)
    found = [about.body, about.title, about.session, about.document_title, about.symbol]
    found += [about.version, about.city, about.venue, about.url, about.introduction]
    found += links.outline.labels
    for item in meeting.agenda:
        found += [item.title, item.annotation, item.outcome, *item.footnotes]
        found += [key for key in item.related if key not in links.items]
    for document in meeting.documents:
        found += [document.symbol, document.title, document.description, document.submitted_by]
        found += [document.url, document.supersedes, *document.files.values()]
    for sitting, positions in zip(meeting.schedule, links.entry_items, strict=True):
        found += [about.timezone, sitting.title, sitting.room, sitting.note]
        for entry, position in zip(sitting.entries, positions, strict=True):
            number = meeting.agenda[position].number if position >= 0 else entry.item
            found += [number, entry.title, entry.note]
    return found
