"""The table of queries, for whoever answers them: the search, the command line, the viewer."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
_TABLE = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))

FILES: dict[str, Path] = {name: ROOT / file for name, file in _TABLE["files"].items()}
"""The meetings, by the language of their rows."""

ROWS: list[tuple[str, dict[str, Any]]] = [
    (name, row) for name, rows in _TABLE["queries"].items() for row in rows
]
"""The rows: a language, and the query with what it must lead to."""

each_row = pytest.mark.parametrize(
    ("name", "row"), ROWS, ids=[f"{name}-{row['query']}" for name, row in ROWS]
)
