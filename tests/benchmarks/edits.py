"""Measures one edit of a meeting file, to the new text and to the disk, against tomlkit.

Machines are noisy: the runs alternate, every figure is a median, and what matters is the ratio.
"""

import statistics
import tempfile
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import tomlkit

from tests.benchmarks.large import write_large_meeting
from tui.store.editing.edits import Delete, Edit, Insert, Move, Set, edited
from tui.store.saving.save import save

SIZES = ((200_000, 800, 7), (2_000_000, 8_000, 3))
"""The size of a file, its agenda items, and how often each edit is run."""


def _edits(items: int) -> dict[str, Edit]:
    middle = items // 2
    return {
        "set a title": Set(("agenda", middle, "title"), "A new title"),
        "set an annotation": Set(("agenda", middle, "annotation"), "One.\n\nTwo.\n"),
        "insert an item": Insert(("agenda",), middle, {"number": "new", "title": "New"}),
        "delete an item": Delete(("agenda", middle)),
        "move an item": Move(("agenda",), middle, middle + 1),
    }


def _with_tomlkit(text: str, items: int) -> str:
    document = tomlkit.parse(text)
    document["agenda"][items // 2]["title"] = "A new title"
    return tomlkit.dumps(document)


def _saved(path: Path, text: str, items: int, values: dict[str, object]) -> None:
    """An edit as the viewer makes and saves it: proved, whole at any moment, on the disk."""
    new = edited(text, _edits(items)["set a title"], values).text
    save(path, new, expected=None, overwrite=True)


def _saved_with_tomlkit(path: Path, text: str, items: int) -> None:
    path.write_text(_with_tomlkit(text, items), "utf-8")


def _measure(path: Path, text: str, items: int, runs: int) -> dict[str, float]:
    """The median time in seconds of each way, by its name."""
    values = tomllib.loads(text)
    actions: dict[str, Callable[[], object]] = {
        name: partial(edited, text, edit, values) for name, edit in _edits(items).items()
    }
    actions["tomllib alone"] = partial(tomllib.loads, text)
    actions["tomlkit, a title"] = partial(_with_tomlkit, text, items)
    actions["a title, saved"] = partial(_saved, path, text, items, values)
    actions["tomlkit, saved"] = partial(_saved_with_tomlkit, path, text, items)
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(runs):
        for name, action in actions.items():
            start = time.perf_counter()
            action()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(all_times) for name, all_times in times.items()}


def main() -> None:
    """Prints all measurements."""
    with tempfile.TemporaryDirectory() as folder:
        for size, items, runs in SIZES:
            path = Path(folder) / f"{items}.toml"
            write_large_meeting(path, items, size)
            text = path.read_text("utf-8")
            medians = _measure(path, text, items, runs)
            slowest = medians["tomlkit, a title"]
            print(f"one edit with its proof, {len(text) / 1e6:.2f} MB, {items} items")
            for name, median in medians.items():
                print(f"  {name:18} {median * 1000:7.1f} ms, {slowest / median:5.1f} × as fast")


if __name__ == "__main__":
    main()
