"""Measures opening an offline copy of 300 pages, and keys pressed while the rest of it is read.

The copy is opened in the running viewer: what is measured is from the key to the first page on the
screen, from `j` to the next line, and from Enter to what a search has found.
"""

import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.terminal import TimedTerminal, environment, terminal
from tests.papers.making import docx, paragraph, pdf, set_lines

RUNS = 9
PAGES, LINES = 300, 45
KEYS = 60
DOWN = b"jjjj"
"""Keys enough to bring a new line, over what is between paragraphs and pages."""

_FIRST = 2
"""Seconds that the viewer has to itself before the copy is opened."""

MEETING = """\
format = 1
[meeting]
title = "A meeting with a long report"
language = "en"
start = 2026-03-02
end = 2026-03-04
[[documents]]
symbol = "A/REPORT/1"
files = {{ en = "{name}" }}
"""


def _lines() -> list[str]:
    said = "says what the Working Group may consider, see A/CONF.234/{at}."
    return [f"L{at:05} {said.format(at=at)}" for at in range(PAGES * LINES)]


def _copies() -> Mapping[str, bytes]:
    lines = _lines()
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return {
        "a.pdf": pdf(set_lines(lines, most=LINES)),
        "a.docx": docx("".join(paragraph(line) for line in lines)),
        "a.html": f"<!DOCTYPE html><html><body>{paragraphs}</body></html>".encode(),
        "a.txt": "\n".join(lines).encode(),
    }


def _said(name: str, times: list[float]) -> None:
    times.sort()
    print(
        f"  {name:16} median {statistics.median(times) * 1000:6.1f} ms, "
        f"slowest of {len(times)} {times[-1] * 1000:6.1f} ms"
    )


def _opened(program: TimedTerminal) -> float:
    """Opens the copy; the seconds until its first page is seen."""
    program.seconds_until("A/REPORT/1", program.started)
    program.look(_FIRST)
    program.press(b"3")
    program.settle()
    return program.seconds_until("L00010", program.press(b"o"))


def _measure(path: Path, home: Path) -> None:
    command = [sys.executable, "-m", "tui", str(path)]
    first, keys, found = [], [], []
    for _run in range(RUNS):
        with terminal(command, environment(home)) as program:
            first.append(_opened(program))
    # While the rest is read, each key shows one line more.
    with terminal(command, environment(home)) as program:
        _opened(program)
        program.look(0.1)
        last = 10
        for _key in range(KEYS):
            seconds, last = _next_line(program, last)
            keys.append(seconds)
            program.look(0.02)
    with terminal(command, environment(home)) as program:
        _opened(program)
        program.settle(1.5)
        for at in (9_000, 13_000, 100, 13_499):
            program.press(b"/")
            program.settle(0.1)
            program.press(b"\x01\x0b" + f"234/{at}.".encode())
            program.settle(0.1)
            found.append(program.seconds_until(f"L{at:05}", program.press(b"\r")))
    _said("first page", first)
    _said("a key meanwhile", keys)
    _said("a search", found)


def _next_line(program: TimedTerminal, last: int) -> tuple[float, int]:
    """Goes down; the seconds until a line is seen that was not seen before, and its number."""
    since = program.press(DOWN)
    wanted = [f"L{at:05}" for at in range(last + 1, last + LINES)]
    seconds, found = program.seconds_until_one(wanted, since)
    return seconds, last + 1 + found


def main() -> None:
    """Prints all measurements."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name, data in _copies().items():
            (home / name).write_bytes(data)
            path = home / "meeting.toml"
            path.write_text(MEETING.format(name=name), "utf-8")
            print(f"{name}: {PAGES} pages, {len(data) / 1e6:.1f} MB")
            _measure(path, home)


main()
