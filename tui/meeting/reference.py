"""The reference of the meeting file as a page of Markdown, made from its JSON Schema."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, TypeAlias

from msgspec import Struct

from tui.meeting.notes_reference import NOTES_REFERENCE

_Schema: TypeAlias = Mapping[str, Any]

COMPLETE_EXAMPLE = '''\
#:schema ./meeting.schema.json
format = 1

[meeting]
title    = "Working Group on Trafficking in Persons"
session  = "ninth meeting"
language = "en"
start    = 2019-09-09
end      = 2019-09-11
timezone = "Europe/Vienna"
city     = "Vienna"

[[agenda]]
number = "1"
title  = "Organizational matters"

[[agenda]]
number = "1(a)"
level  = 2
title  = "Opening of the meeting"
annotation = """
The meeting will be opened on Monday, 9 September 2019, at 10 a.m."""

[[agenda]]
number = "2"
title  = "Crime prevention measures"
annotation = """
The Working Group may wish to discuss awareness-raising, and the factors that make people
vulnerable.

It may also wish to consider how to share national practices."""

[[documents]]
symbol = "CTOC/COP/WG.4/2019/2"
title  = "Crime prevention measures with respect to trafficking in persons"
kind   = "background"
items  = ["2"]
url    = "http://undocs.org/CTOC/COP/WG.4/2019/2"

[[schedule]]
date  = 2019-09-09
start = 10:00:00
end   = 13:00:00
room  = "Boardroom D"

[[schedule.entries]]
item = "1(a)"

[[schedule.entries]]
item = "2"

[[schedule]]
date    = 2019-09-09
start   = 15:00:00
end     = 18:00:00
entries = [{ item = "2", continued = true }]
'''
"""A small meeting that uses the whole format; it opens the page."""

_INTRODUCTION = """\
# The meeting file, format 1

<!-- Made from tui/meeting/model.py by `python -m tui.meeting.schema`; do not edit it here. -->

One [TOML 1.0](https://toml.io/en/v1.0.0) file holds one meeting as published in one language: what
it is, its agenda with the annotations, the documents before it, and its schedule. Agenda, documents
and schedule are three flat lists, each in reading order; documents and the schedule refer to agenda
items by their ids. A small meeting in full:
"""

_RULES = """\
## What holds for the whole file

- **Ids.** An item's id is its `id`, or its `number` where it has no `id`. Give an item an `id` of its
  own where its number may yet change, or where two items have the same one.
- **Outline.** The agenda is a flat list; `level` says how deep an item lies. It is at most one more
  than that of the item before, and the first item has level 1.
- **Text.** Texts are plain: no markup is read in them. Paragraphs are separated by an empty line;
  TOML's `\"\"\"` quotes hold text of several lines.
- **Language.** A file has the text of one language, named by `language` in `[meeting]`. The same
  meeting in another language is another file, named in `[translations]`. The sections' headings are
  the usual ones of that language unless `[headings]` has the paper's own.
- **Days and times** are TOML's own, without quotes: `2019-09-09`, `10:00:00` (TOML 1.0 wants the
  seconds), `2019-09-09T10:05:00`. They are local to the meeting's `timezone` and have no offset.
- **Paths** are relative to the folder of the meeting file.
- **What is absent** is left out. An empty text means the same.
- **Unknown keys** are kept when the file is saved, and reported by `agenda check` with the nearest
  known key. Editors that use the JSON Schema mark them as errors.
- **A later format.** A file whose `format` is above 1 opens for reading only.
- **Encoding.** The text is UTF-8. A byte-order mark at the start, CRLF line ends and a missing last
  newline are accepted, and kept when the file is saved.
- **What a text means** is what Python's
  [`tomllib`](https://docs.python.org/3/library/tomllib.html) reads in it (less the mark).

`agenda check FILE` lists everything that is wrong, with line and column. Editors that know JSON
Schema (with Taplo or Tombi) complete and check with [meeting.schema.json](meeting.schema.json) as
one types, in a file that begins with `#:schema` and the way to it, as above. They do not follow
references, and not all of them tell a day in quotes from a day; `agenda check` does both.
"""

_NOTES = {
    "": "Keys without a table of their own come first in a TOML file.",
    "headings": "What is absent is taken from the usual words of the meeting's language.",
    "documents": "A document has a `symbol` or a `title` or both.",
    "schedule": "A sitting is a block of time on one day.",
    "schedule.entries": (
        "An entry has an `item` or a `title` or both, and belongs to the `[[schedule]]` above it. "
        "A sitting's entries may also stand in one line: "
        '`entries = [{ item = "1" }, { item = "2", continued = true }]`.'
    ),
}
"""What the tables of keys leave unsaid, by the path of the table in the file."""

_WORD_OF_TYPE = {"integer": "whole number", "boolean": "`true` or `false`", "string": "text"}
_WORD_OF_FORMAT = {"date": "day", "partial-time": "time", "partial-date-time": "day and time"}


class _Table(Struct, frozen=True):
    """A table of the file: its path, what is said of it, its schema, whether there may be several."""

    path: str
    about: str
    schema: _Schema
    is_list: bool = False

    @property
    def head(self) -> str:
        return f"[[{self.path}]]" if self.is_list else f"[{self.path}]"


def reference_text(schema: _Schema) -> str:
    """The page: an example, what holds everywhere, and every key with an example.

    Args:
        schema: The schema of a meeting file as `tui.meeting.schema.meeting_schema` makes it.
    """
    tables = [_Table("", "", schema), *_tables_below("", schema, schema["$defs"])]
    return "\n".join(
        [_INTRODUCTION, _fence(COMPLETE_EXAMPLE), _RULES, *map(_section, tables), NOTES_REFERENCE]
    )


def _tables_below(path: str, schema: _Schema, known: Mapping[str, _Schema]) -> Iterator[_Table]:
    for key, value in schema["properties"].items():
        here = f"{path}.{key}" if path else key
        is_list = value.get("type") == "array"
        name = (value["items"] if is_list else value).get("$ref", "").removeprefix("#/$defs/")
        if name:
            yield _Table(here, value["description"], known[name], is_list=is_list)
            yield from _tables_below(here, known[name], known)
        elif not path and value.get("type") == "object":
            yield _Table(here, value["description"], value)


def _section(table: _Table) -> str:
    title = f"`{table.head}`" if table.path else "The top of the file"
    parts = [f"## {title}\n", f"{table.about} {_NOTES.get(table.path, '')}".strip() + "\n"]
    keys: Mapping[str, _Schema] = table.schema.get("properties", {})
    if keys:
        required = table.schema.get("required", ())
        parts += ["| key | type | required | what it is for |", "|---|---|---|---|"]
        parts += [_row(key, value, required=key in required) for key, value in keys.items()]
        parts.append("")
        # A table that is a key of this one has its own section and its example there.
        examples = {key: value["examples"][0] for key, value in keys.items() if "examples" in value}
        if not table.path:
            examples = {
                key: part for key, part in examples.items() if not isinstance(part, Mapping)
            }
    else:
        examples = table.schema["examples"][0]
    lines = [table.head] if table.path else []
    lines += [f"{_key(key)} = {toml_literal(value)}" for key, value in examples.items()]
    return "\n".join([*parts, _fence("\n".join(lines))])


def _row(key: str, value: _Schema, *, required: bool) -> str:
    about = value["description"]
    if "enum" in value:
        about += f" One of {', '.join(f'`{word}`' for word in value['enum'])}."
    if "default" in value:
        about += f" `{toml_literal(value['default'])}` where absent."
    return f"| `{key}` | {_type(value)} | {'yes' if required else ''} | {about} |"


def _type(value: _Schema) -> str:
    match value:
        case {"enum": _}:
            return "word"
        case {"$ref": _} | {"type": "object", "properties": _}:
            return "table"
        case {"type": "object"}:
            return "table of texts"
        case {"type": "array", "items": {"$ref": _}}:
            return "list of tables"
        case {"type": "array"}:
            return "list of texts"
    return _WORD_OF_FORMAT.get(value.get("format", ""), _WORD_OF_TYPE[value["type"]])


def toml_literal(value: object) -> str:
    """A value of an example as TOML; a text of several lines stands in `\"\"\"`.

    Raises:
        TypeError: The value has no place in a meeting file.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date() | time():
            return value.isoformat()
        case str():
            return _text(value)
        case Mapping():
            pairs = (f"{_key(key)} = {toml_literal(part)}" for key, part in value.items())
            return f"{{ {', '.join(pairs)} }}" if value else "{}"
        case Sequence():
            return f"[{', '.join(map(toml_literal, value))}]"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _text(text: str) -> str:
    if "\n" not in text:
        return _quoted(text)
    lines = (_quoted(line)[1:-1] for line in text.split("\n"))
    return '"""\n' + "\n".join(lines) + '"""'


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's; TOML wants one more character escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else _quoted(key)


def _fence(text: str) -> str:
    return f"```toml\n{text.rstrip()}\n```\n"
