"""What the command line reads and writes: standard input, output and error."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from tui.i18n import _

_BROKEN_PIPE = 141  # what a shell reports of a program whose reader went away
_COLUMNS = 80
_MOST_COLUMNS = 100  # longer lines are hard to read


def safe(text: str) -> str:
    """A text with everything made visible that would do something to a terminal."""
    from tui.text.safe import make_safe  # noqa: PLC0415

    return make_safe(text)


def shown(file: Path) -> str:
    """The name of a file, safe for a terminal."""
    return safe(str(file))


def page_columns() -> int:
    """How wide a page is: the terminal, but no wider than one likes to read."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return _COLUMNS
    return min(columns, _MOST_COLUMNS) or _COLUMNS


def writes_unicode() -> bool:
    """Whether standard output takes every character."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").startswith("utf")


def say(text: str) -> None:
    """Writes a line to standard error, under the program's name."""
    if sys.stderr:
        print(f"agenda: {text}", file=sys.stderr)


def write(text: str) -> None:
    """Prints a text as it is; signs that the output's encoding has not, as escapes.

    Raises:
        click.ClickException: It cannot be written.
        SystemExit: The reader went away.
    """

    def put() -> None:
        if hasattr(sys.stdout, "reconfigure"):
            # Not forced to UTF-8: on a terminal of another encoding its bytes could be controls.
            sys.stdout.reconfigure(errors="backslashreplace")
        sys.stdout.write(text)

    _put(put)


def write_bytes(data: bytes) -> None:
    """Writes bytes to standard output as they are; see `write`."""
    _put(lambda: _all_of(data))


def _all_of(data: bytes) -> None:
    sys.stdout.buffer.write(data)


def _put(put: Callable[[], None]) -> None:
    if not sys.stdout:
        return
    try:
        put()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _drop_output()
        raise
    except BrokenPipeError:
        _drop_output()
        sys.exit(_BROKEN_PIPE)
    except OSError as error:
        _drop_output()
        what = _("the output cannot be written ({strerror}); check where it goes").format(
            strerror=error.strerror
        )
        raise click.ClickException(what) from None


def _drop_output() -> None:
    # What is left in the buffer would be written once more as Python ends, and fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_input(most: int) -> str:
    """Reads standard input to its end, as UTF-8, less a byte-order mark and the last newline.

    Args:
        most: How many bytes there may be.

    Raises:
        click.ClickException: It cannot be read, is too long, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read(most + 1) if sys.stdin else b""
    except OSError as error:
        what = _("standard input cannot be read ({strerror}); check where it comes from").format(
            strerror=error.strerror
        )
        raise click.ClickException(what) from None
    if len(data) > most:
        what = _("standard input has more than {most} MiB; give it one value").format(
            most=most >> 20
        )
        raise click.ClickException(what)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = _("standard input is not in UTF-8: byte {start} is wrong; convert it").format(
            start=error.start + 1
        )
        raise click.ClickException(what) from None
    return text.removesuffix("\n").removesuffix("\r")
