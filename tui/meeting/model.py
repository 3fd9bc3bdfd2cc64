"""The meeting: the immutable values that one meeting file holds (format 1).

This module is the single source of the format. The JSON Schema and the reference in `data/`
are generated from the types, descriptions and examples here (see `tui.meeting.schema`).

An absent text is `""` and an absent list `()`, so that readers need no case for `None`;
only what has no natural empty value (`minutes`, `issued`) is `None` where absent.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

from tui.i18n import N_

FORMAT = 1
"""The newest format of a meeting file that this program can write."""

ItemKind: TypeAlias = Literal["information", "discussion", "decision", "procedure"]
ItemStatus: TypeAlias = Literal[
    "open", "in-progress", "concluded", "adopted", "deferred", "withdrawn"
]
DocumentKind: TypeAlias = Literal[
    "background",
    "report",
    "working",
    "information",
    "conference-room",
    "limited",
    "draft-decision",
    "statement",
    "other",
]
DocumentStatus: TypeAlias = Literal["expected", "issued", "superseded", "withdrawn"]
SittingKind: TypeAlias = Literal[
    "plenary", "parallel", "informal", "side-event", "break", "holiday"
]
SittingStatus: TypeAlias = Literal["confirmed", "tentative", "moved", "cancelled"]

_LocalMoment: TypeAlias = Annotated[datetime, Meta(tz=False)]
"""A day and a time, local to the meeting's time zone as the schedule's times are."""


def _about(description: str, example: object = None, *, ge: int | None = None) -> Meta:
    """What the schema and the reference say of a key: a description and one example of it."""
    examples = None if example is None else [example]
    return Meta(description=description, examples=examples, ge=ge)


class About(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The meeting as such: the table `[meeting]`."""

    title: Annotated[
        str, _about(N_("The meeting's name."), "Working Group on Trafficking in Persons")
    ]
    language: Annotated[str, _about(N_("BCP 47 tag of the language of the text."), "en")]
    start: Annotated[date, _about(N_("First day of the meeting, a local date."), date(2019, 9, 9))]
    end: Annotated[date, _about(N_("Last day of the meeting, a local date."), date(2019, 9, 11))]
    timezone: Annotated[
        str,
        _about(
            N_("IANA name of the time zone; the schedule's times are local to it."), "Europe/Vienna"
        ),
    ] = ""
    body: Annotated[
        str, _about(N_("The organ that meets."), "Conference of the Parties to the Convention")
    ] = ""
    session: Annotated[str, _about(N_("Which meeting of that organ it is."), "ninth meeting")] = ""
    document_title: Annotated[
        str, _about(N_("The paper's own title."), "Annotated provisional agenda")
    ] = ""
    symbol: Annotated[str, _about(N_("The paper's own symbol."), "CTOC/COP/WG.4/2019/1")] = ""
    city: Annotated[str, _about(N_("The city in which the meeting is held."), "Vienna")] = ""
    venue: Annotated[
        str, _about(N_("The building in which it is held."), "Vienna International Centre")
    ] = ""
    url: Annotated[
        str, _about(N_("The meeting's page, an http or https address."), "https://example.org/wg4")
    ] = ""
    version: Annotated[str, _about(N_("Which version of the paper this is."), "Rev.1")] = ""
    issued: Annotated[date | None, _about(N_("When the paper was issued."), date(2019, 7, 10))] = (
        None
    )
    introduction: Annotated[
        str,
        _about(
            N_("Text before the first item; paragraphs are separated by an empty line."),
            "The working group was established by resolution 7/1.\n\nIt meets every year.",
        ),
    ] = ""


class Headings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The paper's own words for its sections: the table `[headings]`.

    What is absent is taken from the usual words of the meeting's language.
    """

    agenda: Annotated[str, _about(N_("Over the list of items."), "Provisional agenda")] = ""
    annotations: Annotated[str, _about(N_("Over the annotations."), "Annotations")] = ""
    documents: Annotated[str, _about(N_("Over the documents."), "Documentation")] = ""
    schedule: Annotated[
        str, _about(N_("Over the day-by-day schedule."), "Proposed organization of work")
    ] = ""
    annex: Annotated[str, _about(N_("Over the annex that holds the schedule."), "Annex")] = ""


class AgendaItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An item or sub-item of the agenda: one `[[agenda]]`."""

    title: Annotated[str, _about(N_("What the item is called."), "Opening of the meeting")]
    id: Annotated[
        str,
        _about(
            N_("A stable name by which the file refers to the item; by default its number."), "open"
        ),
    ] = ""
    number: Annotated[
        str, _about(N_("The item's number as the schedule prints it; free text."), "1(a)")
    ] = ""
    level: Annotated[
        int,
        _about(
            N_(
                "How deep the item lies: 1 for an item, 2 for its sub-items; at most one deeper than "
                "the item before."
            ),
            2,
            ge=1,
        ),
    ] = 1
    annotation: Annotated[
        str,
        _about(
            N_("The annotation; paragraphs are separated by an empty line."),
            "The meeting will be opened at 10 a.m.\n\nA quorum is a third of the members.",
        ),
    ] = ""
    kind: Annotated[
        ItemKind | Literal[""], _about(N_("What the meeting is to do with it."), "discussion")
    ] = ""
    status: Annotated[
        ItemStatus | Literal[""], _about(N_("How far the meeting is with it."), "concluded")
    ] = ""
    taken_up: Annotated[
        _LocalMoment | None,
        _about(N_("When the meeting first took it up."), datetime(2019, 9, 9, 10, 5)),  # noqa: DTZ001 -- as in the file
    ] = None
    concluded: Annotated[
        _LocalMoment | None,
        _about(
            N_("When the meeting was done with it: concluded, adopted, deferred or withdrawn."),
            datetime(2019, 9, 9, 11, 30),  # noqa: DTZ001 -- likewise
        ),
    ] = None
    outcome: Annotated[str, _about(N_("What was decided."), "The agenda was adopted.")] = ""
    minutes: Annotated[
        Annotated[int, Meta(ge=0)] | None, _about(N_("The time planned for it, in minutes."), 30)
    ] = None
    related: Annotated[
        tuple[str, ...], _about(N_("Ids of other items that bear on it."), ["2"])
    ] = ()
    footnotes: Annotated[
        tuple[str, ...], _about(N_("The footnotes to the item, in order."), ["Resolution 7/1."])
    ] = ()

    @property
    def key(self) -> str:
        """The name by which documents, sittings and other items refer to this item, or `""`."""
        return self.id or self.number


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document before the meeting: one `[[documents]]`. It has a symbol or a title or both."""

    symbol: Annotated[
        str,
        _about(
            N_("The document's symbol. Required where there is no title."), "CTOC/COP/WG.4/2019/2"
        ),
    ] = ""
    title: Annotated[
        str,
        _about(
            N_("The document's title. Required where there is no symbol."),
            "Crime prevention measures",
        ),
    ] = ""
    description: Annotated[
        str,
        _about(
            N_("The citation as the paper prints it."),
            "Background paper by the Secretariat on …",
        ),
    ] = ""
    kind: Annotated[
        DocumentKind | Literal[""], _about(N_("What sort of document it is."), "background")
    ] = ""
    submitted_by: Annotated[str, _about(N_("Who submitted it."), "Secretariat")] = ""
    items: Annotated[
        tuple[str, ...], _about(N_("Ids of the agenda items that it belongs to."), ["2"])
    ] = ()
    url: Annotated[
        str,
        _about(
            N_("Where it can be had, an http or https address."),
            "http://undocs.org/CTOC/COP/WG.4/2019/2",
        ),
    ] = ""
    files: Annotated[
        Mapping[str, str],
        _about(
            N_("Offline copies by language tag; paths are relative to the meeting file."),
            {"en": "documents/2019-2.en.pdf"},
        ),
    ] = field(default_factory=dict)
    status: Annotated[DocumentStatus | Literal[""], _about(N_("Whether it is out."), "issued")] = ""
    supersedes: Annotated[
        str,
        _about(N_("Symbol of the document that it takes the place of."), "CTOC/COP/WG.4/2019/L.1"),
    ] = ""

    @property
    def name(self) -> str:
        """What to call the document in a line of its own: its symbol, else its title."""
        return self.symbol or self.title


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a sitting takes up: one `[[schedule.entries]]`. It has an item or a title."""

    item: Annotated[
        str, _about(N_("Id of the agenda item taken up. Required where there is no title."), "1(a)")
    ] = ""
    title: Annotated[
        str,
        _about(
            N_("What is taken up, where it differs from the item's title or there is no item."),
            "Panel",
        ),
    ] = ""
    continued: Annotated[
        bool, _about(N_("Whether the item goes on from an earlier sitting."), example=True)
    ] = False
    note: Annotated[str, _about(N_("A remark."), "If time permits.")] = ""


class Sitting(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A block of time on one day: one `[[schedule]]`."""

    date: Annotated[date, _about(N_("The day, a local date."), date(2019, 9, 9))]
    start: Annotated[time, _about(N_("When it begins, a local time."), time(10, 0))]
    end: Annotated[time, _about(N_("When it ends, a local time."), time(13, 0))]
    title: Annotated[str, _about(N_("What the sitting is called."), "1st meeting")] = ""
    room: Annotated[str, _about(N_("Where it is held."), "Boardroom D")] = ""
    note: Annotated[str, _about(N_("A remark."), "Interpretation in six languages.")] = ""
    kind: Annotated[
        SittingKind | Literal[""], _about(N_("What sort of sitting it is."), "plenary")
    ] = ""
    status: Annotated[
        SittingStatus | Literal[""], _about(N_("Whether it stands."), "confirmed")
    ] = ""
    entries: Annotated[tuple[Entry, ...], _about(N_("What the sitting takes up, in order."))] = ()


class Meeting(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole meeting file.

    `agenda`, `documents` and `schedule` are in reading order. Positions in them (from 0) are
    how the rest of the program refers to an item, a document or a sitting; ids are how the
    file does.
    """

    format: Annotated[int, _about(N_("The format of the file: 1."), 1, ge=1)]
    about: Annotated[About, _about(N_("The meeting as such."))] = field(name="meeting")
    headings: Annotated[Headings, _about(N_("The paper's own words for its sections."))] = field(
        default_factory=Headings
    )
    translations: Annotated[
        Mapping[str, str],
        _about(
            N_(
                "The same meeting in other languages: language tag to a path relative to this file."
            ),
            {"en": "ctoc-cop-wg4-2019.en.toml"},
        ),
    ] = field(default_factory=dict)
    agenda: Annotated[
        tuple[AgendaItem, ...], _about(N_("The items and sub-items of the agenda, in order."))
    ] = ()
    documents: Annotated[
        tuple[Document, ...], _about(N_("The documents before the meeting, in order."))
    ] = ()
    schedule: Annotated[
        tuple[Sitting, ...], _about(N_("The sittings of the meeting, in order of time."))
    ] = ()
