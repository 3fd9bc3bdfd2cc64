"""Measures a library of meetings: the first index, an update, and queries, against grep.

    python -m tests.benchmarks.library [MEETINGS [BYTES]]

By default 10,000 meetings of 50,000 bytes. Machines are noisy: what matters is the ratio to what
`grep -r -F`, and `rg` where there is one, take over the same files in the same run. A query is
measured until the viewer shows its first hits, a screenful.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tests.benchmarks.large import write_large_meeting
from tests.benchmarks.words import vocabulary
from tui.app.library_worker import FIRST_MEETINGS
from tui.search.library.library import Library

MEETINGS, BYTES = 10_000, 50_000
QUERIES = 100
_OWN_WORDS = 40


def _fill(folder: Path, meetings: int, size: int) -> list[str]:
    """Writes the meetings, each with words of its own and of a vocabulary; returns that."""
    chance = random.Random(2019)  # noqa: S311 -- nothing is secret here
    known = vocabulary(chance)
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
    return known


def _since(start: float) -> float:
    return time.perf_counter() - start


def _refresh(library: Library) -> tuple[float, int]:
    start = time.perf_counter()
    count = sum(1 for _ in library.refresh())
    return _since(start), count


def _queries(known: list[str]) -> dict[str, list[str]]:
    chance = random.Random(1)  # noqa: S311 -- nothing is secret here
    picked = chance.sample(known, QUERIES)
    return {
        "one word": picked,
        "two words": [f"{a} {b}" for a, b in zip(picked, reversed(picked), strict=True)],
        "a part of a word": [word[1:4] for word in picked],
        "words in every file": ["working group report"] * 10,
        "Chinese": [f"第{number + 1}号决议" for number in range(10)] * 10,
    }


def _print_queries(library: Library, known: list[str]) -> None:
    for name, queries in _queries(known).items():
        times = []
        for query in queries:
            start = time.perf_counter()
            for _ in islice(library.find(query), FIRST_MEETINGS):
                pass
            times.append(_since(start) * 1000)
        times.sort()
        middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
        print(f"  {name:20} median {middle:8.1f} ms, 99th of 100 {late:8.1f} ms")


def _print_greps(folder: Path, word: str) -> None:
    for command in (["grep", "-r", "-F", "-i"], ["grep", "-r", "-F"], ["rg", "-F"]):
        if shutil.which(command[0]) is None:
            continue
        start = time.perf_counter()
        subprocess.run([*command, word, str(folder)], stdout=subprocess.DEVNULL, check=False)
        print(f"  {' '.join(command):20}        {_since(start) * 1000:8.1f} ms")


def main(meetings: int = MEETINGS, size: int = BYTES) -> None:
    """Prints all measurements."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "meetings", Path(name) / "cache"
        folder.mkdir()
        known = _fill(folder, meetings, size)
        total = sum(path.stat().st_size for path in folder.rglob("*.toml"))
        print(f"{meetings} meetings, {total / 1e6:.1f} MB")
        time.sleep(2.1)  # what is younger is read again, and would be measured as a change
        library = Library(folder, cache)
        seconds, count = _refresh(library)
        index = sum(path.stat().st_size for path in cache.iterdir())
        print(f"  first index          {seconds:8.1f} s, {index / 1e6:.1f} MB, {count} files")
        seconds, count = _refresh(library)
        print(f"  nothing changed      {seconds * 1000:8.1f} ms, {count} files")
        first = next(folder.rglob("*.toml"))
        first.write_text(first.read_text("utf-8").replace("Item 1 ", "Item one ", 1), "utf-8")
        seconds, count = _refresh(library)
        print(f"  one file changed     {seconds * 1000:8.1f} ms, {count} files")
        _print_queries(library, known)
        _print_greps(folder, known[0])
        library.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
