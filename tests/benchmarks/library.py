"""Measures a library of meetings: the first index, an update, and queries, against grep.

    python -m tests.benchmarks.library [MEETINGS [BYTES]] [--in FOLDER]

By default 10,000 meetings of 50,000 bytes. With a FOLDER the meetings and their index stay there,
and the next run does not make them again.

Machines are noisy: what matters is the ratio to what `grep -r -F`, and `rg` where there is one, take
over the same files in the same run, and the time of the processor, which other programs do not
take. A query is measured until the viewer shows its first hits, a screenful.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.large import write_large_meeting
from tests.benchmarks.words import vocabulary
from tui.app.library_worker import SCREENFUL
from tui.app.searching.folder_rows import rows_at_first
from tui.search.library.library import Library

MEETINGS, BYTES = 10_000, 50_000
QUERIES = 100
GREPS = 5
_OWN_WORDS = 40


def _fill(folder: Path, meetings: int, size: int, known: list[str]) -> None:
    """Writes the meetings, each with words of its own and of those that are known."""
    chance = random.Random(2020)  # noqa: S311 -- nothing is secret here
    model = folder / "model"
    write_large_meeting(model, max(10, size // 1500), size)
    text = model.read_text("utf-8")
    model.unlink()
    for number in range(meetings):
        day = f"{2000 + number % 25}-{number // 25 % 12 + 1:02}-{number // 300 % 28 + 1:02}"
        own = text.replace("2030-01-07", day, 1) if number else text
        for _ in range(_OWN_WORDS):
            own = own.replace("recommendations", chance.choice(known), 1)
            own = own.replace("consider", chance.choice(known), 1)
        path = folder / f"{number % 100:02}" / f"{number:05}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(own, "utf-8")


class _Watch:
    """Measures what passes on the clock, and of the processor's time, in milliseconds."""

    def __init__(self) -> None:
        self._start, self._used = time.perf_counter(), time.process_time()

    @property
    def passed(self) -> float:
        return (time.perf_counter() - self._start) * 1000

    @property
    def used(self) -> float:
        return (time.process_time() - self._used) * 1000

    def __str__(self) -> str:
        return f"{self.passed:9.1f} ms, {self.used:9.1f} ms of the processor"


def _refresh(library: Library, name: str) -> None:
    watch = _Watch()
    count = sum(1 for _ in library.refresh())
    print(f"  {name:20} {watch}, {count} files")


def _queries(known: list[str]) -> dict[str, list[str]]:
    chance = random.Random(1)  # noqa: S311 -- nothing is secret here
    picked = chance.sample(known, QUERIES)
    return {
        "one word": picked,
        "two words": [f"{a} {b}" for a, b in zip(picked, reversed(picked), strict=True)],
        "a part of a word": [word[1:4] for word in picked],
        "each key of a word": [
            word[:length] for word in picked[:20] for length in range(1, len(word) + 1)
        ][:QUERIES],
        "words in every file": ["working group report", "recommendations", "the"] * 10,
        "Chinese": [f"第{number + 1}号决议" for number in range(10)] * 10,
        "numbers, symbols": ["item 3", "2(b)", "TEST/1/L.2", "1/L.2", "TEST/9/L.9"] * 10,
    }


def _ask(library: Library, query: str) -> _Watch:
    watch = _Watch()
    rows = 0
    for found in library.find(query):
        rows += rows_at_first(found)
        if rows >= SCREENFUL:
            break
    return watch


def _figures(values: Sequence[float]) -> str:
    ordered = sorted(values)
    late = ordered[int(len(ordered) * 0.99)]
    return f"{statistics.median(ordered):6.1f} ms, 99th of 100 {late:6.1f} ms"


def _print_queries(library: Library, known: list[str]) -> None:
    for name, queries in _queries(known).items():
        watches = [(watch.passed, watch.used) for watch in (_ask(library, one) for one in queries)]
        passed, used = zip(*watches, strict=True)
        print(f"  {name:20} median {_figures(passed)}; of the processor {_figures(used)}")


def _print_greps(folder: Path, word: str) -> None:
    for command in (["grep", "-r", "-F", "-i"], ["grep", "-r", "-F"], ["rg", "-F"]):
        if shutil.which(command[0]) is None:
            continue
        times = []
        for _ in range(GREPS):
            watch = _Watch()
            subprocess.run([*command, word, str(folder)], stdout=subprocess.DEVNULL, check=False)
            times.append(watch.passed)
        print(f"  {' '.join(command):20} median {statistics.median(times):6.1f} ms")


def measure(root: Path, meetings: int, size: int) -> None:
    """Prints all measurements.

    Args:
        root: The folder for the meetings and their index.
        meetings: How many meetings.
        size: About how many bytes each is to have.
    """
    folder, cache = root / "meetings", root / "cache"
    known = vocabulary(random.Random(2019))  # noqa: S311 -- nothing is secret here
    if not folder.exists():
        folder.mkdir()
        _fill(folder, meetings, size, known)
        time.sleep(2.1)  # what is younger is read again, and would be measured as a change
    files = sorted(folder.rglob("*.toml"))
    total = sum(path.stat().st_size for path in files)
    print(f"{len(files)} meetings, {total / 1e6:.1f} MB")
    library = Library(folder, cache)
    _refresh(library, "first index")
    index = sum(path.stat().st_size for path in cache.iterdir())
    print(f"  its size             {index / 1e6:9.1f} MB")
    _refresh(library, "nothing changed")
    text = files[0].read_text("utf-8")
    files[0].write_text(text.replace("Item 1 ", "Item one ", 1), "utf-8")
    _refresh(library, "one file changed")
    files[0].write_text(text, "utf-8")
    library.close()
    library = Library(folder, cache)
    print(f"  the first query      {_ask(library, 'recommendations')}")
    watch = _Watch()
    for _ in library.prepare():
        pass
    print(f"  made ready           {watch}")
    _print_queries(library, known)
    _print_greps(folder, known[0])
    library.close()


def main() -> None:
    """Measures in a folder of its own, or in one that is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.library")
    parser.add_argument("meetings", nargs="?", type=int, default=MEETINGS)
    parser.add_argument("bytes", nargs="?", type=int, default=BYTES)
    parser.add_argument("--in", dest="folder", type=Path, help="where all of it stays")
    asked = parser.parse_args()
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
        measure(asked.folder, asked.meetings, asked.bytes)
        return
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), asked.meetings, asked.bytes)


if __name__ == "__main__":
    main()
