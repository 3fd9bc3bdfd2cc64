"""What a command is, and where it applies."""

from enum import StrEnum

from msgspec import Struct


class Scope(StrEnum):
    """Where a command applies."""

    APP = "everywhere"
    MEETING = "in a meeting"
    LIBRARY = "in a folder of meetings"
    LINES = "in every pane"
    LIST = "in a list"
    OUTLINE = "in the agenda"


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
    """

    id: str
    keys: tuple[str, ...]
    action: str
    label: str
    help: str
    scope: Scope
    footer: bool = False
    palette: bool = True
