"""What a screen needs to go about in a meeting: to a place by its name or letters, and back."""

from typing import TYPE_CHECKING
from zlib import crc32

from tui.app.commands.table import BY_ID, COMMANDS
from tui.app.file_state import KeptPlace
from tui.app.going.visited import Visited
from tui.app.layout.arrangement import PANES
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.schedule import SchedulePane
from tui.app.places import Remembered, found_place, kept_place
from tui.app.screens.layout import LayoutScreen
from tui.app.view import MeetingView
from tui.app.widgets.row_list import RowList
from tui.i18n import _
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.going.jump_screen import Jump
    from tui.app.going.targets import Target


class GoingScreen(LayoutScreen):
    """A screen that knows where in its meeting one is, and goes to places in it. A subclass shows it.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
    """

    def __init__(self, loaded: Loaded, view: MeetingView) -> None:
        super().__init__(loaded, view)
        self._visited = Visited()

    @property
    def _agenda(self) -> AgendaPane:
        return self.query_one("#agenda", AgendaPane)

    @property
    def _documents(self) -> DocumentsPane:
        return self.query_one("#documents", DocumentsPane)

    @property
    def _schedule(self) -> SchedulePane:
        return self.query_one("#schedule", SchedulePane)

    def go_to_item(self, item: int) -> None:
        """Selects an item of the agenda, and shows what belongs to it."""
        self._agenda.select_item(item)

    def go_to_document(self, document: int) -> None:
        """Selects a document, in its pane."""
        self.action_pane("documents")
        self._documents.select_document(document)

    # Where one is, and back there

    def remember_place(self) -> Remembered:
        """Where one is, to come back to exactly there."""
        return Remembered(
            self.current_pane,
            self._agenda.item,
            self._agenda.folded,
            {name: self._pane(name).place_in_view for name in PANES},
            self.panes_off,
            self.is_zoomed,
            self.is_reading,
            self._documents.order,
        )

    def preview_place(self, remembered: Remembered) -> None:
        """Shows what was seen where one was; the focus stays where it is."""
        self._show_again(remembered)
        self.peek(remembered.pane)
        self._show_pane(remembered.pane)

    def _show_again(self, remembered: Remembered) -> None:
        self._agenda.fold_only(remembered.folded)
        self.go_to_item(remembered.item)
        for name, place in remembered.places.items():
            self._pane(name).go_back_to(place)

    def go_back_to(self, remembered: Remembered) -> None:
        """Goes back to where one was."""
        if remembered.order is not self._documents.order:
            self._documents.sort(remembered.order)
        self._show_again(remembered)
        self.show_layout(off=remembered.off, zoomed=remembered.zoomed, reading=remembered.reading)
        self.action_pane(remembered.pane)

    def return_to(self, place: KeptPlace) -> None:
        """Goes back to a place where one was; panes and the order of documents stay as they are."""
        found, order = found_place(place, self.view, self._text_sum, PANES), self._documents.order
        if found.order is not order:
            # A row of the documents was another one then.
            found.places.pop("documents", None)
        self.go_back_to(
            found._replace(
                off=self.panes_off, zoomed=self.is_zoomed, reading=self.is_reading, order=order
            )
        )

    @property
    def kept_place(self) -> KeptPlace:
        """Where one is, to be kept for the next start."""
        return kept_place(self.remember_place(), self.view, self._text_sum)

    @property
    def _text_sum(self) -> int:
        """A sum over the text of the file, which tells whether it has changed."""
        text = self._editing.file.text if self._editing is not None else self._loaded.source.text
        return crc32(text.encode())

    def leave_place(self, place: KeptPlace | None = None) -> None:
        """Takes down where one is, to come back to, before one goes elsewhere.

        Args:
            place: Where one was, if one has left already.
        """
        self._visited.leave(place or self.kept_place)

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command == "place.back" and not self._visited.has_before:
            return _("There is no place to go back to yet.")
        if command == "place.forward" and not self._visited.has_after:
            return _("You have not gone back.")
        return super().why_not(command)

    def action_visit(self, step: int) -> None:
        """Goes back to the place before with -1, and forward again with 1."""
        visited, here = self._visited, self.kept_place
        place = visited.back(here) if step < 0 else visited.forward(here)
        if place is not None:
            self.return_to(place)
        else:
            self.say(self.why_not("place.back" if step < 0 else "place.forward"))

    # By its name

    def action_go(self) -> None:
        """Asks for a place to go to, or a command to run."""
        from tui.app.commands.running import why_not  # noqa: PLC0415 -- not needed to start
        from tui.app.going.go_screen import GoScreen  # noqa: PLC0415
        from tui.app.going.targets import Kind, targets  # noqa: PLC0415

        commands = [command for command in COMMANDS if command.palette]

        def find(typed: str) -> "tuple[Target, ...]":
            return targets(typed, self.view, commands)

        def reason(target: "Target") -> str:
            return why_not(self, BY_ID[target.name]) if target.kind is Kind.COMMAND else ""

        self.app.push_screen(GoScreen(find, reason), self._gone)

    async def _gone(self, target: "Target | None") -> None:
        from tui.app.commands.running import run  # noqa: PLC0415 -- not needed to start
        from tui.app.going.targets import Kind  # noqa: PLC0415

        if target is None:
            return
        if target.kind is Kind.COMMAND:
            words = await run(self, BY_ID[target.name])
            if words:
                self.say(words)
            return
        self.leave_place()
        if target.kind is Kind.ITEM:
            self.go_to_item(target.position)
            self.action_pane("agenda")
        else:
            self.go_to_document(target.position)

    # By letters

    def action_jump(self) -> None:
        """Puts letters on everything on the screen, and goes where the letters typed are."""
        from tui.app.going.jump_screen import JumpScreen  # noqa: PLC0415 -- not needed to start

        views = [view for name in PANES if (view := self._pane(name)).size and view.is_on_screen]
        self.say(_("Type the letters of a place."))
        self.app.push_screen(JumpScreen(views), self._jumped)

    def _jumped(self, jump: "Jump | None") -> None:
        self.hush()
        if jump is None or not isinstance(jump.view, RowList) or jump.view.id is None:
            return
        self.leave_place()
        self.action_pane(jump.view.id)
        jump.view.select(jump.row)
