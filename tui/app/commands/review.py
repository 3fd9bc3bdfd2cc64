"""Importing a paper, and reviewing the meeting beside it."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

REVIEW = (
    Command(
        id="review.next",
        keys=("right_parenthesis",),
        action="uncertain(1)",
        label=N_("uncertain"),
        help=N_("Go to the next uncertain place: a guessed value, or a line not understood"),
        scope=Scope.REVIEW,
        footer=True,
    ),
    Command(
        id="review.previous",
        keys=("left_parenthesis",),
        action="uncertain(-1)",
        label=N_("uncertain before"),
        help=N_("Go to the uncertain place before"),
        scope=Scope.REVIEW,
    ),
    Command(
        id="review.confirm",
        keys=("full_stop",),
        action="confirm",
        label=N_("confirm"),
        help=N_("Confirm the uncertain place: the mark of a guessed value goes out of the file"),
        scope=Scope.REVIEW,
        footer=True,
    ),
    Command(
        id="review.list",
        keys=("semicolon",),
        action="list_uncertain",
        label=N_("all uncertain"),
        help=N_("List all uncertain places"),
        scope=Scope.REVIEW,
    ),
    Command(
        id="review.paper",
        keys=("5",),
        action="paper",
        label=N_("paper"),
        help=N_("Go to the paper, and back to the meeting"),
        scope=Scope.REVIEW,
        footer=True,
    ),
)
