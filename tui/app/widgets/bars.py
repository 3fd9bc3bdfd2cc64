"""The lines below the panes: tabs, keys. Each one line, drawn as one."""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.dom import DOMNode
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.commands.command import Command
from tui.app.commands.in_force import keymap_of
from tui.app.commands.table import COMMANDS
from tui.i18n import _
from tui.text.breaking import break_lines
from tui.text.cells import cell_width, graphemes
from tui.text.safe import make_safe

_BETWEEN_PARTS = re.compile(" · |, |、|، ")


def shorten(text: str, width: int) -> str:
    """A text cut to a width in cells, with an ellipsis where it was cut."""
    if cell_width(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…" if width > 1 else "…"[:width]


def shorten_path(path: str, width: int) -> str:
    """A path cut to a width in cells at its front, as its end tells more: `…/meetings/2019`."""
    if cell_width(path) <= width:
        return path
    for at, sign in enumerate(path):
        if at and sign in "/\\" and cell_width(path[at:]) < width:
            return f"…{path[at:]}"
    begin = len(path)
    for start, _end, _cells in reversed(graphemes(path)):
        if cell_width(path[start:]) >= width:
            break
        begin = start
    return f"…{path[begin:]}" if width > 0 else ""


def whole_parts(text: str, width: int) -> str:
    """A text that lists things, with those at its end left out for which a width has no room."""
    while cell_width(text) > width and (ends := list(_BETWEEN_PARTS.finditer(text))):
        text = text[: ends[-1].start()]
    return text


class Bar(Widget):
    """A line of segments, drawn with Textual's line API."""

    DEFAULT_CSS = """
    Bar { height: 1; background: $panel; color: $foreground; padding: 0; }
    Bar > .bar--strong { text-style: bold; }
    Bar > .bar--dim { color: $muted; text-style: $muted-style; }
    Bar > .bar--key { color: $accent; text-style: $key-style; }
    Bar > .bar--active { background: $primary; color: $active-text; text-style: $active-style; }
    Bar > .bar--off { color: $muted; text-style: italic; }
    Bar > .bar--warning { color: $warning; text-style: $warning-style; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--strong",
        "bar--dim",
        "bar--key",
        "bar--active",
        "bar--off",
        "bar--warning",
    }

    def part(self, text: str, style: str = "") -> Segment:
        """A segment in a named style."""
        extra = self.get_component_rich_style(f"bar--{style}", partial=True) if style else Style()
        return Segment(text, self.rich_style + extra)

    def segments(self, width: int) -> list[Segment]:
        """What the bar shows in `width` cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draws the bar (Textual's line API)."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        return Strip(self.segments(width)).adjust_cell_length(width, self.rich_style)


MIN_LABEL = 3
"""Cells below which a tab shows its number alone."""


class WordsBar(Bar):
    """Says one thing, broken into lines as the panes are."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._words = ""
        self._style = ""

    def _take(self, words: str, style: str = "") -> None:
        """Has other words, in a named style, in place of those before."""
        self._words, self._style = " ".join(make_safe(words, newlines=True).split("\n")), style

    def _lines(self, width: int) -> list[str]:
        room = max(2, width - 2)
        return [self._words[start:end] for start, end in break_lines(self._words, room)]

    def segments(self, width: int) -> list[Segment]:
        """The first line."""
        return [self.part(f" {self._lines(width)[0]}", self._style)]

    def render_line(self, y: int) -> Strip:
        """Draws a line (Textual's line API)."""
        width = self.size.width
        lines = self._lines(width)
        text = f" {lines[y]}" if y < len(lines) else ""
        return Strip([self.part(text, self._style)]).adjust_cell_length(width, self.rich_style)


class TabBar(Bar):
    """The panes by name, where only one shows at a time. A click goes to one."""

    class Picked(Message):
        """A tab was clicked.

        Attributes:
            tab: The tab's position.
        """

        def __init__(self, tab: int) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._titles: tuple[str, ...] = ()
        self._active = 0

    def show(self, titles: Sequence[str], active: int) -> None:
        """Shows tabs of these titles, one of them as the pane that is seen."""
        self._titles = tuple(map(make_safe, titles))
        self._active = active
        self.refresh()

    def _labels(self, width: int) -> list[str]:
        """The active title whole; the others share what is left, their first sign at the least."""
        labels = [f" {title} " for title in self._titles]
        over = sum(map(cell_width, labels)) - width
        if over <= 0 or not labels:
            return labels
        active = min(cell_width(labels[self._active]), width - 3 * (len(labels) - 1))
        share = max(3, (width - active) // max(1, len(labels) - 1))
        # The number alone is worth more than a sign that there is no room for more.
        return [
            f" {shorten(title, room) if (room := self._room(index, active, share)) > MIN_LABEL else title[:1]} "
            for index, title in enumerate(self._titles)
        ]

    def _room(self, index: int, active: int, share: int) -> int:
        return (active if index == self._active else share) - 2

    def segments(self, width: int) -> list[Segment]:
        """A segment a tab."""
        return [
            self.part(label, "active" if index == self._active else "dim")
            for index, label in enumerate(self._labels(width))
        ]

    def on_click(self, event: Click) -> None:
        """Goes to the tab under the mouse."""
        column = 0
        for index, label in enumerate(self._labels(self.size.width)):
            column += cell_width(label)
            if event.x < column:
                self.post_message(self.Picked(index))
                return


class _Shown(NamedTuple):
    """A command in the footer, with its key and the word for it, and the node that runs it."""

    command: Command
    key: str
    label: str
    node: DOMNode

    @property
    def cells(self) -> int:
        return cell_width(self.key) + cell_width(self.label) + 3


class KeyFooter(Bar):
    """The keys that work here, as far as there is room. A click does what a key does."""

    Offers = Callable[[str], bool]
    """Tells whether a command, by its id, would do something now."""

    Labels = Callable[[str], str]
    """The word for what a command, by its id, does now; `""` where it does what it usually does."""

    KEPT: ClassVar[frozenset[str]] = frozenset({"help", "quit", "leave"})
    """Ids of the commands that stay to the last where room is short."""

    def __init__(self, offers: Offers, labels: Labels = lambda _command: "") -> None:
        super().__init__(id="keys")
        self._offers = offers
        self._labels = labels
        self._seen: tuple[bool, ...] = ()

    def on_mount(self) -> None:
        """Follows the focus and the state of the commands."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def follow(self) -> None:
        """Draws the keys anew if another set of them would do something now."""
        offered = self._offered()
        if offered != self._seen:
            self._seen = offered
            self.refresh()

    def _offered(self) -> tuple[bool, ...]:
        return tuple(self._offers(command.id) for command in COMMANDS if command.footer)

    def _shown(self, width: int) -> list[_Shown]:
        """What fits, in the order of the table of commands, cut from its end."""
        active = {
            binding.binding.id: binding
            for binding in self.screen.active_bindings.values()
            if binding.enabled
        }
        keymap = keymap_of(self)
        focused = self.screen.focused
        types = focused is not None and focused.check_consume_key("a", "a")
        sign = keymap.sign_beside_text if types else keymap.sign
        shown = [
            _Shown(
                command,
                sign(command.id),
                self._labels(command.id) or _(command.label),
                active[command.id].node,
            )
            for command in COMMANDS
            if command.footer and command.id in active and self._offers(command.id)
        ]
        while sum(one.cells for one in shown) > width and shown:
            # The key that leaves what one is in is wanted more than what can be done there.
            loose = [
                one
                for one in shown
                if one.command.id not in self.KEPT and not self._labels(one.command.id)
            ]
            shown.remove((loose or shown)[-1])
        return shown

    def segments(self, width: int) -> list[Segment]:
        """Each key and its word."""
        segments: list[Segment] = []
        for one in self._shown(width):
            segments += [
                self.part(f" {one.key}", "key"),
                self.part(f" {one.label} ", "dim"),
            ]
        return segments

    async def on_click(self, event: Click) -> None:
        """Does what the key under the mouse does."""
        column = 0
        for one in self._shown(self.size.width):
            column += one.cells
            if event.x < column:
                await self.app.run_action(one.command.action, one.node)
                return
