"""The program's own words on a page: what papers do not print and `tui.meeting.words` has not.

They are in the language of the program, for they are what it adds to the paper.
"""

from collections.abc import Mapping

from tui.i18n import N_, NP_, ngettext, pgettext

ITEM_KINDS: Mapping[str, str] = {
    "information": NP_("kind of an item", "For information"),
    "discussion": NP_("kind of an item", "For discussion"),
    "decision": NP_("kind of an item", "For decision"),
    "procedure": NP_("kind of an item", "Procedure"),
}
ITEM_STATUSES: Mapping[str, str] = {
    "open": NP_("status of an item", "Open"),
    "in-progress": NP_("status of an item", "In progress"),
    "concluded": NP_("status of an item", "Concluded"),
    "adopted": NP_("status of an item", "Adopted"),
    "deferred": NP_("status of an item", "Deferred"),
    "withdrawn": NP_("status of an item", "Withdrawn"),
}
DOCUMENT_KINDS: Mapping[str, str] = {
    "background": NP_("kind of a document", "Background paper"),
    "report": NP_("kind of a document", "Report"),
    "working": NP_("kind of a document", "Working paper"),
    "information": NP_("kind of a document", "Information paper"),
    "conference-room": NP_("kind of a document", "Conference room paper"),
    "limited": NP_("kind of a document", "Limited distribution"),
    "draft-decision": NP_("kind of a document", "Draft decision"),
    "statement": NP_("kind of a document", "Statement"),
    "other": "",
}
DOCUMENT_STATUSES: Mapping[str, str] = {
    "expected": NP_("status of a document", "Expected"),
    "issued": NP_("status of a document", "Issued"),
    "superseded": NP_("status of a document", "Superseded"),
    "withdrawn": NP_("status of a document", "Withdrawn"),
}
SITTING_KINDS: Mapping[str, str] = {
    "plenary": "",  # what a sitting is unless something else is said
    "parallel": NP_("kind of a sitting", "in\u00a0parallel"),
    "informal": NP_("kind of a sitting", "informal"),
    "side-event": NP_("kind of a sitting", "side\u00a0event"),
    "break": NP_("kind of a sitting", "break"),
    "holiday": NP_("kind of a sitting", "holiday"),
}
SITTING_STATUSES: Mapping[str, str] = {
    "confirmed": "",
    "tentative": NP_("status of a sitting", "TENTATIVE"),
    "moved": NP_("status of a sitting", "MOVED"),
    "cancelled": NP_("status of a sitting", "CANCELLED"),
}

RELATED = N_("See also: {}")
TAKEN_UP = N_("Taken up {}")
OUTCOME = N_("Outcome: ")
SUBMITTED_BY = N_("Submitted by: {}")
SUPERSEDES = N_("Supersedes: {}")
ITEMS = N_("Agenda items: {}")
COPY = N_("Copy ({}): {}")
BETWEEN = " · "
"""What stands between two short statements on one line."""


def minutes(count: int) -> str:
    """A time planned."""
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def item_kind(kind: str) -> str:
    """What the meeting is to do with an item; `""` for nothing."""
    return _said("kind of an item", ITEM_KINDS, kind)


def item_status(status: str) -> str:
    """How far the meeting is with an item; `""` for nothing."""
    return _said("status of an item", ITEM_STATUSES, status)


def document_kind(kind: str) -> str:
    """What sort of document it is; `""` where that says nothing."""
    return _said("kind of a document", DOCUMENT_KINDS, kind)


def document_status(status: str) -> str:
    """Whether a document is out; `""` for nothing."""
    return _said("status of a document", DOCUMENT_STATUSES, status)


def sitting_kind(kind: str) -> str:
    """What sort of sitting it is; `""` for a usual one."""
    return _said("kind of a sitting", SITTING_KINDS, kind)


def sitting_status(status: str) -> str:
    """Whether a sitting stands; `""` where it does."""
    return _said("status of a sitting", SITTING_STATUSES, status)


def _said(context: str, words: Mapping[str, str], value: str) -> str:
    word = words.get(value, "")
    return pgettext(context, word) if word else ""
