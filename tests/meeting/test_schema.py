"""What ships in `data/` about the format: the JSON Schema and the reference."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tui.meeting.model import Meeting
from tui.meeting.notes_reference import NOTES_REFERENCE
from tui.meeting.reference import COMPLETE_EXAMPLE, toml_literal
from tui.meeting.schema import (
    REFERENCE_FILE,
    SCHEMA_FILE,
    main,
    meeting_schema,
    schema_text,
    write_files,
)

ROOT = Path(__file__).parents[2]
GOOD = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (ROOT / "data", ROOT / "tests/meetings")
    for path in folder.glob("*.toml")
)
HOSTILE = "tests/meetings/hostile.toml"

TINY = """
format = 1
meeting = { title = "M", language = "en", start = 2019-09-09, end = 2019-09-09 }
"""


def values(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))


def as_json(text: str) -> Any:
    """The values of a TOML text as an editor hands them to a schema: days and times as texts."""
    return json.loads(json.dumps(values(text), default=lambda value: value.isoformat()))


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text()), format_checker=FormatChecker())


def complaints(text: str) -> list[str]:
    return [error.message for error in validator().iter_errors(as_json(text))]


def schema_tables() -> dict[str, Any]:
    schema = meeting_schema()
    tables = schema.pop("$defs")
    return {"Meeting": schema, **tables}


def schema_keys() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, table in schema_tables().items():
        for key, value in table["properties"].items():
            yield name, key, value


def reference() -> str:
    return (ROOT / "data" / REFERENCE_FILE).read_text(encoding="utf-8")


def examples() -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```$", reference(), re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """The sections of the reference that describe a table, by the table's path."""
    of_meeting = reference().partition(NOTES_REFERENCE)[0]
    heads = re.split(r"^## `\[+([a-z.]+)\]+`$", of_meeting, flags=re.MULTILINE)
    return dict(zip(heads[1::2], heads[2::2], strict=True))


def table_of(path: str) -> dict[str, Any]:
    """The schema of the table with a path: `schedule.entries`."""
    table = meeting_schema()
    tables = table["$defs"]
    for key in path.split("."):
        value = table["properties"][key]
        name = value.get("items", value).get("$ref", "").removeprefix("#/$defs/")
        table = tables.get(name, value)
    return table


def test_what_ships_is_what_the_model_says(tmp_path: Path) -> None:
    write_files(tmp_path)
    for name in (SCHEMA_FILE, REFERENCE_FILE):
        stale = f"data/{name} is stale: run python -m tui.meeting.schema"
        assert (ROOT / "data" / name).read_bytes() == (tmp_path / name).read_bytes(), stale


def test_the_command_writes_into_the_folder_named(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert sorted(path.name for path in tmp_path.iterdir()) == [REFERENCE_FILE, SCHEMA_FILE]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))
    assert schema_text().endswith("}\n")


@pytest.mark.parametrize("path", [path for path in GOOD if path != HOSTILE])
def test_a_good_file_has_no_complaints(path: str) -> None:
    assert complaints((ROOT / path).read_bytes().decode()) == []


def test_of_a_valid_file_only_empty_words_are_complained_of() -> None:
    found = complaints((ROOT / HOSTILE).read_bytes().decode())
    assert found
    assert all(message.startswith("'' is not one of ") for message in found)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", r"^'format' is a required property$"),
        (TINY.replace("format = 1", "format = 2"), "2 is greater than the maximum of 1"),
        (TINY.replace("format = 1", "format = 0"), "0 is less than the minimum of 1"),
        (TINY.replace("2019-09-09", "2019", 1), "2019 is not of type 'string'"),
        (TINY.replace("2019-09-09", '"tomorrow"', 1), "'tomorrow' is not a 'date'"),
        (TINY + 'titel = "M"', "'titel' was unexpected"),
        (TINY + "[[agenda]]\nlevel = 2", "'title' is a required property"),
        (TINY + '[[agenda]]\ntitle = "A"\nlevel = 0', "0 is less than the minimum of 1"),
        (TINY + '[[agenda]]\ntitle = "A"\nminutes = -1', "-1 is less than the minimum of 0"),
        (TINY + '[[agenda]]\ntitle = "A"\nkind = "talk"', "'talk' is not one of"),
        (TINY + '[[agenda]]\ntitle = "A"\nrelated = "2"', "'2' is not of type 'array'"),
        (TINY + '[[agenda]]\ntitle = "A"\ntilte = "B"', "'tilte' was unexpected"),
        (TINY + "[[documents]]\nitems = []", "is not valid under any of the given schemas"),
        (TINY + "schedule = [{ date = 2019-09-09, start = 10:00:00 }]", "'end' is a required"),
        (
            TINY + "schedule = [{ date = 2019-09-09, start = 10:00:00, end = 2019-09-09 }]",
            "'2019-09-09' does not match",
        ),
        (
            TINY + "[[schedule]]\ndate = 2019-09-09\nstart = 10:00:00\nend = 13:00:00\n"
            "entries = [{ continued = true }]",
            "is not valid under any of the given schemas",
        ),
    ],
)
def test_what_an_editor_complains_of(text: str, complaint: str) -> None:
    assert any(re.search(complaint, message) for message in complaints(text))


def test_a_local_time_may_have_parts_of_a_second() -> None:
    sitting = "schedule = [{ date = 2019-09-09, start = 10:00:00.5, end = 13:00:00 }]"
    assert complaints(TINY + sitting) == []


def test_the_schema_has_nothing_that_toml_cannot_hold() -> None:
    text = schema_text()
    assert "null" not in text
    assert '""' not in text
    defaults = {(name, key): value.get("default") for name, key, value in schema_keys()}
    assert {place: value for place, value in defaults.items() if value is not None} == {
        ("AgendaItem", "level"): 1
    }


def test_descriptions_are_sentences_on_one_line() -> None:
    said = [table["description"] for table in schema_tables().values()]
    said += [value["description"] for _, _, value in schema_keys()]
    assert all(text == " ".join(text.split()) and text.endswith(".") for text in said)


def test_allowed_words_stand_in_the_order_in_which_things_happen() -> None:
    words = schema_tables()["Document"]["properties"]["status"]["enum"]
    assert words == ["expected", "issued", "superseded", "withdrawn"]


def test_every_value_has_an_example_that_the_schema_allows() -> None:
    for name, key, value in schema_keys():
        of_tables = "$ref" in value or "$ref" in value.get("items", {})
        assert of_tables or value.get("examples"), f"{name}.{key}"
    written = json.loads(schema_text())
    for table in ({"properties": written["properties"]}, *written["$defs"].values()):
        for value in table["properties"].values():
            for example in value.get("examples", ()):
                checker = Draft202012Validator(value, format_checker=FormatChecker())
                assert list(checker.iter_errors(example)) == []


def test_the_complete_example_of_the_reference_is_a_meeting() -> None:
    assert examples()[0].strip() == COMPLETE_EXAMPLE.strip()
    assert complaints(COMPLETE_EXAMPLE) == []
    meeting = msgspec.convert(
        values(COMPLETE_EXAMPLE), Meeting, builtin_types=(date, time, datetime), strict=True
    )
    keys = [item.key for item in meeting.agenda]
    named = [key for document in meeting.documents for key in document.items]
    taken_up = [entry.item for sitting in meeting.schedule for entry in sitting.entries]
    assert set(keys) == {"1", *taken_up}
    assert set(named) <= set(keys)


def test_the_example_of_the_readme_is_a_meeting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^```toml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    assert complaints(found[0]) == []


def test_every_example_of_the_reference_is_toml() -> None:
    # Besides the tables: the whole, the top of the file, and private notes.
    assert len(examples()) == len(sections()) + 3
    assert all(values(example) for example in examples())


def test_the_reference_has_every_table() -> None:
    assert list(sections()) == [
        *("meeting", "headings", "translations", "agenda", "documents", "schedule"),
        "schedule.entries",
    ]


@pytest.mark.parametrize(
    "path", ["meeting", "headings", "agenda", "documents", "schedule", "schedule.entries"]
)
def test_a_section_of_the_reference_has_every_key_with_an_example(path: str) -> None:
    section, table = sections()[path], table_of(path)
    listed = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert listed == list(table["properties"])
    (text,) = re.findall(r"^```toml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    example: Any = values(text)
    for key in path.split("."):
        example = example[key][0] if isinstance(example[key], list) else example[key]
    assert {*example, "entries"} >= set(table["properties"])
    for key, value in example.items():
        assert value == table["properties"][key]["examples"][0]


@pytest.mark.parametrize(
    "path", ["meeting", "headings", "agenda", "documents", "schedule", "schedule.entries"]
)
def test_a_row_of_the_reference_says_what_the_schema_does(path: str) -> None:
    section, table = sections()[path], table_of(path)
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \| (.*) \|$", section, re.MULTILINE)
    for key, kind, required, about in rows:
        value = table["properties"][key]
        assert kind
        assert (required == "yes") == (key in table.get("required", ()))
        assert about.startswith(value["description"])
        assert all(f"`{word}`" in about for word in value.get("enum", ()))


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (True, "true"),
        (30, "30"),
        (date(2019, 9, 9), "2019-09-09"),
        (time(10), "10:00:00"),
        ('say "no"', r'"say \"no\""'),
        ("第1项", '"第1项"'),
        ("one\n\ntwo", '"""\none\n\ntwo"""'),
        (["1", "2"], '["1", "2"]'),
        ([], "[]"),
        ({"en": "a.pdf", "zh-Hans": "b c.pdf"}, '{ en = "a.pdf", zh-Hans = "b c.pdf" }'),
        ({"a b": ""}, '{ "a b" = "" }'),
        ({}, "{}"),
    ],
)
def test_a_value_as_toml(value: object, literal: str) -> None:
    assert toml_literal(value) == literal


@given(
    st.recursive(
        st.text() | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.dates() | st.times(),
        lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3),
        max_leaves=6,
    )
)
def test_any_value_as_toml_is_read_back(value: object) -> None:
    assert values(f"value = {toml_literal(value)}") == {"value": value}


def test_a_value_that_no_meeting_has_is_refused() -> None:
    with pytest.raises(TypeError, match="no TOML for object"):
        toml_literal(object())
