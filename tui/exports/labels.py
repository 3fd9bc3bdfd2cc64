"""The program's own words on a page: what papers do not print and `tui.meeting.words` has not.

They are English in every language.
"""

from collections.abc import Mapping

ITEM_KINDS: Mapping[str, str] = {
    "information": "For information",
    "discussion": "For discussion",
    "decision": "For decision",
    "procedure": "Procedure",
}
ITEM_STATUSES: Mapping[str, str] = {
    "open": "Open",
    "in-progress": "In progress",
    "concluded": "Concluded",
    "adopted": "Adopted",
    "deferred": "Deferred",
    "withdrawn": "Withdrawn",
}
DOCUMENT_KINDS: Mapping[str, str] = {
    "background": "Background paper",
    "report": "Report",
    "working": "Working paper",
    "information": "Information paper",
    "conference-room": "Conference room paper",
    "limited": "Limited distribution",
    "draft-decision": "Draft decision",
    "statement": "Statement",
    "other": "",
}
DOCUMENT_STATUSES: Mapping[str, str] = {
    "expected": "Expected",
    "issued": "Issued",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
}
SITTING_KINDS: Mapping[str, str] = {
    "plenary": "",  # what a sitting is unless something else is said
    "parallel": "in\u00a0parallel",
    "informal": "informal",
    "side-event": "side\u00a0event",
    "break": "break",
    "holiday": "holiday",
}
SITTING_STATUSES: Mapping[str, str] = {
    "confirmed": "",
    "tentative": "TENTATIVE",
    "moved": "MOVED",
    "cancelled": "CANCELLED",
}

MINUTES = "{} minutes"
MINUTE = "{} minute"
RELATED = "See also: {}"
OUTCOME = "Outcome: "
SUBMITTED_BY = "Submitted by: {}"
SUPERSEDES = "Supersedes: {}"
ITEMS = "Agenda items: {}"
COPY = "Copy ({}): {}"
BETWEEN = " · "
"""What stands between two short statements on one line."""
