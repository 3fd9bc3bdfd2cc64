"""A meeting as JSON, with the keys of the file format."""

import re
from collections.abc import Collection

import msgspec
from msgspec.structs import replace

from tui.exports.parts import ALL_PARTS, Part
from tui.meeting.links import Links
from tui.meeting.model import AgendaItem, Headings, Meeting

_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufffe\uffff]"
)
"""What does something to a terminal or hides: controls, marks of direction, signs of no width."""
_NOT_ASCII = re.compile("[^\x00-\x7e]")


def meeting_json(
    meeting: Meeting,
    *,
    item: int = -1,
    parts: Collection[Part] = ALL_PARTS,
    ascii_only: bool = False,
) -> str:
    """The meeting as JSON text, itself a meeting of the format.

    Dates and times are ISO 8601. What is absent in the file is absent here. Characters that would
    do something to a terminal are written as escapes; all others stand for themselves.

    Args:
        meeting: The meeting.
        item: The position of an item, to have only that with its sub-items, the documents before
            it and the sittings that take it up, with those entries; -1 for the whole meeting.
        parts: What to have of it. The table `meeting` is always there. `agenda` has the items
            without annotations and footnotes.
        ascii_only: Whether to write everything outside ASCII as escapes.

    Returns:
        The JSON text, indented by 2, with a line end at its end.
    """
    chosen = _without_other_parts(_of_item(meeting, item) if item >= 0 else meeting, parts)
    values = msgspec.to_builtins(chosen)
    if not values["headings"]:
        del values["headings"]
    return json_text(values, ascii_only=ascii_only)


def json_text(values: object, *, ascii_only: bool = False) -> str:
    """Plain values as JSON that does nothing to a terminal, with a line end at its end.

    Args:
        values: The values; dates and times may be among them.
        ascii_only: Whether to write everything outside ASCII as escapes.
    """
    text = msgspec.json.format(msgspec.json.encode(values), indent=2).decode()
    return (_NOT_ASCII if ascii_only else _UNSAFE).sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFFFF:  # noqa: PLR2004 -- the end of the plane that one escape reaches
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _of_item(meeting: Meeting, item: int) -> Meeting:
    links = Links.of(meeting)
    entries: dict[int, list[int]] = {}
    for place in links.entries(item):
        entries.setdefault(place.sitting, []).append(place.entry)
    return replace(
        meeting,
        agenda=tuple(meeting.agenda[each] for each in links.outline.subtree(item)),
        documents=tuple(meeting.documents[each] for each in links.documents(item)),
        schedule=tuple(
            replace(
                meeting.schedule[at],
                entries=tuple(meeting.schedule[at].entries[each] for each in chosen),
            )
            for at, chosen in entries.items()
        ),
    )


def _without_other_parts(meeting: Meeting, parts: Collection[Part]) -> Meeting:
    agenda: tuple[AgendaItem, ...] = ()
    if "annotations" in parts:
        agenda = meeting.agenda
    elif "agenda" in parts:
        agenda = tuple(replace(item, annotation="", footnotes=()) for item in meeting.agenda)
    whole = set(parts) >= ALL_PARTS
    return replace(
        meeting,
        headings=meeting.headings if whole else Headings(),
        translations=meeting.translations if whole else {},
        agenda=agenda,
        documents=meeting.documents if "documents" in parts else (),
        schedule=meeting.schedule if "schedule" in parts else (),
    )
