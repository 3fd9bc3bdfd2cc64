"""Meeting files of every layout, with comments everywhere, and edits of them, from a seed."""

import random
import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from tui.meeting.problems import ValuePath
from tui.store.editing.edits import Delete, Edit, Insert, Move, Set, Unset, value_at
from tui.store.editing.literals import key_literal, literal

WORDS = (
    *("the report", "第1项 议程", "“quoted”", 'a "quoted" word', "it's", "العربية", "Отчёт"),
    *("# no comment", "[[agenda]]", "a = 1", "back\\slash", "tab\there", "'''", '"""', "x''"),
    *("日本語の会議", "é", "👩‍👩‍👧", "]", "}", ",", "[@click=app.quit]", "  blanks  ", "trailing "),
)
BREAKS = ("\n", "\n\n", "\r\n", "\n  ", "\r", "\x1b", "\u2028", "\u202e")


class Maker:
    """Makes the text of a file; every comment and every entry has a name that occurs once."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 -- not for secrets
        self._count = 0
        self.newline = self.random.choice(["\n", "\r\n"])
        self.comments = self.random.choice([0.1, 0.5, 0.9])
        self.tight = self.random.random() < 0.3
        self.align = self.random.random() < 0.3

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def name(self) -> str:
        self._count += 1
        return f"t{self._count:04}"

    def words(self) -> str:
        parts = self.random.choices(WORDS, k=self.random.randint(1, 4))
        joint = self.random.choice([" ", " ", "\n\n", *BREAKS])
        return joint.join(parts)

    def scalar(self) -> Any:
        choices = [
            self.words(),
            self.words(),
            self.random.randint(-5, 90_000),
            self.maybe(),
            date(2019, 9, self.random.randint(1, 28)),
            time(self.random.randint(0, 23), self.random.randint(0, 59)),
            1.5,
            "",
        ]
        return self.random.choice(choices)

    def comment(self, about: str = "free") -> str:
        return f"# {about} {self.name()} “说明”"

    def above(self, name: str) -> Iterator[str]:
        if self.maybe(self.comments):
            for _ in range(self.random.randint(1, 2)):
                yield self.comment(f"above {name} of")

    def tail(self) -> str:
        return f"  {self.comment('tail')}" if self.maybe(self.comments / 2) else ""

    def gap(self) -> Iterator[str]:
        if not self.tight:
            yield from [""] * self.random.randint(1, 2)
            if self.maybe(self.comments / 3):
                yield self.comment()
                yield ""

    def written(self, value: Any) -> str:
        if isinstance(value, str):
            return self.text(value)
        return literal(value)

    def text(self, value: str) -> str:
        likes = ('"', "'", '"""', '"""\n', "'''\n", "'''", '"""\\\n   x"""')
        return literal(value, self.random.choice(likes))

    def strings(self, name: str, indent: str = "") -> str:
        parts = [
            self.words() if self.maybe(0.3) else f"{name}-{at}"
            for at in range(self.random.randint(0, 3))
        ]
        layout = self.random.choice(["line", "line", "lines", "loose"])
        if layout == "line" or not parts:
            return literal(parts, inline=True)
        if layout == "loose":
            joint = ",\n" + indent + "   "
            return "[" + joint.join(literal(part, inline=True) for part in parts) + "]"
        lines = ["["]
        for part in parts:
            lines += [f"{indent}  {comment}" for comment in self.above("list")]
            lines.append(f"{indent}  {literal(part, inline=True)},{self.tail()}")
        if self.maybe() and not lines[-1].count("#"):
            lines[-1] = lines[-1].rstrip(",")
        return "\n".join([*lines, f"{indent}]"])

    def statement(self, key: str, value: str, indent: str = "") -> Iterator[str]:
        if self.maybe(self.comments / 3):
            yield indent + self.comment()
        written = f"{key:12}" if self.align else key
        yield f"{indent}{written} = {value}{self.tail()}"
        if self.maybe(0.1) and not self.tight:
            yield ""

    def fields(self, name: str, indent: str = "") -> Iterator[str]:
        yield from self.statement("title", literal(name), indent)
        for key in ("number", "level", "annotation", "note", "extra"):
            if self.maybe(0.4):
                yield from self.statement(key, self.written(self.scalar()), indent)
        if self.maybe(0.4):
            yield from self.statement("items", self.strings(name, indent), indent)
        if self.maybe(0.3):
            files = {"en": "a.pdf", "zh": "b.pdf"}
            if self.maybe():
                yield from self.statement("files", literal(files, inline=True), indent)
            else:
                for tag, file in files.items():
                    yield from self.statement(f"files.{tag}", literal(file), indent)

    def table(self, name: str) -> str:
        parts = [f"title = {literal(name)}"]
        if self.maybe():
            parts.append(f"note = {literal(self.words(), inline=True)}")
        if self.maybe(0.3):
            parts.append("deep = { a = 1, b = [1, 2] }")
        return "{ " + ", ".join(parts) + " }"

    def tables(self, key: str, indent: str = "") -> Iterator[str]:
        """A list of tables in braces, each on a line or not."""
        names = [self.name() for _ in range(self.random.randint(1, 4))]
        if self.maybe():
            yield f"{indent}{key} = [{', '.join(map(self.table, names))}]{self.tail()}"
            return
        yield f"{indent}{key} = [{self.tail()}"
        for name in names:
            yield from (f"{indent}    {comment}" for comment in self.above(name))
            yield f"{indent}    {self.table(name)},{self.tail()}"
        if self.maybe(self.comments):
            yield f"{indent}    {self.comment()}"
        yield f"{indent}]"

    def entry(self, key: str, name: str, indent: str = "") -> Iterator[str]:
        yield from self.gap()
        yield from self.above(name)
        yield f"{indent}[[{key}]]{self.tail()}"
        yield from self.fields(name, indent)
        if self.maybe(0.15) and not self.tight:
            yield self.comment("end")
            yield ""

    def sitting(self) -> Iterator[str]:
        """What stands in a sitting, under headers or not, other tables in between included."""
        if self.maybe(0.3):
            yield from self.tables("entries")
        else:
            indent = "  " if self.maybe(0.2) else ""
            for _ in range(self.random.randint(0, 3)):
                yield from self.entry("schedule.entries", self.name(), indent)
        if self.maybe(0.15):
            yield from [*self.gap(), f"[unrelated.{self.name()}]", "a = 1"]
            yield from [*self.gap(), "[schedule.late]", "b = 2"]

    def head(self) -> Iterator[str]:
        """What stands before the lists."""
        if self.maybe(0.3):
            yield from self.statement("meeting.title", self.written(self.words()))
            yield from self.statement('meeting . "language"', "'en'")
        else:
            yield from [*self.gap(), *self.above("meeting"), "[meeting]"]
            yield from self.fields("meeting")
        if self.maybe(0.3):
            yield from [*self.gap(), "[other.deep]", "x = 1"]
        if self.maybe(0.3):
            yield from [*self.gap(), "[headings]", "agenda = 'x'"]

    def file(self) -> str:
        """The text of a whole file."""
        lines = ["#:schema ./x.json", self.comment(), ""] if self.maybe() else []
        lines += self.statement("format", "1")
        if self.maybe(0.3):
            lines += self.tables("agenda")
            lists = ["documents", "schedule"]
        else:
            lists = ["agenda", "documents", "schedule"]
        lines += self.head()
        plan = [key for key in lists for _ in range(self.random.randint(0, 4))]
        if self.maybe(0.3):
            self.random.shuffle(plan)
        for key in plan:
            name = self.name()
            lines += self.entry(key, name)
            if key == "schedule":
                lines += self.sitting()
            elif self.maybe(0.2):
                lines += [*self.gap(), f"[{key}.sub]", *self.fields("sub")]
        text = "\n".join(lines).replace("\r\n", "\n").replace("\n", self.newline)
        return text + self.random.choice(["", self.newline, self.newline * 2])

    def edit(self, values: dict[str, Any]) -> Edit:
        """An edit that can be made to some values."""
        paths = list(paths_in(values, ()))
        while True:
            path = self.random.choice(paths)
            value = value_at(values, path)
            match self.random.randint(0, 7):
                case 0 if not isinstance(value, dict | list) and path[-1] != "title":
                    new = self.scalar() if self.maybe(0.3) else self.like(value)
                    return Set(path, new)
                case 1 if isinstance(value, dict):
                    free = [key for key in _KEYS if key not in value]
                    return Set((*path, self.random.choice(free)), self.scalar())
                case 2 if isinstance(path[-1], str) and path[-1] not in {"title", "format"}:
                    return Unset(path)
                case 3 if isinstance(value, list):
                    return Insert(path, self.random.randint(0, len(value)), self.new(value))
                case 4 if isinstance(path[-1], int):
                    return Delete(path)
                case 5 if isinstance(value, list) and len(value) > 1:
                    origin, target = self.random.sample(range(len(value)), 2)
                    return Move(path, origin, target)
                case 6 if isinstance(value, list) and value and isinstance(value[0], str):
                    return Set(path, [*value[1:], self.words()])
                case 7 if isinstance(value, dict | list) and len(path) > 1:
                    return Set(path, self.altered(value))

    def altered(self, value: Any) -> Any:
        """A table or list with some of its values gone, changed or in another order."""
        if isinstance(value, dict):
            kept = {key: part for key, part in value.items() if key == "title" or self.maybe(0.8)}
            return kept | {"note": self.words()}
        kept_parts = [part for part in value if self.maybe(0.8)]
        self.random.shuffle(kept_parts)
        return kept_parts

    def like(self, value: Any) -> Any:
        return self.words() if isinstance(value, str) else self.scalar()

    def new(self, value: list[Any]) -> Any:
        if value and not isinstance(value[0], dict):
            return self.words()
        entry = {"note": self.words(), "title": self.name(), "level": 2, "items": ["1", "2"]}
        return entry | ({"entries": [{"title": self.name()}]} if self.maybe(0.3) else {})


_KEYS = ("id", "status", "minutes", "room", "outcome", "strange key", "symbol", "venue", "kind")


def paths_in(value: Any, path: ValuePath = ()) -> Iterator[ValuePath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths_in(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from paths_in(part, (*path, index))


def owners(text: str) -> dict[str, str]:
    """For each comment above an entry, the name of the first entry that stands below it."""
    found = {}
    for match in re.finditer(r"# above (t\d+) of (t\d+)", text):
        below = re.search(r"title *= \"(t\d+)\"", text[match.end() :])
        found[match[2]] = f"{match[1]} {below[1] if below else ''}"
    return found


__all__ = ["Maker", "key_literal", "owners"]
