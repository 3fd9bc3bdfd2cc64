"""The commands that copy, of the screen that shows a meeting."""

from typing import TYPE_CHECKING, cast

from tui.app.copying.choices import MARKED, NAMES, PARAGRAPH, Choice, choices
from tui.app.copying.copying_app import CopyingApp
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.screens.meeting import MeetingScreen


def copy_of(screen: "MeetingScreen", what: str) -> None:
    """Copies something of what is selected.

    Args:
        screen: The screen that shows the meeting.
        what: A name among `NAMES`.
    """
    found = [choice for choice in choices(screen.view, screen.selection) if choice.what == what]
    if not found:
        screen.say(_("Nothing here to copy: {what}.").format(what=_(NAMES[what])))
        return
    at = screen.paragraph_seen if what == PARAGRAPH and screen.current_pane == "annotation" else 0
    _copy(screen, found[min(at, len(found) - 1)])


def copy_marked(screen: "MeetingScreen") -> bool:
    """Copies what is marked with the mouse, and takes the mark away.

    Returns:
        Whether something was marked.
    """
    text = screen.get_selected_text()
    if text:
        screen.clear_selection()
        _copy(screen, Choice(MARKED, text))
    return bool(text)


def choose_copy(screen: "MeetingScreen") -> None:
    """Lists what can be copied of what is selected, and copies what is chosen."""
    from tui.app.copying.choosing import CopyChoice  # noqa: PLC0415 -- seldom needed

    def chosen(choice: Choice | None) -> None:
        if choice is not None:
            _copy(screen, choice)

    found = choices(screen.view, screen.selection)
    at = screen.paragraph_seen if screen.current_pane == "annotation" else 0
    screen.app.push_screen(CopyChoice(found, at), chosen)


def _copy(screen: "MeetingScreen", choice: Choice) -> None:
    first = choice.text.strip().partition("\n")[0]

    def told(how: str) -> None:
        words = _("Copied {how} · {what}: {text}")
        screen.say(words.format(how=how, what=choice.name, text=first))

    cast("CopyingApp", screen.app).copy(choice.text, told)
