"""What `agenda log` does; imported when it runs."""

from pathlib import Path

import click

from tui.console import page_columns, say, shown, write, writes_unicode
from tui.exports.log import log_json, log_markdown, log_page
from tui.i18n import _
from tui.meeting.clock import LocalZone, zone_of
from tui.meeting.log import in_order
from tui.meeting.model import Meeting
from tui.meeting.notes import Line
from tui.store.notes import NotesError, NotesFile
from tui.text.safe import make_safe


def print_log(meeting: Meeting, file: Path, *, markdown: bool, as_json: bool) -> None:
    """Prints the log beside a meeting file.

    Args:
        meeting: The meeting.
        file: Its file.
        markdown: Whether to print Markdown.
        as_json: Whether to print JSON.

    Raises:
        click.ClickException: The file of notes cannot be read.
    """
    if markdown and as_json:
        raise click.UsageError(_("--markdown does not go with --json"))
    notes = NotesFile(file)
    try:
        placed = notes.placed(meeting)
    except NotesError as error:
        raise click.ClickException(str(error)) from None
    zone = zone_of(meeting) or LocalZone()
    lines = in_order(placed.each(Line), zone)
    if as_json:
        write(log_json(meeting, lines, ascii_only=not writes_unicode()))
    elif markdown:
        write("\n".join(map(make_safe, log_markdown(meeting, lines).split("\n"))))
    else:
        write(log_page(meeting, lines, page_columns()))
    if not lines:
        say(_("There is no line in {file}.").format(file=shown(notes.path)))
    for problem in notes.contents.problems:
        say(problem.render(shown(notes.path)))
