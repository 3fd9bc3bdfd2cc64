"""What a command is, and where it applies."""

from enum import StrEnum

from msgspec import Struct

from tui.i18n import N_


class Scope(StrEnum):
    """Where a command applies; help and README list the commands under these words."""

    OUTLINE = N_("In the agenda")
    LIST = N_("In a list")
    LINES = N_("Moving")
    MEETING = N_("In a meeting")
    REVIEW = N_("In the review of a paper")
    LIBRARY = N_("In a folder of meetings")
    FORM = N_("In a list of values")
    SETTINGS = N_("In the settings")
    COPY = N_("In the list of what to copy")
    PICKER = N_("In a list to pick from")
    CONFLICTS = N_("In a list of conflicts")
    DOCUMENT = N_("In a document")
    NOTES = N_("In the list of notes")
    MARKS = N_("In the list of marks")
    LOG = N_("In the running log")
    BOX = N_("In a box over the panes")
    QUESTION = N_("In a question")
    TEXT = N_("Where a text is written")
    LINE = N_("Where a value is typed")
    SEARCH = N_("In the search")
    FINDING = N_("In the search of a meeting")
    COMPLETION = N_("Where words are completed")
    FILTER = N_("In a line with a list below")
    TYPING = N_("Wherever one types")
    APP = N_("Everywhere")


LISTS = (Scope.LIST, Scope.LINES)

TOGETHER = (
    (Scope.OUTLINE, *LISTS, Scope.MEETING, Scope.REVIEW, Scope.APP),
    (*LISTS, Scope.LIBRARY, Scope.APP),
    (Scope.SEARCH, Scope.COMPLETION, Scope.FILTER, Scope.LIBRARY, Scope.APP),
    (*LISTS, Scope.FORM, Scope.BOX),
    (*LISTS, Scope.SETTINGS, Scope.BOX),
    (*LISTS, Scope.COPY, Scope.BOX),
    (*LISTS, Scope.PICKER, Scope.BOX),
    (*LISTS, Scope.CONFLICTS, Scope.BOX),
    (Scope.LINES, Scope.DOCUMENT, Scope.BOX),
    (*LISTS, Scope.NOTES, Scope.BOX),
    (*LISTS, Scope.MARKS, Scope.BOX),
    (Scope.QUESTION, Scope.BOX),
    (Scope.TEXT, Scope.TYPING),
    (Scope.LOG, Scope.TYPING),
    (Scope.LINE, Scope.TYPING),
    (Scope.FINDING, Scope.SEARCH, Scope.COMPLETION, Scope.FILTER, Scope.TYPING),
)
"""The scopes that are active at the same time, so that in each of these no key may do two things."""

WITH_TEXT = frozenset(
    {
        Scope.TEXT,
        Scope.LOG,
        Scope.LINE,
        Scope.SEARCH,
        Scope.FINDING,
        Scope.COMPLETION,
        Scope.FILTER,
        Scope.TYPING,
    }
)
"""The scopes in which a text is being typed, so that a plain letter can be no key."""


class Command(Struct, frozen=True, kw_only=True):
    """One thing that a user can do.

    Attributes:
        id: Its stable name.
        keys: The keys that do it, as Textual names them; the first one is shown in the footer.
        action: The action method that runs it, with its argument if it has one.
        label: One or two words for the footer.
        help: A sentence for help, palette and README.
        scope: Where it applies.
        footer: Whether the footer shows it.
        palette: Whether the palette offers it; pure movement does not need to be searched for.
        first: Whether its keys go before those of what has the focus.
        over: Ids of commands that it may take a key from where both apply.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    label: str
    help: str
    scope: Scope
    footer: bool = False
    palette: bool = True
    first: bool = False
    over: tuple[str, ...] = ()
