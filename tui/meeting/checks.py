"""What does not fit together in a meeting whose every value is right by itself.

Each check is linear, or sorts, so that a meeting of 10,000 items is checked at once. Paths are
those of positions in the meeting; `tui.store.reading.loading` finds them in the file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Struct

from tui.i18n import _
from tui.meeting.course_checks import check_course
from tui.meeting.model import AgendaItem, Meeting
from tui.meeting.problems import Problem, Rank, ValuePath, quoted, warning
from tui.meeting.sitting_checks import check_sittings, items_in_no_sitting
from tui.meeting.words import LANGUAGES

Nearest: TypeAlias = Callable[[str, Iterable[str]], str | None]
"""Finds the name among those known that was most likely meant, for "did you mean"."""

_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_LONGEST_ADDRESS = 100


class Gaps(Struct, frozen=True):
    """What stands in the file and not in the meeting, because it is wrong and was left out.

    It is reported already; what only follows from it is not reported again.

    Attributes:
        items: Ids and numbers that were left out, alone or with their items; references to them
            are right.
        before: Positions of the items before which an item, or the level of one, was left out.
        schedule: Whether a sitting or an entry of one was left out.
    """

    items: frozenset[str] = frozenset()
    before: frozenset[int] = frozenset()
    schedule: bool = False


NO_GAPS = Gaps()


def check(
    meeting: Meeting, *, nearest: Nearest = lambda _word, _known: None, gaps: Gaps = NO_GAPS
) -> list[Problem]:
    """Finds everything in a meeting that does not fit together.

    Args:
        meeting: The meeting.
        nearest: Finds the name that a misspelt one stands for; by default none is proposed.
        gaps: What was left out of the meeting.

    Returns:
        The problems, grouped by check. All are warnings, but an id that stands twice: the
        second item is there, and yet nothing can refer to it.
    """
    return [
        *_about(meeting, nearest),
        *_titles(meeting),
        *_ids(meeting.agenda),
        *_levels(meeting.agenda, gaps),
        *_references(meeting, nearest, gaps),
        *_documents(meeting, nearest),
        *_addresses(meeting),
        *_languages(meeting),
        *check_sittings(meeting),
        *check_course(meeting),
        *(() if gaps.schedule else items_in_no_sitting(meeting)),
    ]


def _meant(proposal: str | None) -> str:
    return (
        ""
        if proposal is None
        else _("; did you mean {proposal}?").format(proposal=quoted(proposal))
    )


def _about(meeting: Meeting, nearest: Nearest) -> Iterator[Problem]:
    about = meeting.about
    if about.end < about.start:
        yield warning(
            ("meeting", "end"),
            _(
                "the meeting ends on {end}, before it begins on {start}; correct one of the two days"
            ).format(end=about.end, start=about.start),
        )
    if about.timezone and not _is_zone(about.timezone):
        yield warning(
            ("meeting", "timezone"),
            _(
                "there is no time zone {timezone}; write an IANA name such as Europe/Vienna{meant}"
            ).format(
                timezone=quoted(about.timezone),
                meant=_meant(nearest(about.timezone, sorted(available_timezones()))),
            ),
        )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # Absent; a path or a NUL; a folder such as "Europe", or too long a name.
        return False
    return True


def _titles(meeting: Meeting) -> Iterator[Problem]:
    if not meeting.about.title.strip():
        yield warning(("meeting", "title"), _("the meeting's title is empty; give it one"))
    for position, item in enumerate(meeting.agenda):
        if not item.title.strip():
            message = _("the agenda item's title is empty; give it one")
            yield warning(("agenda", position, "title"), message)


def _ids(agenda: tuple[AgendaItem, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for position, item in enumerate(agenda):
        numbers.setdefault(item.number, position)
        if item.key:
            first.setdefault(item.key, position)
    for position, item in enumerate(agenda):
        path = ("agenda", position, "id" if item.id else "number")
        if item.key and first[item.key] != position:
            other = agenda[first[item.key]]
            yield Problem(
                Rank.ERROR,
                path,
                _(
                    "{key} is already the id or number of the agenda item {title}; this item is kept, "
                    "but nothing can refer to it: give it an id of its own"
                ).format(key=quoted(item.key), title=quoted(other.title)),
            )
        elif item.id and numbers.get(item.id, position) != position:
            other = agenda[numbers[item.id]]
            yield warning(
                path,
                _(
                    "the id {id} is the number of another agenda item, {title}; choose an id that no "
                    "item has as its number"
                ).format(id=quoted(item.id), title=quoted(other.title)),
            )


def _levels(agenda: tuple[AgendaItem, ...], gaps: Gaps) -> Iterator[Problem]:
    above = 0
    for position, item in enumerate(agenda):
        if item.level > above + 1 and position not in gaps.before:
            words = _(
                "level {level} skips a level, as this is the first item; write {most} or less"
            )
            if above:
                words = _(
                    "level {level} skips a level, as the item before has level {above}; "
                    "write {most} or less"
                )
            yield warning(
                ("agenda", position, "level"),
                words.format(level=item.level, above=above, most=above + 1),
            )
        above = item.level


def _references(meeting: Meeting, nearest: Nearest, gaps: Gaps) -> Iterator[Problem]:
    keys = {item.key for item in meeting.agenda if item.key}
    ids = {item.number: item.id for item in meeting.agenda if item.id and item.number}
    for path, name in _named_items(meeting):
        if name in keys or name in gaps.items:
            continue
        if name in ids:
            advice = _("the item with that number has the id {id}: write this").format(
                id=quoted(ids[name])
            )
        else:
            advice = _("write the id of an item, or else its number{meant}").format(
                meant=_meant(nearest(name, keys))
            )
        yield warning(
            path,
            _("there is no agenda item with the id {name}; {advice}").format(
                name=quoted(name), advice=advice
            ),
        )


def _named_items(meeting: Meeting) -> Iterator[tuple[ValuePath, str]]:
    for position, item in enumerate(meeting.agenda):
        for place, name in enumerate(item.related):
            yield ("agenda", position, "related", place), name
    for position, document in enumerate(meeting.documents):
        for place, name in enumerate(document.items):
            yield ("documents", position, "items", place), name
    for position, sitting in enumerate(meeting.schedule):
        for place, entry in enumerate(sitting.entries):
            if entry.item:
                yield ("schedule", position, "entries", place, "item"), entry.item


def _documents(meeting: Meeting, nearest: Nearest) -> Iterator[Problem]:
    symbols: set[str] = {document.symbol for document in meeting.documents if document.symbol}
    seen: set[str] = set()
    for position, document in enumerate(meeting.documents):
        path = ("documents", position)
        if not document.items:
            message = _('the document belongs to no agenda item; name one, as in items = ["1"]')
            yield warning((*path, "items"), message)
        if document.symbol and document.symbol in seen:
            yield warning(
                (*path, "symbol"),
                _(
                    "another document above has the symbol {symbol} too; correct one of them, or take one out"
                ).format(symbol=quoted(document.symbol)),
            )
        seen.add(document.symbol)
        old = document.supersedes
        if old and old == document.symbol:
            message = _(
                "the document supersedes itself; name the document that it takes the place of"
            )
            yield warning((*path, "supersedes"), message)
        elif old and old not in symbols:
            yield warning(
                (*path, "supersedes"),
                _(
                    'there is no document {old} here; list it with the status "superseded", or correct '
                    "the symbol{meant}"
                ).format(old=quoted(old), meant=_meant(nearest(old, symbols))),
            )


def _addresses(meeting: Meeting) -> Iterator[Problem]:
    addresses: list[tuple[ValuePath, str]] = [(("meeting", "url"), meeting.about.url)]
    for position, document in enumerate(meeting.documents):
        addresses.append((("documents", position, "url"), document.url))
    for path, address in addresses:
        if address and not _ADDRESS.fullmatch(address):
            yield warning(
                path,
                _(
                    "{address} is no http or https address and will not be opened; write one that begins "
                    "with http:// or https:// and has no blanks"
                ).format(address=quoted(address, _LONGEST_ADDRESS)),
            )


def _languages(meeting: Meeting) -> Iterator[Problem]:
    tags: list[tuple[ValuePath, str, bool]] = [
        (("meeting", "language"), meeting.about.language, False),
        *((("translations", tag), tag, True) for tag in meeting.translations),
        *(
            (("documents", position, "files", tag), tag, True)
            for position, document in enumerate(meeting.documents)
            for tag in document.files
        ),
    ]
    # Most files have only well-known tags, and langcodes takes long to import.
    wrong: dict[str, bool] = dict.fromkeys(LANGUAGES, False)
    for path, tag, at_key in tags:
        if tag not in wrong:
            wrong[tag] = not _is_language(tag)
        if wrong[tag]:
            yield warning(
                path,
                _(
                    "there is no language {tag}; write a BCP 47 tag such as en, fr or zh-Hans"
                ).format(tag=quoted(tag)),
                at_key=at_key,
            )


def _is_language(tag: str) -> bool:
    from langcodes import tag_is_valid  # noqa: PLC0415 -- see _languages

    return tag_is_valid(tag)
