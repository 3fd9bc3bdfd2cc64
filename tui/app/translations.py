"""Going over to a meeting in another language."""

from typing import TYPE_CHECKING

from tui.app.messages import TranslationWanted
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.app import AgendaApp


def go_over(app: "AgendaApp", event: TranslationWanted) -> None:
    """Puts the meeting in another language in the place of the one that is open, where one was.

    Args:
        app: The application.
        event: What is wanted.
    """
    if len(app.screen_stack) == 1:
        # Textual takes back what the first screen never had: somebody who waits for its result.
        app.screen._push_result_callback(app.screen, None)  # noqa: SLF001 -- it has no other way
    screen = app.open_meeting(event.path, None, app.switch_screen)

    def go() -> None:
        if screen is None:
            return
        if event.item is None:
            screen.say(_("The item where you were is not in this language."))
        else:
            screen.go_to_item(event.item)
        screen.action_pane(event.pane)

    app.call_after_refresh(go)
