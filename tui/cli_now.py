"""What `agenda now` does; imported when it runs."""

import re
from datetime import date, datetime, time, tzinfo

import click

from tui.console import page_columns, safe, write, writes_unicode
from tui.exports.now import now_json, now_page
from tui.i18n import _
from tui.meeting.clock import LocalZone, zone_of
from tui.meeting.model import Meeting

_HOUR = re.compile(r"\d{1,2}:\d{2}", re.ASCII)


def print_now(meeting: Meeting, when: str | None, *, as_json: bool) -> None:
    """Prints what is on in a meeting, and what is next.

    Args:
        meeting: The meeting.
        when: The moment as it was typed; None for this one.
        as_json: Whether to print JSON.

    Raises:
        click.ClickException: There is no such moment.
    """
    home = LocalZone()
    zone = zone_of(meeting) or home
    this = datetime.now(zone)
    moment = this if when is None else _moment(when, this.date(), zone)
    if as_json:
        write(now_json(meeting, moment, home, ascii_only=not writes_unicode()))
    else:
        write(now_page(meeting, moment, home, page_columns()))


def _moment(typed: str, today: date, zone: tzinfo) -> datetime:
    """A moment as it was typed; what it lacks is taken from today and from the meeting's zone."""
    text = typed.strip()
    try:
        if _HOUR.fullmatch(text):
            moment = datetime.combine(today, time.fromisoformat(text.zfill(5)))
        else:
            moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
        # Around the first and the last day that there are, not every zone has a time.
        moment.astimezone(zone).utctimetuple()
    except (ValueError, OverflowError):
        what = _("there is no moment {typed}; write 2019-09-09T10:30, or 10:30 for today")
        raise click.ClickException(what.format(typed=safe(typed))) from None
    return moment
