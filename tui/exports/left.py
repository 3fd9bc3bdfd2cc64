"""What is left to do, in words."""

from tui.i18n import _, ngettext
from tui.meeting.left import Left, LeftItem, SittingTime


def time_words(time: SittingTime) -> str:
    """How the time of a sitting stands to what is planned: `45 min left · 60 planned · 15 too many`."""
    words = _("{minutes} min left") if time.is_on else _("{minutes} min")
    said = [
        words.format(minutes=time.minutes),
        _("{minutes} planned").format(minutes=time.planned),
    ]
    if time.excess:
        said.append(_("{minutes} too many").format(minutes=time.excess))
    return " · ".join(said)


def planned_words(left: Left) -> str:
    """How much is left in all: `5 items open · 405 min planned · 2 without a time`."""
    count = len(left.items)
    said = [ngettext("{count} item open", "{count} items open", count).format(count=count)]
    if left.minutes:
        said.append(_("{minutes} min planned").format(minutes=left.minutes))
        if left.untimed:
            words = ngettext("{count} without a time", "{count} without a time", left.untimed)
            said.append(words.format(count=left.untimed))
    return " · ".join(said)


def item_words(left: LeftItem, when: str) -> str:
    """The time planned for an item, and the sitting that takes it up.

    Args:
        left: The item.
        when: The day and the hours of that sitting.
    """
    said = []
    if left.minutes is not None and left.counts:
        said.append(_("{minutes} min").format(minutes=left.minutes))
    if left.sitting < 0:
        said.append(_("in no sitting"))
    elif left.is_late:
        said.append(_("was planned for {when}").format(when=when))
    else:
        said.append(when)
        if left.goes_on:
            said.append(_("goes on later"))
    return " · ".join(said)
