"""Operating systems that fail, die, or take turns, for tests of what is written to the disk."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

from tui.store.saving.layer import SYSTEM, FileLayer

_PIECE = 9


class Died(BaseException):
    """The program was killed; nothing that it does afterwards has any effect."""


class Watched:
    """The operating system, of which every call is counted and may go wrong.

    Few bytes are written at a time, so that what dies while it writes leaves half a file.

    Args:
        at: The call, from 0, that goes wrong; by default none does.
        error: What it raises; by default the program dies there.
        only: The one call that is meant and counted, by its name; by default every one is.
        never: Calls that always fail, by their names.
    """

    def __init__(
        self,
        at: int = -1,
        error: OSError | None = None,
        only: str = "",
        never: dict[str, OSError] | None = None,
    ) -> None:
        self._at = at
        self._error = error
        self._only = only
        self._never = never or {}
        self._open: set[int] = set()
        self._first: dict[str, Callable[[], None]] = {}
        self.calls: list[str] = []
        self.dead = False
        self.failed = False

    @property
    def files(self) -> FileLayer:
        """This, as the code under test sees it."""
        return cast("FileLayer", self)

    def fail(self, at: int, error: OSError) -> None:
        """Lets one of the calls that come now fail, counted from 0."""
        self.calls.clear()
        self._at, self._error = at, error

    def before(self, name: str, action: Callable[[], None]) -> None:
        """Does something once, just before the next call with a name."""
        self._first[name] = action

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real: Callable[..., Any] = getattr(SYSTEM, name)

        def call(*arguments: Any) -> Any:
            self._first.pop(name, lambda: None)()
            if self.dead:
                raise Died
            try:
                self._count(name)
            except OSError:
                if name == "close":
                    # What the kernel could not close well is closed all the same.
                    self._open.discard(arguments[0])
                    real(*arguments)
                raise
            if name == "write":
                arguments = (arguments[0], arguments[1][:_PIECE])
            result: Any = None if name == "pause" else real(*arguments)
            if name == "open":
                self._open.add(result)
            if name == "close":
                self._open.discard(arguments[0])
            return result

        return call

    def _count(self, name: str) -> None:
        if name in self._never:
            raise self._never[name]
        if self._only in {"", name}:
            self.calls.append(name)
            if len(self.calls) - 1 == self._at:
                self.failed = True
                if self._error is not None:
                    raise self._error
                self.dead = True
                raise Died

    def bury(self) -> None:
        """Closes what the dead left open, and so its locks, as the kernel does."""
        for handle in self._open:
            with suppress(OSError):
                os.close(handle)
        self._open.clear()


class Turns:
    """Lets some programs run, one call to the operating system at a time.

    Args:
        order: Which of those that still run goes next, each number taken modulo how many there
            are; afterwards they go in turn.
    """

    def __init__(self, order: Sequence[int]) -> None:
        self._order = list(reversed(order))
        self._ready: list[threading.Semaphore] = []
        self._back = threading.Semaphore(0)
        self._running: list[int] = []
        self._errors: list[BaseException] = []

    def run(self, *programs: Callable[[FileLayer], None]) -> None:
        """Runs programs to their ends.

        Raises:
            BaseException: What the first program that failed has raised.
        """
        threads = []
        for number, program in enumerate(programs):
            self._ready.append(threading.Semaphore(0))
            self._running.append(number)
            thread = threading.Thread(target=self._start, args=(number, program), daemon=True)
            threads.append(thread)
            thread.start()
        turn = 0
        while self._running:
            turn = self._order.pop() if self._order else turn + 1
            self._ready[self._running[turn % len(self._running)]].release()
            self._back.acquire()
        for thread in threads:
            thread.join()
        if self._errors:
            raise self._errors[0]

    def _start(self, number: int, program: Callable[[FileLayer], None]) -> None:
        self._ready[number].acquire()
        try:
            program(cast("FileLayer", _Turn(self, number)))
        except BaseException as error:  # noqa: BLE001 -- raised again by `run`
            self._errors.append(error)
        self._running.remove(number)
        self._back.release()

    def pass_on(self, number: int) -> None:
        """Waits for the next turn of a program."""
        self._back.release()
        self._ready[number].acquire()


class _Turn:
    """The operating system for one of several programs."""

    def __init__(self, turns: Turns, number: int) -> None:
        self._turns = turns
        self._number = number

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real: Callable[..., Any] = getattr(SYSTEM, name)

        def call(*arguments: Any) -> Any:
            self._turns.pass_on(self._number)
            return None if name == "pause" else real(*arguments)

        return call


@contextmanager
def without_privileges() -> Iterator[None]:
    """The superuser may do everything, so tests that run as it become nobody."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
