"""The JSON Schema of a meeting file, and the writer of what `data/` says of the format.

`python -m tui.meeting.schema [FOLDER]` writes `meeting.schema.json` and `FORMAT.md`. Both are made
from `tui.meeting.model` alone.
"""

import inspect
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeAlias, get_args

import msgspec

from tui.meeting.model import (
    FORMAT,
    DocumentKind,
    DocumentStatus,
    ItemKind,
    ItemStatus,
    Meeting,
    SittingKind,
    SittingStatus,
)
from tui.meeting.reference import reference_text

JsonSchema: TypeAlias = dict[str, Any]
"""A schema as plain values; examples of days and times are still `date`, `time` and `datetime`."""

SCHEMA_FILE = "meeting.schema.json"
"""The schema's name; a meeting file may begin with `#:schema ./meeting.schema.json`."""

REFERENCE_FILE = "FORMAT.md"
"""The name of the reference of the format."""

_ONE_OF: Mapping[str, Sequence[str]] = {
    "Document": ("symbol", "title"),
    "Entry": ("item", "title"),
}
"""The tables that need at least one of two keys, which a Python type cannot say."""

_ORDERS = {
    frozenset(get_args(words)): list(get_args(words))
    for words in (ItemKind, ItemStatus, DocumentKind, DocumentStatus, SittingKind, SittingStatus)
}
"""The allowed words in the model's order, which has a meaning; msgspec sorts them."""

_LOCAL_TIME = {
    "type": "string",
    # `time` of JSON Schema wants an offset, so that Taplo refuses every local time under it.
    # Tombi knows `partial-time` (RFC 3339) as TOML's local time; others look at the pattern.
    "format": "partial-time",
    "pattern": r"^[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$",
}

_LOCAL_MOMENT = {
    "type": "string",
    # Likewise: `date-time` wants an offset, which the format does not have.
    "format": "partial-date-time",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$",
}


def meeting_schema() -> JsonSchema:
    """The schema of a meeting file, draft 2020-12.

    It is stricter than the loader where that helps the person who writes: a key that the format
    does not have is an error in the editor (the loader warns and keeps it), so is a later format,
    and what is absent is left out and not written as an empty word.
    """
    (root,), tables = msgspec.json.schema_components([Meeting], ref_template="#/$defs/{name}")
    del root
    cleaned = {name: _table(name, table) for name, table in tables.items()}
    top = cleaned.pop("Meeting")
    top["properties"]["format"]["maximum"] = FORMAT
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "title": f"Meeting file, format {FORMAT}",
        "$defs": cleaned,
    }


def schema_text() -> str:
    """The schema as it stands in its file: JSON with two blanks a step and a newline at the end."""
    return json.dumps(meeting_schema(), ensure_ascii=False, indent=2, default=_iso) + "\n"


def _iso(moment: date | time) -> str:
    return moment.isoformat()


def write_files(folder: Path) -> None:
    """Writes the schema and the reference into a folder that is there.

    Raises:
        OSError: A file cannot be written.
    """
    files = {SCHEMA_FILE: schema_text(), REFERENCE_FILE: reference_text(meeting_schema())}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _table(name: str, table: JsonSchema) -> JsonSchema:
    summary = inspect.cleandoc(table["description"]).split("\n\n")[0]
    cleaned: JsonSchema = {
        "title": table["title"],
        "description": " ".join(summary.split()),
        "type": "object",
        "properties": {key: _value(value) for key, value in table["properties"].items()},
        "additionalProperties": False,
    }
    if table["required"]:
        cleaned["required"] = table["required"]
    if name in _ONE_OF:
        cleaned["anyOf"] = [{"required": [key]} for key in _ONE_OF[name]]
    return cleaned


def _value(value: JsonSchema) -> JsonSchema:
    cleaned = {key: part for key, part in value.items() if key not in {"anyOf", "default"}}
    for choice in map(_value, value.get("anyOf", ())):
        # What remains is one choice: absent values are neither null nor empty in TOML.
        if choice not in ({"type": "null"}, {"enum": [""]}):
            cleaned |= choice
    if value.get("default"):
        cleaned["default"] = value["default"]
    if "enum" in value:
        cleaned["enum"] = _ORDERS.get(frozenset(value["enum"]), value["enum"])
    # To msgspec a time without an offset is any text; its example tells them apart.
    if any(isinstance(example, time) for example in value.get("examples", ())):
        cleaned |= _LOCAL_TIME
    if any(isinstance(example, datetime) for example in value.get("examples", ())):
        cleaned |= _LOCAL_MOMENT
    return cleaned


def main(arguments: Sequence[str] = ()) -> None:
    """Writes the files into the folder named, by default the checkout's `data/`."""
    default = Path(__file__).resolve().parents[2] / "data"
    write_files(Path(arguments[0]) if arguments else default)


if __name__ == "__main__":
    main(sys.argv[1:])
