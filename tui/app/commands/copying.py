"""Copying."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

COPYING = (
    Command(
        id="copy",
        keys=("y",),
        action="copy",
        label=N_("copy"),
        help=N_(
            "Copy what is marked with the mouse, or what is selected: an item with its annotation, a"
            " document or a sitting"
        ),
        scope=Scope.MEETING,
        footer=True,
    ),
    Command(
        id="copy.choose",
        keys=("Y",),
        action="choose_copy",
        label=N_("copy what"),
        help=N_("Copy a part: title, symbol, address or a paragraph, or all as Markdown"),
        scope=Scope.MEETING,
    ),
    Command(
        id="copying.whole",
        keys=("w",),
        action="take('whole')",
        label=N_("all of it"),
        help=N_("Copy all of it"),
        scope=Scope.COPY,
        palette=False,
    ),
    Command(
        id="copying.markdown",
        keys=("m",),
        action="take('markdown')",
        label=N_("Markdown"),
        help=N_("Copy all of it as Markdown"),
        scope=Scope.COPY,
        palette=False,
    ),
    Command(
        id="copying.title",
        keys=("t",),
        action="take('title')",
        label=N_("title"),
        help=N_("Copy the title"),
        scope=Scope.COPY,
        palette=False,
    ),
    Command(
        id="copying.symbol",
        keys=("s",),
        action="take('symbol')",
        label=N_("symbol"),
        help=N_("Copy the symbol"),
        scope=Scope.COPY,
        palette=False,
    ),
    Command(
        id="copying.address",
        keys=("a",),
        action="take('address')",
        label=N_("address"),
        help=N_("Copy the address"),
        scope=Scope.COPY,
        palette=False,
    ),
    Command(
        id="copying.paragraph",
        keys=("p",),
        action="take('paragraph')",
        label=N_("paragraph"),
        help=N_("Copy the paragraph at the top of the annotation, or the first"),
        scope=Scope.COPY,
        palette=False,
    ),
)
