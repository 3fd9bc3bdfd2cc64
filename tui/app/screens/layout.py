"""What a screen needs to have its panes laid out: going among them, and what is shown of them."""

from collections import deque
from collections.abc import Mapping
from functools import partial

from textual import on
from textual.events import DescendantFocus

from tui.app.commands.in_force import keymap_of
from tui.app.layout.arrangement import DEFAULTS, PANES, Arrangement, Axis, WidthClass
from tui.app.layout.kept import keep_arrangement, kept_arrangements
from tui.app.layout.pane_grid import READ, PaneGrid
from tui.app.panes.annotation import AnnotationPane
from tui.app.screens.editing import EditingScreen
from tui.app.settings.declared import Settings
from tui.app.view import MeetingView
from tui.app.widgets.bars import KeyFooter, TabBar
from tui.app.widgets.frame import Frame
from tui.app.widgets.line_view import LineView
from tui.app.widgets.message import MessageLine
from tui.app.widgets.status_line import StatusLine
from tui.i18n import _, pgettext
from tui.store.reading.loading import Loaded


class LayoutScreen(EditingScreen):
    """A screen with the commands that say which panes are seen, and how large.

    One pane has the focus, or had it last: the one whose frame has the class `-shown`, as it is
    the one that shows where there is room for one. A subclass fills the panes.
    """

    DEFAULT_CSS = """
    LayoutScreen { layout: vertical; layers: base message; }
    LayoutScreen #tabs { display: none; }

    LayoutScreen Frame.-off { display: none; }
    LayoutScreen.-narrow Frame, LayoutScreen.-zoomed Frame { display: none; }
    LayoutScreen.-reading Frame { display: none; }
    LayoutScreen.-narrow Frame.-shown, LayoutScreen.-zoomed Frame.-shown { display: block; }
    LayoutScreen.-reading Frame.-shown { display: block; }
    LayoutScreen.-behind Frame:focus-within {
        border: $frame $line; border-title-color: $muted; border-title-style: none;
    }
    LayoutScreen.-narrow Frame, LayoutScreen.-narrow Frame:focus-within { border: none; }
    LayoutScreen.-reading #annotation-frame { border: none; }
    LayoutScreen.-narrow #tabs { display: block; }
    LayoutScreen.-reading #tabs { display: none; }

    LayoutScreen.-searching.-tall #panes { height: 48%; }
    LayoutScreen.-searching.-medium Frame { display: none; }
    LayoutScreen.-searching.-medium Frame.-shown { display: block; }
    """

    keeps_edges = False
    """Whether edges that the user moves are kept, and those moved before come back."""
    _off: frozenset[str] = frozenset()
    _peeked = ""
    """A pane that is off and seen all the same, because a hit in it is looked at."""

    def __init__(self, loaded: Loaded, view: MeetingView) -> None:
        super().__init__(loaded, view)
        self.said: deque[str] = deque(maxlen=100)

    # The panes

    @property
    def _grid(self) -> PaneGrid:
        return self.query_one(PaneGrid)

    def _pane(self, name: str) -> LineView:
        return self.query_one(f"#{name}", LineView)

    def _frame(self, name: str) -> Frame:
        return self.query_one(f"#{name}-frame", Frame)

    @property
    def current_pane(self) -> str:
        """The id of the pane that has the focus, or had it last."""
        return next((name for name in PANES if self._frame(name).has_class("-shown")), PANES[0])

    @property
    def open_panes(self) -> tuple[str, ...]:
        """The ids of the panes that are not turned off."""
        return tuple(name for name in PANES if name not in self._off)

    @property
    def panes_off(self) -> frozenset[str]:
        """The ids of the panes that are turned off."""
        return self._off

    @property
    def is_zoomed(self) -> bool:
        """Whether the pane with the focus shows alone, where there is room for all."""
        return self.has_class("-zoomed")

    @property
    def is_reading(self) -> bool:
        """Whether the annotation alone is read."""
        return self.has_class("-reading")

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""
        self.said.append(words)
        self.query_one(MessageLine).show(words)

    def hush(self) -> None:
        """Takes back what was said last."""
        self.query_one(MessageLine).hide()

    @property
    def titles(self) -> dict[str, str]:
        """What stands over each pane."""
        raise NotImplementedError

    def label(self, command: str) -> str:
        """What a command, by its id, does now, where that is not what it usually does; or `""`."""
        if command == "pane.zoom" and self.is_zoomed:
            return _("all panes")
        if command == "read" and self.is_reading:
            return pgettext("reading mode", "leave")
        return ""

    def show_layout(self, *, off: frozenset[str], zoomed: bool, reading: bool) -> None:
        """Shows panes as they were.

        Args:
            off: The panes that are off; one of them stays on where they are all.
            zoomed: Whether one pane shows alone.
            reading: Whether that is the annotation, to be read.
        """
        self._turn_off(off & frozenset(PANES) if not off.issuperset(PANES) else frozenset())
        self.set_class(zoomed, "-zoomed")
        self._read(reading)

    def _show_pane(self, name: str) -> None:
        for pane in PANES:
            self._frame(pane).set_class(pane == name, "-shown")
        self._grid.show_pane(name)
        self._show_tabs()
        self._show_where()

    def _show_where(self) -> None:
        """Says also above the panes where one is, for those that have no frame to say it."""
        self.query_one(StatusLine).show(where=self._pane(self.current_pane).where)

    @property
    def tabs(self) -> list[str]:
        """The ids of the panes that there are tabs for."""
        return [name for name in PANES if name not in self._off or name == self._peeked]

    @property
    def tab(self) -> str:
        """The id of the pane whose tab is lit."""
        return self.current_pane

    def _show_tabs(self) -> None:
        tabs = self.tabs
        titles = [self.titles[name] for name in tabs]
        self.query_one(TabBar).show(titles, tabs.index(self.tab) if self.tab in tabs else 0)
        off = [self.titles[name] for name in PANES if name in self._off]
        self.query_one(StatusLine).show_off(off)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane with the focus is the one that shows where there is room for one."""
        # The focus may have gone on before its first pane was told of it.
        if event.widget.id in PANES and event.widget is self.focused:
            self._show_pane(event.widget.id)

    @on(TabBar.Picked)
    def _tab_picked(self, event: TabBar.Picked) -> None:
        self.action_pane(self.tabs[event.tab])

    @on(StatusLine.OffPicked)
    def _off_picked(self) -> None:
        self._turn_off(frozenset())

    # What is off

    def peek(self, name: str) -> None:
        """Shows a pane also if it is off, until another is; `""` for none."""
        before, self._peeked = self._peeked, name
        # A search asks with each hit: nothing is laid out anew where nothing comes or goes.
        if {before, name} & self._off:
            self._turn_off(self._off)

    def _turn_off(self, off: frozenset[str]) -> None:
        self._off = off
        for name in PANES:
            self._frame(name).set_class(name in off and name != self._peeked, "-off")
        self._show_tabs()
        self._grid.arrange_anew()

    def action_hide(self) -> None:
        """Turns the pane with the focus off."""
        name = self.current_pane
        others = [pane for pane in self.open_panes if pane != name]
        if not others:
            self.say(_("This is the only pane that is on: it stays."))
            return
        before = [pane for pane in others if PANES.index(pane) < PANES.index(name)]
        self._show_all()
        self._turn_off(self._off | {name})
        self.action_pane(before[-1] if before else others[0])
        words = _("{pane} is off: press {key} to have it back.")
        self.say(words.format(pane=self.titles[name], key=keymap_of(self).way(f"pane.{name}")))

    def action_show_all(self) -> None:
        """Turns all panes on."""
        self._show_all()
        self._turn_off(frozenset())

    def _show_all(self) -> None:
        """Leaves whatever shows one pane alone."""
        self._read(reads=False)
        self.remove_class("-zoomed")
        self._grid.arrange_anew()
        self.query_one(KeyFooter).refresh()

    # One pane alone

    def action_zoom(self) -> None:
        """Shows the pane with the focus alone, or all of them again."""
        if self.is_zoomed or self.is_reading:
            self._show_all()
        else:
            self.add_class("-zoomed")
            self._grid.arrange_anew()
            self.query_one(KeyFooter).refresh()

    def action_read(self) -> None:
        """Shows the annotation alone, to be read, or all that was seen before."""
        self._read(not self.is_reading)
        if self.is_reading:
            self.action_pane(READ)

    def _read(self, reads: bool) -> None:  # noqa: FBT001 -- its only argument
        if reads == self.is_reading:
            return
        self.set_class(reads, "-reading")
        self.query_one(AnnotationPane).count_paragraphs(reads)
        self.show_reading_column()
        self.query_one(StatusLine).show_alone(reads)
        self.query_one(KeyFooter).refresh()

    @property
    def reading_column(self) -> int:
        """Cells of the column in which the annotation is read."""
        settings: Settings = getattr(self.app, "settings", None) or Settings()
        return settings.reading_width

    def show_reading_column(self) -> None:
        """Gives the annotation the column in which it is read, or where it is not, its pane."""
        self._grid.show_column(self.reading_column if self.is_reading else 0)

    def take_settings(self, _settings: Settings) -> None:
        """Takes settings over that have been changed."""
        if self.is_reading:
            self.show_reading_column()

    def on_screen_suspend(self) -> None:
        """Another screen has come over this one: its keys are not these."""
        self.query_one(KeyFooter).refresh()

    def on_screen_resume(self) -> None:
        """The keys are these again."""
        self.query_one(KeyFooter).refresh()

    # Going to panes

    def action_pane(self, name: str) -> None:
        """Goes to a pane by its id; one that is off is turned on."""
        if name != READ:
            self._read(reads=False)
        if self._peeked or name in self._off:
            self._peeked = ""
            self._turn_off(self._off - {name})
        self._show_pane(name)
        self._pane(name).focus()

    def action_next_pane(self, step: int) -> None:
        """Goes to the next pane, or with -1 to the one before; not to those that are off."""
        panes = self.open_panes
        self.action_pane(panes[(panes.index(self.current_pane) + step) % len(panes)])

    # Edges

    defaults: Mapping[WidthClass, Arrangement] = DEFAULTS
    """Where the panes are where nobody has moved an edge, by class of width."""

    @property
    def first_arrangements(self) -> Mapping[WidthClass, Arrangement]:
        """Where the panes are at first, by class of width."""
        return kept_arrangements() if self.keeps_edges else self.defaults

    @property
    def grown_pane(self) -> str:
        """The id of the pane that grows and shrinks."""
        return self.current_pane

    def action_resize(self, axis: str, cells: int) -> None:
        """Grows the pane with the focus by some cells, or shrinks it by a negative number."""
        grid, way = self._grid, Axis(axis)
        placed = grid.placed
        if not placed.edges:
            self.say(_("One pane shows alone: there is no edge to move."))
        elif grid.move_to(placed.with_grown(self.grown_pane, way, cells)):
            self._keep_edges()
        elif way is Axis.WIDTH:
            self.say(
                _("This pane cannot be wider.") if cells > 0 else _("This pane cannot be narrower.")
            )
        else:
            self.say(
                _("This pane cannot be taller.") if cells > 0 else _("This pane cannot be lower.")
            )

    def action_reset_layout(self) -> None:
        """Puts the edges back where they were at first."""
        self._grid.reset()
        self._keep_edges()
        self.say(_("The edges between panes are where they were at first."))

    @on(PaneGrid.Moved)
    def _keep_edges(self) -> None:
        if self.keeps_edges:
            # What is on the screen comes first; a file is written when there is time.
            self.call_after_refresh(partial(keep_arrangement, *self._grid.arrangement))
