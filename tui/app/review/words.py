"""What became of a line of a paper, in words."""

from collections.abc import Mapping

from tui.app.view import OVERVIEW, MeetingView
from tui.i18n import N_, _
from tui.meeting.problems import ValuePath
from tui.papers.lines import Use

_USES: Mapping[Use, str] = {
    Use.UNKNOWN: N_("not understood"),
    Use.FURNITURE: N_("page furniture"),
    Use.HEADING: N_("heading"),
    Use.HEAD: N_("about the meeting"),
    Use.LIST: N_("list of items"),
    Use.ITEM: N_("title"),
    Use.ANNOTATION: N_("annotation"),
    Use.DOCUMENT: N_("document"),
    Use.ADDRESS: N_("address"),
    Use.SCHEDULE: N_("schedule"),
    Use.FOOTNOTE: N_("footnote"),
    Use.INTRODUCTION: N_("introduction"),
}


def use_words(use: Use) -> str:
    """What became of a line."""
    return _(_USES[use])


def place_name(place: ValuePath, view: MeetingView) -> str:
    """A short name of what is at a path in a meeting: the number of an item, a symbol, a sitting."""
    meeting = view.meeting
    match place:
        case ("agenda", int(item), *_rest) if OVERVIEW < item < len(meeting.agenda):
            return view.full_label(item)
        case ("documents", int(at), *_rest) if at < len(meeting.documents):
            return meeting.documents[at].symbol
        case ("schedule", int(at), *_rest) if at < len(meeting.schedule):
            sitting = meeting.schedule[at]
            return f"{sitting.date:%m-%d} {sitting.start:%H:%M}"
    return ""
