"""The one table of commands.

Every command is declared here once: its id (an interface: keymaps name it), the action that runs
it, its keys, its words, and where it applies. Bindings, footer, help screen, command palette and
the README's table of keys are all made from this table.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from textual.binding import Binding


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


COMMANDS = (
    # The first of the footer are the most wanted: it cuts from the end.
    Command(
        id="list.choose",
        keys=("enter",),
        action="choose",
        label="go to",
        help="Go to what is selected: an item's annotation, a document's or a sitting's item",
        scope=Scope.LIST,
        footer=True,
    ),
    Command(
        id="document.open",
        keys=("o",),
        action="open_document",
        label="open",
        help="Open the document: its offline copy, else its address in the browser",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="search",
        keys=("slash",),
        action="search",
        label="search",
        help="Search titles, annotations, documents and schedule",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="search.next",
        keys=("n",),
        action="hit(1)",
        label="next hit",
        help="Go to the next hit of the search",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="search.previous",
        keys=("N",),
        action="hit(-1)",
        label="previous hit",
        help="Go to the previous hit of the search",
        scope=Scope.MEETING,
    ),
    Command(
        id="item.next",
        keys=("J",),
        action="next_item(1)",
        label="next item",
        help="Go to the next agenda item, from any pane",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="item.previous",
        keys=("K",),
        action="next_item(-1)",
        label="previous item",
        help="Go to the previous agenda item, from any pane",
        scope=Scope.MEETING,
    ),
    Command(
        id="pane.zoom",
        keys=("z",),
        action="zoom",
        label="zoom",
        help="Show this pane alone, and all of them again",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="pane.agenda",
        keys=("1",),
        action="pane('agenda')",
        label="agenda",
        help="Go to the agenda",
        scope=Scope.MEETING,
    ),
    Command(
        id="pane.annotation",
        keys=("2",),
        action="pane('annotation')",
        label="annotation",
        help="Go to the annotation",
        scope=Scope.MEETING,
    ),
    Command(
        id="pane.documents",
        keys=("3",),
        action="pane('documents')",
        label="documents",
        help="Go to the documents",
        scope=Scope.MEETING,
    ),
    Command(
        id="pane.schedule",
        keys=("4",),
        action="pane('schedule')",
        label="schedule",
        help="Go to the schedule",
        scope=Scope.MEETING,
    ),
    Command(
        id="pane.next",
        keys=("tab",),
        action="next_pane(1)",
        label="next pane",
        help="Go to the next pane",
        scope=Scope.MEETING,
        palette=False,
    ),
    Command(
        id="pane.previous",
        keys=("shift+tab",),
        action="next_pane(-1)",
        label="previous pane",
        help="Go to the previous pane",
        scope=Scope.MEETING,
        palette=False,
    ),
    Command(
        id="back",
        keys=("escape",),
        action="back",
        label="back",
        help="Clear the marks of the search, leave the single pane, or go back to the agenda",
        scope=Scope.MEETING,
        palette=False,
    ),
    Command(
        id="library",
        keys=("backspace",),
        action="library",
        label="folder",
        help="Go back to the folder of meetings that the meeting was opened from",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="edit",
        keys=("e",),
        action="edit",
        label="edit",
        help="Edit what is selected: an item's title, the annotation, a document, a sitting",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="edit.all",
        keys=("v",),
        action="edit_all",
        label="all values",
        help="Edit any value of the selected item, document, sitting, entry or of the meeting",
        scope=Scope.MEETING,
    ),
    Command(
        id="edit.file",
        keys=("E",),
        action="edit_file",
        label="edit file",
        help="Edit the file in $VISUAL or $EDITOR, at the line of what is selected",
        scope=Scope.MEETING,
    ),
    Command(
        id="add",
        keys=("a",),
        action="add",
        label="add",
        help="Add an item, document, sitting or entry after the selected one",
        scope=Scope.MEETING,
    ),
    Command(
        id="add.inside",
        keys=("A",),
        action="add_inside",
        label="add inside",
        help="Add a sub-item to the selected item, or an entry to the selected sitting",
        scope=Scope.MEETING,
    ),
    Command(
        id="delete",
        keys=("d", "delete"),
        action="delete",
        label="delete",
        help="Delete the selected item, document, sitting or entry",
        scope=Scope.MEETING,
    ),
    Command(
        id="indent",
        keys=("greater_than_sign",),
        action="indent(1)",
        label="indent",
        help="Make the selected item a sub-item of the one before it",
        scope=Scope.MEETING,
    ),
    Command(
        id="outdent",
        keys=("less_than_sign",),
        action="indent(-1)",
        label="outdent",
        help="Bring the selected item a level up",
        scope=Scope.MEETING,
    ),
    Command(
        id="move.entry-up",
        keys=("alt+up",),
        action="move(-1)",
        label="move up",
        help="Move the selected item, document, sitting or entry up",
        scope=Scope.MEETING,
    ),
    Command(
        id="move.entry-down",
        keys=("alt+down",),
        action="move(1)",
        label="move down",
        help="Move the selected item, document, sitting or entry down",
        scope=Scope.MEETING,
    ),
    Command(
        id="renumber",
        keys=(),
        action="renumber",
        label="renumber",
        help="Number the items beside the selected one anew, and what refers to them",
        scope=Scope.MEETING,
    ),
    Command(
        id="undo",
        keys=("u",),
        action="undo",
        label="undo",
        help="Undo the last change",
        scope=Scope.MEETING,
    ),
    Command(
        id="redo",
        keys=("ctrl+r",),
        action="redo",
        label="redo",
        help="Make the change undone last again",
        scope=Scope.MEETING,
    ),
    Command(
        id="save",
        keys=("ctrl+s",),
        action="save",
        label="save",
        help="Save the meeting file",
        scope=Scope.MEETING,
    ),
    Command(
        id="save.as",
        keys=(),
        action="save_as",
        label="save as",
        help="Save into another file, and go on with that",
        scope=Scope.MEETING,
    ),
    Command(
        id="copy",
        keys=("y",),
        action="copy",
        label="copy",
        help="Copy what is selected: an item with its annotation, a document or a sitting",
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="problems",
        keys=("exclamation_mark",),
        action="problems",
        label="problems",
        help="List what is wrong with the meeting file",
        scope=Scope.MEETING,
    ),
    Command(
        id="move.down",
        keys=("j", "down"),
        action="down",
        label="down",
        help="Down a row or a line",
        scope=Scope.LINES,
        palette=False,
    ),
    Command(
        id="move.up",
        keys=("k", "up"),
        action="up",
        label="up",
        help="Up a row or a line",
        scope=Scope.LINES,
        palette=False,
    ),
    Command(
        id="move.page-down",
        keys=("pagedown", "space", "ctrl+f"),
        action="page_down",
        label="page down",
        help="Down a page",
        scope=Scope.LINES,
        palette=False,
    ),
    Command(
        id="move.page-up",
        keys=("pageup", "b", "ctrl+b"),
        action="page_up",
        label="page up",
        help="Up a page",
        scope=Scope.LINES,
        palette=False,
    ),
    Command(
        id="move.first",
        keys=("g", "home"),
        action="first",
        label="top",
        help="To the beginning",
        scope=Scope.LINES,
        palette=False,
    ),
    Command(
        id="move.last",
        keys=("G", "end"),
        action="last",
        label="end",
        help="To the end",
        scope=Scope.LINES,
        palette=False,
    ),
    Command(
        id="outline.fold",
        keys=("h", "left"),
        action="fold",
        label="fold",
        help="Fold the item's sub-items away, or go to the item above",
        scope=Scope.OUTLINE,
        palette=False,
    ),
    Command(
        id="outline.unfold",
        keys=("l", "right"),
        action="unfold",
        label="unfold",
        help="Unfold the item's sub-items, or go to its annotation",
        scope=Scope.OUTLINE,
        palette=False,
    ),
    Command(
        id="library.search",
        keys=("slash",),
        action="find",
        label="search",
        help="Search all meetings of the folder",
        scope=Scope.LIBRARY,
        footer=True,
    ),
    Command(
        id="library.back",
        keys=("escape",),
        action="leave_search",
        label="back",
        help="Leave the search, then go back to all meetings",
        scope=Scope.LIBRARY,
        palette=False,
    ),
    Command(
        id="library.refresh",
        keys=("f5",),
        action="read_again",
        label="read again",
        help="Read again what has changed in the folder",
        scope=Scope.LIBRARY,
        footer=True,
    ),
    Command(
        id="library.stop",
        keys=("ctrl+x",),
        action="stop_reading",
        label="stop reading",
        help="Stop reading the folder; what was read is there",
        scope=Scope.LIBRARY,
        footer=True,
    ),
    Command(
        id="theme.next",
        keys=(),
        action="next_theme",
        label="theme",
        help="Change to the next colour theme",
        scope=Scope.APP,
    ),
    Command(
        id="palette",
        keys=("ctrl+p",),
        action="command_palette",
        label="commands",
        help="Find a command by its name",
        scope=Scope.APP,
        palette=False,
    ),
    Command(
        id="help",
        keys=("question_mark", "f1"),
        action="help",
        label="help",
        help="Show the keys that work here",
        scope=Scope.APP,
        footer=True,
    ),
    Command(
        id="quit",
        keys=("q", "ctrl+q"),
        action="quit",
        label="quit",
        help="Leave the program",
        scope=Scope.APP,
        footer=True,
    ),
)
"""Every command, in the order in which footer and help show them."""

_KEY_SIGNS = {
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "shift+tab": "Shift-Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_sign(key: str) -> str:
    """A key as people read it: `/` for Textual's `slash`, `Ctrl-p` for `ctrl+p`."""
    if key in _KEY_SIGNS:
        return _KEY_SIGNS[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:]}"
    if key.startswith("alt+"):
        return f"Alt-{key_sign(key[4:])}"
    return key if len(key) == 1 else key.capitalize()


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of the commands of some scopes, for a `BINDINGS` of Textual."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            show=command.footer,
            key_display=key_sign(command.keys[0]),
            tooltip=command.help,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope in scopes and command.keys
    ]


def key_table() -> str:
    """The table of keys in Markdown, as the README has it."""

    def rows() -> Iterator[str]:
        yield "| keys | do |"
        yield "|---|---|"
        for command in COMMANDS:
            if command.keys:
                signs = " ".join(f"`{key_sign(key)}`" for key in command.keys)
                yield f"| {signs} | {command.help} |"

    return "\n".join(rows())


KEYS_BEGIN = "<!-- keys: made from the table of commands by `python -m tui.app.commands` -->"
KEYS_END = "<!-- keys end -->"


def with_key_table(page: str) -> str:
    """A Markdown page with the table of keys between its two marks as it is now.

    Raises:
        ValueError: The page has no such marks.
    """
    before, found, rest = page.partition(KEYS_BEGIN)
    _, closed, after = rest.partition(KEYS_END)
    if not found or not closed:
        raise ValueError(f"no place for the keys between {KEYS_BEGIN!r} and {KEYS_END!r}")
    return f"{before}{KEYS_BEGIN}\n{key_table()}\n{KEYS_END}{after}"


def _main() -> None:
    """Puts the table of keys into the README beside the package."""
    readme = Path(__file__).resolve().parents[2] / "README.md"
    readme.write_text(with_key_table(readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    _main()
