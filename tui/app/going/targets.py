"""What a word typed after `:` may mean: an item, a document, a command. Knows nothing of Textual."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from tui.app.commands.command import Command
from tui.app.view import MeetingView
from tui.i18n import _
from tui.search.names import bare_name, ends_with, names_asked, symbol_text
from tui.text.fold import fold

MOST = 50


class Kind(StrEnum):
    """What a target is."""

    ITEM = "item"
    DOCUMENT = "document"
    COMMAND = "command"


class Target(Struct, frozen=True):
    """Something to go to, or to run.

    Attributes:
        kind: What it is.
        name: Its name, as it is typed: a number, a symbol, a command's id.
        words: What it is, in words.
        position: The position of the item or document.
    """

    kind: Kind
    name: str
    words: str
    position: int = -1


def targets(
    typed: str, view: MeetingView | None, commands: Iterable[Command]
) -> tuple[Target, ...]:
    """What a word may mean, the likeliest first; nothing for no word.

    What has just that name comes before what begins with it: `3` is item 3, then 3(a), and then the
    document whose symbol ends in `/3`. A word that begins with `:` is a command's alone.

    Args:
        typed: The word.
        view: The meeting; None where none is open.
        commands: The commands that there are.
    """
    text = typed.strip().removeprefix(":").strip()
    if not text:
        return ()
    ranked: list[tuple[int, Target]] = []
    if view is not None and not typed.strip().startswith(":"):
        ranked += _items(text, view)
        ranked += _documents(text, view)
    ranked += _commands(text, commands)
    ranked.sort(key=lambda one: one[0])
    return tuple(target for _rank, target in ranked[:MOST])


def _items(text: str, view: MeetingView) -> Iterator[tuple[int, Target]]:
    asked = names_asked(text)
    for position, item in enumerate(view.meeting.agenda):
        names = {bare_name(name) for name in (item.number, item.id) if name} - {""}
        if names & asked:
            rank = 0
        elif any(name.startswith(word) for name in names for word in asked):
            rank = 2
        else:
            continue
        yield rank, Target(Kind.ITEM, item.key or item.number, item.title, position)


def _documents(text: str, view: MeetingView) -> Iterator[tuple[int, Target]]:
    tail = symbol_text(text).strip("/.")
    for position, document in enumerate(view.meeting.documents):
        symbol = symbol_text(document.symbol)
        if not symbol or not tail:
            continue
        if symbol == tail:
            rank = 0
        elif ends_with(symbol, tail):
            rank = 1 if "/" in tail or "." in tail else 4
        elif "/" in tail and tail in symbol:
            rank = 3
        else:
            continue
        yield rank, Target(Kind.DOCUMENT, document.symbol, document.title, position)


def _commands(text: str, commands: Iterable[Command]) -> Iterator[tuple[int, Target]]:
    wanted = fold(text)
    for command in commands:
        label = fold(_(command.label))
        if wanted == command.id:
            rank = 1
        elif wanted == label:
            rank = 2
        elif command.id.startswith(wanted) or label.startswith(wanted):
            rank = 3
        elif len(wanted) > 1 and (wanted in command.id or wanted in label):
            rank = 5
        else:
            continue
        yield rank, Target(Kind.COMMAND, command.id, _(command.help))
