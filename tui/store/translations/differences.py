"""Where a meeting and its translation differ in structure, for `agenda check`."""

from collections.abc import Iterator

from tui.i18n import _, ngettext
from tui.meeting.model import Meeting
from tui.meeting.problems import Problem, quoted, warning
from tui.store.translations.pairing import NONE, Pairing
from tui.text.paragraphs import paragraphs


def differences(own: Meeting, other: Meeting, tag: str) -> Iterator[Problem]:
    """Finds what is in one and not in the other, or is not made of as many parts.

    Args:
        own: The meeting.
        other: The same in another language.
        tag: The tag by which the first names the second.

    Yields:
        A warning for each; paths are those in the first.
    """
    pairing = Pairing.of(own, other)
    yield from _whole(own, other, tag)
    yield from _items(own, other, pairing, tag)
    yield from _documents(own, other, pairing, tag)
    yield from _sittings(own, other, pairing, tag)


def _whole(own: Meeting, other: Meeting, tag: str) -> Iterator[Problem]:
    path = ("translations", tag)
    said = other.about.language
    if said.casefold() != tag.casefold() and said.split("-")[0] != tag.split("-", maxsplit=1)[0]:
        yield warning(
            path,
            _(
                'the translation "{tag}" says that its language is {language}; correct one of them'
            ).format(tag=tag, language=quoted(said)),
        )
    days = (own.about.start, own.about.end)
    if days != (other.about.start, other.about.end):
        yield warning(
            path,
            _(
                'in the translation "{tag}" the meeting is from {start} to {end}; correct the days of one'
            ).format(tag=tag, start=other.about.start, end=other.about.end),
        )
    yield from _text(
        ("meeting", "introduction"), own.about.introduction, other.about.introduction, tag
    )


def _text(path: tuple[str | int, ...], own: str, other: str, tag: str) -> Iterator[Problem]:
    mine, theirs = len(paragraphs(own)), len(paragraphs(other))
    if mine != theirs:
        words = ngettext(
            'this text has {count} paragraph, and {other} in the translation "{tag}"; the two are '
            "shown side by side as they pair",
            'this text has {count} paragraphs, and {other} in the translation "{tag}"; the two are '
            "shown side by side as they pair",
            mine,
        )
        yield warning(path if own else path[:-1], words.format(count=mine, other=theirs, tag=tag))


def _items(own: Meeting, other: Meeting, pairing: Pairing, tag: str) -> Iterator[Problem]:
    for at, place in enumerate(pairing.items):
        item = own.agenda[at]
        if place == NONE:
            words = _('the agenda item {title} is not in the translation "{tag}"')
            yield warning(("agenda", at), words.format(title=quoted(item.title), tag=tag))
            continue
        there = other.agenda[place]
        if item.level != there.level:
            words = _(
                'the agenda item {title} has level {level}, and {other} in the translation "{tag}"'
            )
            yield warning(
                ("agenda", at),
                words.format(
                    title=quoted(item.title), level=item.level, other=there.level, tag=tag
                ),
            )
        yield from _text(("agenda", at, "annotation"), item.annotation, there.annotation, tag)
        yield from _text(("agenda", at, "outcome"), item.outcome, there.outcome, tag)
    for place in sorted({*range(len(other.agenda))} - {*pairing.items}):
        words = _('the translation "{tag}" has an agenda item {title} that is not here')
        yield warning(
            ("translations", tag), words.format(tag=tag, title=quoted(other.agenda[place].title))
        )


def _documents(own: Meeting, other: Meeting, pairing: Pairing, tag: str) -> Iterator[Problem]:
    for at, place in enumerate(pairing.documents):
        if place == NONE:
            words = _('the document {name} is not in the translation "{tag}"')
            yield warning(
                ("documents", at), words.format(name=quoted(own.documents[at].name), tag=tag)
            )
    for place in sorted({*range(len(other.documents))} - {*pairing.documents}):
        words = _('the translation "{tag}" has a document {name} that is not here')
        yield warning(
            ("translations", tag), words.format(tag=tag, name=quoted(other.documents[place].name))
        )


def _sittings(own: Meeting, other: Meeting, pairing: Pairing, tag: str) -> Iterator[Problem]:
    for at, place in enumerate(pairing.sittings):
        sitting = own.schedule[at]
        if place == NONE:
            words = _('the sitting of {day}, {hour}, is not in the translation "{tag}"')
            yield warning(
                ("schedule", at),
                words.format(day=sitting.date, hour=f"{sitting.start:%H:%M}", tag=tag),
            )
            continue
        there = other.schedule[place]
        if (sitting.date, sitting.start, sitting.end) != (there.date, there.start, there.end):
            words = _(
                'the sitting of {day}, {hours}, is on {day2}, {hours2}, in the translation "{tag}"'
            )
            yield warning(
                ("schedule", at),
                words.format(
                    day=sitting.date,
                    hours=f"{sitting.start:%H:%M}–{sitting.end:%H:%M}",
                    day2=there.date,
                    hours2=f"{there.start:%H:%M}–{there.end:%H:%M}",
                    tag=tag,
                ),
            )
        if len(sitting.entries) != len(there.entries):
            words = ngettext(
                "the sitting of {day}, {hour}, takes up {count} thing, and {other} in the translation "
                '"{tag}"',
                "the sitting of {day}, {hour}, takes up {count} things, and {other} in the "
                'translation "{tag}"',
                len(sitting.entries),
            )
            yield warning(
                ("schedule", at),
                words.format(
                    day=sitting.date,
                    hour=f"{sitting.start:%H:%M}",
                    count=len(sitting.entries),
                    other=len(there.entries),
                    tag=tag,
                ),
            )
    for place in sorted({*range(len(other.schedule))} - {*pairing.sittings}):
        sitting = other.schedule[place]
        words = _('the translation "{tag}" has a sitting on {day}, {hour}, that is not here')
        yield warning(
            ("translations", tag),
            words.format(tag=tag, day=sitting.date, hour=f"{sitting.start:%H:%M}"),
        )
