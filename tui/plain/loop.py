"""Reading the lines of a dialogue, and writing its answers."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from tui.i18n import _
from tui.plain.dialogue import Dialogue
from tui.store.reading.loading import Loaded

PROMPT = "> "


def run_plain(loaded: Loaded, write: Callable[[str], None]) -> int:
    """Holds a dialogue about a meeting on standard input and output.

    Args:
        loaded: The meeting file; it holds a meeting.
        write: Writes a text to standard output.

    Returns:
        The exit code: 0, or 1 where the input ended with changes that are not saved.
    """
    dialogue = Dialogue(loaded)
    _say(dialogue.begin(), write)
    for line in _lines():
        _say(dialogue.answer(line), write)
        if dialogue.is_over:
            return 0
    if dialogue.editing.file.changed:
        words = _("The changes are not saved; they are kept, and offered at the next start.")
        write(f"{words}\n")
        return 1
    _say(dialogue.editing.close(), write)
    return 0


def _say(lines: Iterator[str], write: Callable[[str], None]) -> None:
    for line in lines:
        write(f"{line}\n")


def _lines() -> Iterator[str]:
    """The lines that are typed; of another program, those that it writes."""
    if not sys.stdin:
        return
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield from (line.rstrip("\r\n") for line in sys.stdin)
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 -- lets `input` edit and recall lines
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            # The line is given up, not the program: a change may not be saved.
            print()
