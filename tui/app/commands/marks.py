"""Private marks on a meeting. The sign beside F is what an Arabic keyboard types with this key."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

MARKS = (
    Command(
        id="mark.star",
        keys=("m",),
        action="star",
        label=N_("star"),
        help=N_(
            "Mark what is selected with a star, or take the star out; it stays beside the file"
        ),
        scope=Scope.MEETING,
    ),
    Command(
        id="mark.choose",
        keys=("M",),
        action="choose_mark",
        label=N_("marks"),
        help=N_("Mark what is selected with one of several marks, or take one out"),
        scope=Scope.MEETING,
    ),
    Command(
        id="mark.filter",
        keys=("F", "left_square_bracket"),
        action="filter_by_marks",
        label=N_("filter"),
        help=N_("Show the items with some marks alone; all of the agenda again"),
        scope=Scope.MEETING,
    ),
    Command(
        id="marks.pick",
        keys=("space",),
        action="pick",
        label=N_("set, and stay"),
        help=N_("Set the selected mark or take it out, and stay; for the filter, pick several"),
        scope=Scope.MARKS,
        palette=False,
        first=True,
        over=("move.page-down",),
    ),
    Command(
        id="marks.name",
        keys=("e",),
        action="name",
        label=N_("name"),
        help=N_("Call the selected mark otherwise in this meeting"),
        scope=Scope.MARKS,
        palette=False,
    ),
    Command(
        id="marks.take-out",
        keys=("d", "delete"),
        action="take_out",
        label=N_("take out"),
        help=N_("Take the selected mark out, also one on what is gone"),
        scope=Scope.MARKS,
        palette=False,
    ),
)
