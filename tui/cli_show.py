"""What `agenda show` does; also how the other commands load a meeting and say what of it is wrong."""

from pathlib import Path

import click

from tui.console import page_columns, safe, say, shown, write, writes_unicode
from tui.exports.parts import ALL_PARTS, Part
from tui.i18n import _, ngettext
from tui.meeting.model import Meeting
from tui.meeting.problems import Rank
from tui.store.reading.loading import Loaded, load


def show_meeting(
    file: Path,
    item: str | None = None,
    parts: frozenset[Part] = ALL_PARTS,
    width: int | None = None,
    *,
    as_json: bool = False,
) -> None:
    """Prints a meeting, or parts of it, and says how much is left out for being wrong.

    Args:
        file: The meeting's file.
        item: The number or id of the one agenda item that is asked for.
        parts: What of the meeting is asked for.
        width: Columns of the page; those of the terminal where it is None.
        as_json: JSON instead of a page.

    Raises:
        click.ClickException: The file cannot be read, or has no such item.
    """
    loaded, meeting = load_meeting(file)
    position = -1 if item is None else _find(meeting, item, file)
    if as_json:
        from tui.exports.json_export import meeting_json  # noqa: PLC0415

        ascii_only = not writes_unicode()
        write(meeting_json(meeting, item=position, parts=parts, ascii_only=ascii_only))
    else:
        from tui.exports.plain import item_page, meeting_page  # noqa: PLC0415

        width = width or page_columns()
        if position < 0:
            write(meeting_page(meeting, width, parts=parts))
        else:
            write(item_page(meeting, position, width, parts=parts))
    say_what_is_left_out(loaded, file)


def load_meeting(file: Path) -> tuple[Loaded, Meeting]:
    """The meeting of a file, and all that was read.

    Raises:
        click.ClickException: There is no meeting in it, which is said with the place.
    """
    loaded = load(file)
    if loaded.meeting is None:
        fatal = next(problem for problem in loaded.problems if problem.rank is Rank.FATAL)
        whole = not loaded.source.text and (fatal.line, fatal.column) == (1, 1)
        raise click.ClickException(
            f"{shown(file)}: {fatal.message}" if whole else fatal.render(str(file))
        )
    return loaded, loaded.meeting


def _find(meeting: Meeting, name: str, file: Path) -> int:
    from tui.exports.items import NoSuchItemError, find_item  # noqa: PLC0415

    try:
        return find_item(meeting, name)
    except NoSuchItemError as error:
        advice = _("see `agenda show FILE --part agenda` for its items")
        if error.suggestion:
            advice = _("did you mean {suggestion}?").format(suggestion=safe(error.suggestion))
        what = _("no item {name} in {file}").format(name=safe(name), file=shown(file))
        raise click.ClickException(_("{what}; {advice}").format(what=what, advice=advice)) from None


def say_what_is_left_out(loaded: Loaded, file: Path) -> None:
    """Says how many things of a file are wrong, where there are any."""
    if count := loaded.left_out:
        words = ngettext(
            "{file}: {count} thing is wrong and left out; run `agenda check {file}`",
            "{file}: {count} things are wrong and left out; run `agenda check {file}`",
            count,
        )
        say(words.format(file=shown(file), count=count))
