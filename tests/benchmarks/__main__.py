"""Measures what a user waits for: the first paint, and the time from a key to the screen.

Machines are noisy: every figure is a median of runs that alternate, and what matters is a ratio.
"""

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.large import write_large_meeting
from tests.benchmarks.terminal import environment, terminal
from tui.resources import shipped_meeting

RUNS = 9
KEYS = 200


def _first_paint(command: Sequence[str], text: str, home: Path) -> float:
    with terminal(command, environment(home)) as program:
        return program.seconds_until(text, program.started)


def _paints(home: Path, large: Path) -> None:
    python = sys.executable
    programs = {
        "bare Textual": ([python, "-m", "tests.benchmarks.bare"], "one line of text"),
        "shipped meeting": ([python, "-m", "tui", str(shipped_meeting())], "组织事项"),
        "2 MB meeting": ([python, "-m", "tui", str(large)], "A meeting larger"),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(RUNS + 1):
        for name, (command, text) in programs.items():
            times[name].append(_first_paint(command, text, home))
    bare = statistics.median(times["bare Textual"][1:])
    print("first paint, median of", RUNS)
    for name, all_times in times.items():
        median = statistics.median(all_times[1:])
        print(f"  {name:16} {median * 1000:7.0f} ms   {median / bare:5.2f} × bare")


def _keys(home: Path, large: Path, items: int) -> None:
    with terminal([sys.executable, "-m", "tui", str(large)], environment(home)) as program:
        program.seconds_until("A meeting larger", program.started)
        program.settle(1.0)
        for key, step in ((b"j", 1), (b"J", 1), (b"k", -1)):
            program.press(b"1")
            program.settle()
            program.press(b"G" if step < 0 else b"g")
            program.settle()
            if step > 0:
                program.press(b"j")
                program.settle()
            place = 1 if step > 0 else items
            times = []
            for _ in range(KEYS):
                place += step
                since = program.press(key)
                times.append(program.seconds_until(f"{place} of {items}", since) * 1000)
            times.sort()
            print(
                f"  {key.decode()}: median {statistics.median(times):5.1f} ms, "
                f"90th of 100 {times[int(KEYS * 0.9)]:5.1f} ms, "
                f"99th of 100 {times[int(KEYS * 0.99)]:5.1f} ms"
            )


def main() -> None:
    """Prints all measurements."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for size, items in ((2_000_000, 10_000), (20_000_000, 100_000)):
            large = home / f"large-{items}.toml"
            write_large_meeting(large, items, size)
            if items == 10_000:
                _paints(home, large)
            print(f"from a key to the screen, {large.stat().st_size / 1e6:.1f} MB, {items} items")
            _keys(home, large, items)


main()
