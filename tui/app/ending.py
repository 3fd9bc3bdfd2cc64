"""What ends the viewer from outside: a signal, or a terminal that goes away."""

import asyncio
import contextlib
import errno
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType

from tui.app.tidy_app import TidyApp

HANG_UP = 128 + 1
"""The exit code where the terminal went away: what a shell reports of a program that SIGHUP ended."""

_GRACE = 2.0
"""Seconds that the program has to end once its terminal is gone."""

_LOOK_SECONDS = 1.0
"""How often the terminal is looked at on a system that cannot tell when it goes."""


_ENDING = (
    *("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGABRT"),
    *("SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU"),
)
"""The signals that end a program which does nothing about them, and can be caught."""


def end_with_signals(app: TidyApp) -> None:
    """Lets signals end the program by its usual way, so that it leaves the terminal as it was."""

    def end(number: int, _frame: FrameType | None) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # Not begun yet, or ended already: the terminal is as it was.
            sys.exit(128 + number)
        loop.call_soon_threadsafe(app.exit_with, 128 + number)

    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)


@contextlib.contextmanager
def interrupts_left_to_others() -> Iterator[None]:
    """While another program has the terminal, what interrupts there is meant for that one alone."""
    # A function in place of SIG_IGN, which the other program would inherit.
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = [(number, signal.signal(number, lambda *_: None)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def end_with_terminal(app: TidyApp) -> None:
    """Ends the program also where its terminal goes away and no signal says so.

    That is so where a program in between ignores SIGHUP, or the terminal does not control this
    one. Textual would read from the terminal for ever, and each time find nothing.
    """
    if app.is_headless or not hasattr(select, "poll"):
        return
    loop = asyncio.get_running_loop()
    leave = partial(loop.call_soon_threadsafe, app.exit_with, HANG_UP)
    terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
    threading.Thread(target=_watch, args=(terminal, leave), name="terminal", daemon=True).start()


def _watch(terminal: int, leave: Callable[[], object]) -> None:
    _wait_until_gone(terminal)
    # What is still written on leaving would fail, or wait for ever for one who writes it.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        if stream == terminal or os.isatty(stream) or is_gone(stream):
            os.dup2(nowhere, stream)
    with contextlib.suppress(RuntimeError):  # the program is ending already
        leave()
    time.sleep(_GRACE)
    # It hangs on the terminal somewhere. Edits have been kept as they were made.
    os._exit(HANG_UP)


def _wait_until_gone(terminal: int) -> None:
    poll = select.poll()
    poll.register(terminal, 0)
    (_, event), *_others = poll.poll()
    if event & (select.POLLHUP | select.POLLERR):
        return
    while not is_gone(terminal):  # this system cannot poll a terminal
        time.sleep(_LOOK_SECONDS)


def is_gone(terminal: int) -> bool:
    """Whether a file is a terminal that has gone away."""
    import termios  # noqa: PLC0415 -- not on every system

    try:
        termios.tcgetattr(terminal)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False
