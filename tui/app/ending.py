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
from collections.abc import Callable
from functools import partial

from textual.app import App

HANG_UP = 128 + 1
"""The exit code where the terminal went away: what a shell reports of a program that SIGHUP ended."""

_GRACE = 2.0
"""Seconds that the program has to end once its terminal is gone."""

_LOOK_SECONDS = 1.0
"""How often the terminal is looked at on a system that cannot tell when it goes."""


def end_with_signals(app: App[None]) -> None:
    """Lets signals end the program by its usual way, so that it leaves the terminal as it was."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, app.exit, None, 128 + number)


def end_with_terminal(app: App[None]) -> None:
    """Ends the program also where its terminal goes away and no signal says so.

    That is so where a program in between ignores SIGHUP, or the terminal does not control this
    one. Textual would read from the terminal for ever, and each time find nothing.
    """
    if app.is_headless or not hasattr(select, "poll"):
        return
    loop = asyncio.get_running_loop()
    leave = partial(loop.call_soon_threadsafe, app.exit, None, HANG_UP)
    terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
    threading.Thread(target=_watch, args=(terminal, leave), name="terminal", daemon=True).start()


def _watch(terminal: int, leave: Callable[[], object]) -> None:
    _wait_until_gone(terminal)
    # What is still written on leaving would fail, or wait for ever for one who writes it.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        if stream == terminal or os.isatty(stream) or _is_gone(stream):
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
    while not _is_gone(terminal):  # this system cannot poll a terminal
        time.sleep(_LOOK_SECONDS)


def _is_gone(terminal: int) -> bool:
    """Whether a file is a terminal that has gone away."""
    import termios  # noqa: PLC0415 -- not on every system

    try:
        termios.tcgetattr(terminal)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False
