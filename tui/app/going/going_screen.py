"""What a screen needs to go about in a meeting: to a place by its name or letters, and back."""

from typing import TYPE_CHECKING

from tui.app.commands.table import BY_ID, COMMANDS
from tui.app.file_state import KeptPlace
from tui.app.going.visited import Visited
from tui.app.layout.arrangement import PANES
from tui.app.screens.layout import LayoutScreen
from tui.app.view import MeetingView
from tui.app.widgets.row_list import RowList
from tui.i18n import _
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.going.jump_screen import Jump
    from tui.app.going.targets import Target


class GoingScreen(LayoutScreen):
    """A screen with the commands that go to places. A subclass knows where it is.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
    """

    def __init__(self, loaded: Loaded, view: MeetingView) -> None:
        super().__init__(loaded, view)
        self._visited = Visited()

    @property
    def kept_place(self) -> KeptPlace:
        """Where one is."""
        raise NotImplementedError

    def return_to(self, place: KeptPlace) -> None:
        """Goes back to a place where one was; the panes stay as large as they are."""
        raise NotImplementedError

    def go_to_item(self, item: int) -> None:
        """Selects an item of the agenda, and shows what belongs to it."""
        raise NotImplementedError

    def go_to_document(self, document: int) -> None:
        """Selects a document, in its pane."""
        raise NotImplementedError

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
