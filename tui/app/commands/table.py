"""The one table of commands.

Every command is declared here once: its id (an interface: keymaps name it), the action that runs
it, its keys, its words, and where it applies. Bindings, footer, help, palette, the keys named on
boxes, keymaps and the README's table of keys are all made from this table; nothing else declares a
key. It stands in a module a place, in the order in which the footer shows them: it cuts from the
end, so the most wanted come first.
"""

from tui.app.commands.boxes import BOXES
from tui.app.commands.copying import COPYING
from tui.app.commands.course import COURSE
from tui.app.commands.editing import EDITING
from tui.app.commands.everywhere import EVERYWHERE
from tui.app.commands.library import LIBRARY
from tui.app.commands.lists import LISTS
from tui.app.commands.log import LOG
from tui.app.commands.marks import MARKS
from tui.app.commands.meeting import MEETING
from tui.app.commands.notes import NOTES
from tui.app.commands.programme import PROGRAMME
from tui.app.commands.reading import READING
from tui.app.commands.review import REVIEW
from tui.app.commands.typing import TYPING

COMMANDS = (
    *LISTS,
    *REVIEW,
    *MEETING,
    *EDITING,
    *COURSE,
    *PROGRAMME,
    *NOTES,
    *MARKS,
    *LOG,
    *COPYING,
    *LIBRARY,
    *READING,
    *BOXES,
    *TYPING,
    *EVERYWHERE,
)
"""Every command, in the order in which footer and help show them."""

BY_ID = {command.id: command for command in COMMANDS}
"""The commands by their ids."""
