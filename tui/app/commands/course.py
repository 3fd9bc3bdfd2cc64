"""The course of the meeting: what becomes of its items.

The signs beside C and D are what an Arabic keyboard types with these keys.
"""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

COURSE = (
    Command(
        id="course.take-up",
        keys=("T",),
        action="take_up",
        label=N_("take up"),
        help=N_("Take the selected item up: it is in progress from now on, » beside its number"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.conclude",
        keys=("C", "right_curly_bracket"),
        action="finish('concluded')",
        label=N_("conclude"),
        help=N_("Conclude the selected item: ✓"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.adopt",
        keys=("P",),
        action="finish('adopted')",
        label=N_("adopt"),
        help=N_("Adopt what is proposed under the selected item: ✚"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.defer",
        keys=("D", "right_square_bracket"),
        action="finish('deferred')",
        label=N_("defer"),
        help=N_("Defer the selected item: ↷"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.withdraw",
        keys=("W",),
        action="finish('withdrawn')",
        label=N_("withdraw"),
        help=N_("Withdraw the selected item: ✗"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.reopen",
        keys=("R",),
        action="reopen",
        label=N_("reopen"),
        help=N_("Have the selected item open again, without a sign"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.outcome",
        keys=("O",),
        action="outcome",
        label=N_("outcome"),
        help=N_("Write what was decided on the selected item, in a line or in more"),
        scope=Scope.MEETING,
    ),
    Command(
        id="course.left",
        keys=("w",),
        action="left",
        label=N_("what is left"),
        help=N_("List the items that are still open, and the time that is left for them"),
        scope=Scope.MEETING,
    ),
)
