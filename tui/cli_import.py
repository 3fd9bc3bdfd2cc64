"""What `agenda import` does; imported when it runs."""

import os
import sys
from pathlib import Path

import click

from tui.console import safe, say, shown, write
from tui.i18n import _, ngettext
from tui.papers.blocks import MOST_BYTES, UnreadablePaper
from tui.papers.found import Imported
from tui.papers.importing import import_paper
from tui.papers.lines import Use
from tui.papers.reading import kind_of, read_blocks, read_bytes
from tui.papers.writing import file_text
from tui.store.reading.loading import parse
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, save

_STANDARD = "-"


def import_file(
    paper: str, output: str | None, language: str, *, report: bool, clean: bool = False
) -> int:
    """Turns a paper into a meeting file; see `agenda import --help`.

    Args:
        paper: The paper; `-` for standard input.
        output: The file to write, which is not there yet; `-` for standard output, and so is None
            where there is no terminal: on one, the meeting is shown to be reviewed.
        language: The tag of the paper's language; `""` to tell it from the text.
        report: Whether to print what became of each line, and no meeting.
        clean: Whether the user's settings are left alone.

    Returns:
        The exit code.

    Raises:
        click.ClickException: It could not be done.
    """
    if paper != _STANDARD and output is None and not report and _is_on_screen():
        return _review(Path(paper), language, clean=clean)
    name, imported = read_paper(paper, language)
    if report:
        write(_report(imported))
        return 0
    text = file_text(imported.meeting, imported.guesses)
    if output is None or output == _STANDARD:
        write(text)
    else:
        _write(Path(output), text)
    _say_what_is_uncertain(imported, text, name, output)
    return 0


def read_paper(paper: str, language: str) -> tuple[str, Imported]:
    """Reads a paper.

    Args:
        paper: The paper; `-` for standard input.
        language: The tag of its language; `""` to tell it from the text.

    Returns:
        What to call it in messages, and what was found in it.

    Raises:
        click.ClickException: It cannot be read, or holds no agenda.
    """
    name = _("standard input") if paper == _STANDARD else shown(Path(paper))
    try:
        data = _standard_input() if paper == _STANDARD else read_bytes(Path(paper))
        return name, import_paper(read_blocks(data), language)
    except UnreadablePaper as error:
        raise click.ClickException(f"{name}: {error}") from None


def _is_on_screen() -> bool:
    """Whether there is a terminal that has place for a screen."""
    on_screen = bool(sys.stdout and sys.stdout.isatty() and sys.stdin and sys.stdin.isatty())
    return on_screen and os.environ.get("TERM") != "dumb"


def _review(paper: Path, language: str, *, clean: bool) -> int:
    from tui.app.run import run_import  # noqa: PLC0415 -- only where there is a terminal

    name = shown(paper)
    try:
        # What cannot be read at all is said without a screen.
        kind_of(read_bytes(paper))
    except UnreadablePaper as error:
        raise click.ClickException(f"{name}: {error}") from None
    code, refusal = run_import(paper, language, clean=clean)
    if refusal:
        raise click.ClickException(f"{name}: {refusal}")
    return code


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""


def _write(path: Path, text: str) -> None:
    what = _(
        "{path} is there already, and nothing was written; name another file, or update it with --update"
    )
    taken = what.format(path=shown(path))
    if os.path.lexists(path):
        raise click.ClickException(taken)
    try:
        save(path, text, bom=False, expected=None)
    except ChangedOnDisk:
        raise click.ClickException(taken) from None
    except CannotSave as error:
        raise click.ClickException(str(error)) from None


def _say_what_is_uncertain(imported: Imported, text: str, name: str, output: str | None) -> None:
    """Says on standard error what was guessed, what was not understood, and what is wrong."""
    say_what_is_not_understood(imported, name)
    for guess in imported.guesses:
        say(safe(_("guessed: {words}").format(words=guess.words)))
    for remark in imported.remarks:
        say(safe(remark))
    where = output if output and output != _STANDARD else _("the meeting")
    for problem in parse(text).problems:
        say(problem.render(where))
    meeting = imported.meeting
    items = ngettext("{count} item", "{count} items", len(meeting.agenda))
    documents = ngettext("{count} document", "{count} documents", len(meeting.documents))
    sittings = ngettext("{count} sitting", "{count} sittings", len(meeting.schedule))
    parts = [
        items.format(count=len(meeting.agenda)),
        documents.format(count=len(meeting.documents)),
        sittings.format(count=len(meeting.schedule)),
    ]
    say(" · ".join(parts))


def say_what_is_not_understood(imported: Imported, name: str) -> None:
    """Says on standard error which lines of a paper are not in the meeting.

    Args:
        imported: What was found in the paper.
        name: What to call it.
    """
    for line in imported.lines:
        if line.use is Use.UNKNOWN:
            words = _("{name}:{line}: not understood: {text}")
            say(safe(words.format(name=name, line=line.number, text=line.text)))


_USES = {
    Use.UNKNOWN: "?",
    Use.FURNITURE: "page",
    Use.HEADING: "heading",
    Use.HEAD: "head",
    Use.LIST: "list",
    Use.ITEM: "item",
    Use.ANNOTATION: "text",
    Use.DOCUMENT: "document",
    Use.ADDRESS: "address",
    Use.SCHEDULE: "schedule",
    Use.FOOTNOTE: "footnote",
    Use.INTRODUCTION: "text",
}
"""What became of a line, in a word of a column: for programs and for those who mend the reading."""


def _report(imported: Imported) -> str:
    """The paper line by line, each with what became of it."""
    rows = (f"{line.number:5}  {_USES[line.use]:9}  {line.text}" for line in imported.lines)
    return "".join(f"{safe(row)}\n" for row in rows)
