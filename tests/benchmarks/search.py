"""Measures a key of a query, from the key to the screen that shows what it finds.

    python -m tests.benchmarks.search [BYTES…]

By default in meetings of 2 and of 20 MB. Queries are typed into the viewer; what `Search` takes for
the same queries, and as a floor what `in` takes over the same texts as they are in the file, is
measured beside it. Machines are noisy: of each key the median of several runs is taken, of meetings
of more than 5 MB that of one, and the 99th of 100 of these. What one run took at worst stands in the
last column. Ten keys at once, and how long the viewer takes to start and to be ready to search, are
measured too.
"""

import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from tests.benchmarks.large import write_large_meeting
from tests.benchmarks.terminal import TimedTerminal, environment, terminal
from tests.benchmarks.words import vocabulary, with_other_words
from tui.meeting.links import Links
from tui.search.records import units
from tui.search.search import Search
from tui.store.reading.loading import parse

SIZES = (2_000_000, 20_000_000)
_BYTES_AN_ITEM = 200
_LARGE = 5_000_000
RUNS = 3
_BETWEEN = (0.08, 0.32)
"""Seconds from the answer to the next key, by chance between these: a typist's, quick and slow, so
that some keys come while the panes are just drawn to show the first hit."""
_PATIENCE = 300.0
_BURST = "implementa"
_CLEAR_LINE = b"\x15"


class Key(Struct, frozen=True):
    """A key of a query.

    Attributes:
        kind: What kind of query it is.
        typed: The query with this key.
        hits: How many hits there are then.
        seen: Whether that tells the screen apart from the one before.
    """

    kind: str
    typed: str
    hits: int
    seen: bool


def _queries(known: list[str], chance: random.Random) -> dict[str, list[str]]:
    """Queries by their kind: frequent words and rare ones, and all that a query can be."""
    often, rare = chance.sample(known[:100], 6), chance.sample(known[1000:], 6)
    return {
        "a word": [*often[:3], *rare[:3]],
        "two words": [f"{a} {b}" for a, b in zip(often, rare, strict=True)][:4],
        "a phrase": [f'"the {word}' for word in often[:2]],
        "left out": [f"item -{often[3]}", f"{often[4]} -{often[5]}"],
        "a filter": [f"in:annotations {often[3]}", "in:documents matter 1234"],
        "a name": ["123(a)", "L.1234"],
        "Chinese": ["第1234号", "决议"],
        "pinyin": ["jueyi", "haojue"],
        "a slip": ["implementatoin", "secretraiat"],
    }


def _keys(search: Search, queries: dict[str, list[str]]) -> list[Key]:
    keys: list[Key] = []
    for kind, texts in queries.items():
        for text in texts:
            before = -1
            for end in range(1, len(text) + 1):
                found = search.find(text[:end])
                hits = len(found.hits)
                # Of a filter whose value is still to come nothing is said where it finds nothing.
                said = bool(hits or not found.unfinished)
                keys.append(Key(kind, text[:end], hits, said and hits != before))
                before = hits
    return keys


def _of_screen(program: TimedTerminal, keys: Sequence[Key], chance: random.Random) -> list[float]:
    """What each key took until its hits were on the screen, in milliseconds."""
    times: list[float] = []
    for key in keys:
        if len(key.typed) == 1:
            program.press(_CLEAR_LINE)
            program.look(max(_BETWEEN) * 2)
        since = program.press(key.typed[-1].encode())
        if key.seen:
            count = f"1 of {key.hits} ·" if key.hits else "0 found ·"
            times.append(program.seconds_until(count, since) * 1000)
        program.look(chance.uniform(*_BETWEEN))
    return times


def _of_burst(program: TimedTerminal, search: Search) -> float:
    """What ten keys that come at once take until the hits of all are on the screen."""
    program.press(_CLEAR_LINE)
    program.look(max(_BETWEEN) * 2)
    hits = len(search.find(_BURST).hits)
    since = program.press(_BURST.encode())
    return program.seconds_until(f"1 of {hits} ·", since) * 1000


def _of_calls(keys: Sequence[Key], call: Callable[[str], object]) -> list[float]:
    times: list[float] = []
    for key in keys:
        if key.seen:
            start = time.perf_counter()
            call(key.typed)
            times.append((time.perf_counter() - start) * 1000)
    return times


def _print(kind: str, way: str, times: Sequence[float], worst: float) -> None:
    ordered = sorted(times)
    middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    print(
        f"  {kind:10} {way:16} {len(ordered):4} keys: median {middle:6.1f} ms, "
        f"99th of 100 {late:6.1f} ms, at worst {worst:6.1f} ms"
    )


def _measure(path: Path, home: Path) -> None:
    chance = random.Random(2019)  # noqa: S311 -- nothing is secret here
    known = vocabulary(chance)
    size = int(path.stem)
    write_large_meeting(path, size // _BYTES_AN_ITEM, size)
    path.write_text(with_other_words(path.read_text("utf-8"), known, chance), "utf-8")
    meeting = parse(path.read_text("utf-8")).meeting
    assert meeting is not None
    links = Links.of(meeting)
    texts = [record.text for unit in units(meeting, links) for record in unit.records]
    search = Search(meeting, links).with_pinyin()
    search.prepare()
    keys = _keys(search, _queries(known, chance))
    print(f"a key of a query, {path.stat().st_size / 1e6:.1f} MB, {len(texts)} texts")

    def plain(query: str) -> list[str]:
        return [text for text in texts if query in text]

    runs: dict[str, list[list[float]]] = {"to the screen": [], "Search.find": [], "in": []}
    with terminal([sys.executable, "-m", "tui", str(path)], environment(home)) as program:
        start = program.seconds_until("A meeting larger", program.started, _PATIENCE)
        program.settle(1.0)
        since = program.press(b"/jueyi")
        ready = program.seconds_until("(pinyin)", since, _PATIENCE)
        print(f"  from the start to the meeting {start:.1f} s, from / to its search {ready:.1f} s")
        program.look(1.0)  # a cursor that blinks never settles
        burst = [_of_burst(program, search) for _ in range(5)]
        print(f"  ten keys at once: median {statistics.median(burst):.1f} ms")
        for _ in range(1 if size > _LARGE else RUNS):
            runs["to the screen"].append(_of_screen(program, keys, chance))
            runs["Search.find"].append(_of_calls(keys, search.find))
            runs["in"].append(_of_calls(keys, plain))
    kinds = [key.kind for key in keys if key.seen]
    for way, all_times in runs.items():
        medians = [statistics.median(of_key) for of_key in zip(*all_times, strict=True)]
        worst = [max(of_key) for of_key in zip(*all_times, strict=True)]
        of_kind = itertools.groupby(range(len(kinds)), kinds.__getitem__)
        for kind, group in of_kind:
            places = [*group]
            _print(kind, way, [medians[at] for at in places], max(worst[at] for at in places))
        _print("all", way, medians, max(worst))


def main(sizes: Sequence[int] = SIZES) -> None:
    """Prints all measurements."""
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            _measure(Path(name) / f"{size}.toml", Path(name))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
