"""Meetings for the tests of revisions: what people write into a file, and how papers are revised."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from datetime import time as clock

from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.meeting.problems import ValuePath
from tui.papers.writing import file_text
from tui.store.editing.change import Set
from tui.store.editing.edits import apply
from tui.store.editing.rename import change_key
from tui.store.reading.toml import read_toml

_SOUNDS = tuple(one + two for one in "bdfghklmnprstvwz" for two in ("a", "e", "in", "o", "ur"))


def phrase(chance: random.Random, least: int, most: int) -> str:
    """Words that no other phrase has but by chance."""
    words = [
        "".join(chance.choice(_SOUNDS) for _ in range(chance.randint(2, 4)))
        for _ in range(chance.randint(least, most))
    ]
    return " ".join(words).capitalize()


class Item:
    """An item in the making; it stays itself whatever a revision does to it."""

    def __init__(self, chance: random.Random, level: int) -> None:
        self.level = level
        self.title = phrase(chance, 2, 6)
        texts = [phrase(chance, 8, 30) + "." for _ in range(chance.randint(0, 3))]
        self.text = "\n\n".join(texts)
        self.number = ""


class Draft:
    """A meeting in the making, which can be revised again and again."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.title, self.session = phrase(chance, 3, 5), "first session"
        self.start = date(2024, 1, 1) + timedelta(days=chance.randint(0, 300))
        self.items: list[Item] = []
        for _ in range(chance.randint(2, 6)):
            self.items.append(Item(chance, 1))
            self.items += [Item(chance, 2) for _ in range(chance.randint(0, 3))]
        self.documents = [
            (f"A/{at}", phrase(chance, 2, 5), [chance.choice(self.items)])
            for at in range(chance.randint(1, 4))
        ]
        self.sittings: list[tuple[int, int, list[Item]]] = []
        rest = [*self.items]
        for day in range(chance.randint(1, 3)):
            for hour in (10, 15):
                taken = [rest.pop(0) for _ in range(min(len(rest), chance.randint(1, 3)))]
                self.sittings.append((day, hour, taken or [chance.choice(self.items)]))

    def meeting(self) -> Meeting:
        """The meeting as the paper has it now."""
        self._number()
        days = [day for day, _hour, _items in self.sittings]
        about = About(
            title=self.title,
            session=self.session,
            language="en",
            start=self.start,
            end=self.start + timedelta(days=max(days, default=0)),
            city="Vienna",
            document_title="Annotated provisional agenda",
        )
        seen: set[int] = set()
        schedule = []
        for day, hour, items in sorted(self.sittings, key=lambda each: each[:2]):
            entries = []
            for item in items:
                entries.append(Entry(item=item.number, continued=id(item) in seen))
                seen.add(id(item))
            schedule.append(
                Sitting(
                    date=self.start + timedelta(days=day),
                    start=clock(hour),
                    end=clock(hour + 3),
                    kind="plenary",
                    entries=tuple(entries),
                )
            )
        return Meeting(
            format=1,
            about=about,
            agenda=tuple(
                AgendaItem(
                    number=item.number, level=item.level, title=item.title, annotation=item.text
                )
                for item in self.items
            ),
            documents=tuple(
                Document(symbol=symbol, title=title, items=tuple(item.number for item in items))
                for symbol, title, items in self.documents
            ),
            schedule=tuple(schedule),
        )

    def _number(self) -> None:
        top = below = 0
        for item in self.items:
            if item.level == 1:
                top, below = top + 1, 0
                item.number = str(top)
            else:
                below += 1
                item.number = f"{top}({'abcdefghij'[below - 1]})"

    # Revisions

    def revise(self) -> str:
        """Revises the paper in one way or another, and says which."""
        ways: tuple[Callable[[], None], ...] = (
            self._swap,
            self._retitle,
            self._rewrite,
            self._drop,
            self._add,
            self._add_below,
            self._take_up_elsewhere,
            self._move_day,
            self._move_hours,
            self._cancel,
            self._add_sitting,
            self._add_document,
            self._revise_document,
            self._drop_document,
            self._rename,
        )
        way = self.chance.choice(ways)
        way()
        return way.__name__

    def _blocks(self) -> list[list[Item]]:
        blocks: list[list[Item]] = []
        for item in self.items:
            if item.level == 1:
                blocks.append([])
            blocks[-1].append(item)
        return blocks

    def _swap(self) -> None:
        blocks = self._blocks()
        one, other = self.chance.sample(range(len(blocks)), 2)
        blocks[one], blocks[other] = blocks[other], blocks[one]
        self.items = [item for block in blocks for item in block]

    def _retitle(self) -> None:
        item = self.chance.choice(self.items)
        item.title = f"{item.title} and {phrase(self.chance, 1, 1).lower()}"

    def _rewrite(self) -> None:
        item = self.chance.choice(self.items)
        parts = [part for part in item.text.split("\n\n") if part]
        if parts and self.chance.random() < 0.5:
            parts[-1] = parts[-1].removesuffix(".") + " " + phrase(self.chance, 2, 4).lower() + "."
        else:
            parts.insert(self.chance.randint(0, len(parts)), phrase(self.chance, 8, 20) + ".")
        item.text = "\n\n".join(parts)

    def _drop(self) -> None:
        blocks = self._blocks()
        if len(blocks) > 2:
            gone = self.chance.choice(self.chance.choice(blocks))
            out = next(block for block in blocks if gone in block) if gone.level == 1 else [gone]
            self.items = [item for item in self.items if item not in out]
            for place, (day, hour, items) in enumerate(self.sittings):
                self.sittings[place] = (day, hour, [item for item in items if item not in out])
            self.sittings = [each for each in self.sittings if each[2]]
            self.documents = [
                (symbol, title, left)
                for symbol, title, items in self.documents
                if (left := [item for item in items if item not in out])
            ]

    def _add(self) -> None:
        blocks = self._blocks()
        blocks.insert(self.chance.randint(0, len(blocks)), [Item(self.chance, 1)])
        self.items = [item for block in blocks for item in block]

    def _add_below(self) -> None:
        blocks = self._blocks()
        block = self.chance.choice(blocks)
        block.insert(self.chance.randint(1, len(block)), Item(self.chance, 2))
        self.items = [item for block in blocks for item in block]

    def _take_up_elsewhere(self) -> None:
        if self.sittings:
            items = self.chance.choice(self.sittings)[2]
            item = self.chance.choice(self.items)
            if item not in items:
                items.insert(self.chance.randint(0, len(items)), item)

    def _move_day(self) -> None:
        days = sorted({day for day, _hour, _items in self.sittings})
        if days:
            moved = self.chance.choice(days)
            self.sittings = [
                (day + 1 if day >= moved else day, hour, items)
                for day, hour, items in self.sittings
            ]

    def _move_hours(self) -> None:
        if self.sittings:
            place = self.chance.randrange(len(self.sittings))
            day, hour, items = self.sittings[place]
            if hour < 19 and not any(other[:2] == (day, hour + 1) for other in self.sittings):
                self.sittings[place] = (day, hour + 1, items)

    def _cancel(self) -> None:
        if len(self.sittings) > 1:
            del self.sittings[self.chance.randrange(len(self.sittings))]

    def _add_sitting(self) -> None:
        day = self.chance.randint(0, 4)
        self.sittings.append((day, 19, [self.chance.choice(self.items)]))
        self.sittings = list({each[:2]: each for each in self.sittings}.values())

    def _add_document(self) -> None:
        item = self.chance.choice(self.items)
        symbol = f"B/{self.chance.randint(10, 9999)}"
        self.documents.append((symbol, phrase(self.chance, 2, 5), [item]))

    def _revise_document(self) -> None:
        if self.documents:
            place = self.chance.randrange(len(self.documents))
            symbol, title, items = self.documents[place]
            first = re.sub(r"/Rev\.\d+$", "", symbol)
            number = 1 + int((re.findall(r"Rev\.(\d+)", symbol) or ["0"])[0])
            self.documents[place] = (f"{first}/Rev.{number}", title, items)

    def _drop_document(self) -> None:
        if len(self.documents) > 1:
            del self.documents[self.chance.randrange(len(self.documents))]

    def _rename(self) -> None:
        self.session = phrase(self.chance, 1, 3)


def written(meeting: Meeting, chance: random.Random) -> str:
    """A file of a meeting, with what people write into one: statuses, outcomes, notes, comments."""
    edits = [
        Set(path, value) for path, value in _own_values(meeting, chance) if chance.random() < 0.3
    ]
    text = file_text(meeting)
    for at in range(len(meeting.agenda)):
        if chance.random() < 0.2:
            text = apply(text, change_key(read_toml(text), at, f"id-{at}"))
    lines = []
    for place, line in enumerate(apply(text, edits).splitlines()):
        if line.startswith("[[") and chance.random() < 0.2:
            lines.append(f"# above {place}")
        is_value = re.match(r"\w+ = .*[\w\"\]]$", line) and not line.endswith('"""')
        behind = f"  # behind {place}" if is_value and chance.random() < 0.1 else ""
        lines.append(line + behind)
    return "\n".join(lines) + "\n"


def _own_values(meeting: Meeting, chance: random.Random) -> Iterator[tuple[ValuePath, object]]:
    yield ("meeting", "venue"), "The Castle"
    for at in range(len(meeting.agenda)):
        yield ("agenda", at, "status"), chance.choice(("open", "adopted", "deferred"))
        yield ("agenda", at, "outcome"), f"Decided {at}: {phrase(chance, 2, 4)}."
        yield ("agenda", at, "my_own"), f"own {at}"
        yield ("agenda", at, "minutes"), at + 5
    for at, document in enumerate(meeting.documents):
        yield ("documents", at, "files"), {"en": f"documents/{document.symbol[2:]}.pdf"}
    for at, sitting in enumerate(meeting.schedule):
        yield ("schedule", at, "room"), f"Room {at}"
        for entry in range(len(sitting.entries)):
            yield ("schedule", at, "entries", entry, "note"), f"note {at}.{entry}"
