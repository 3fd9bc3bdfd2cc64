"""The text of a small meeting file, and what is found in it."""

from tui.meeting.model import Meeting
from tui.store.reading.loading import parse

HEAD = """\
format = 1
[meeting]
title = "Working Group"
language = "en"
start = 2019-09-09
end = 2019-09-11
"""
"""Six lines; what a test adds begins on line 7."""


def found(text: str) -> list[str]:
    return [problem.render("f").removeprefix("f:") for problem in parse(text).problems]


def meeting_of(text: str) -> Meeting:
    meeting = parse(text).meeting
    assert meeting is not None
    return meeting
