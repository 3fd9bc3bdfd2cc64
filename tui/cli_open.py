"""What `agenda FILE` does: the viewer, the plain mode, or a page where there is no terminal.

It is declared here, and is no more than that until it runs: what it needs is imported then.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from tui.cli_commands import FILE, Opening, demand, is_there, meant, print_help
from tui.console import shown, write
from tui.i18n import _


@click.command(cls=Opening, add_help_option=False)
@click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=print_help)
@click.option("--clean", is_flag=True)
@click.option("--plain", is_flag=True)
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.pass_context
def open_file(ctx: click.Context, files: tuple[Path, ...], *, clean: bool, plain: bool) -> NoReturn:
    """Opens the one file that is named, or says what of the words cannot be meant.

    Raises:
        click.ClickException: There is no such file, or more than one is named.
    """
    file, *more = files
    # It may also have been meant for a command.
    hint = "" if ctx.meta["agenda.file"] else meant(str(file), _names(ctx))
    if more and not is_there(file):
        # What to do is said already where there is a hint.
        kind = click.ClickException if hint else click.UsageError
        raise kind(_("no such command: {file}{hint}").format(file=shown(file), hint=hint))
    if more:
        raise click.UsageError(
            _("one file is opened at a time, and {count} are named").format(count=len(files))
        )
    demand(file, hint)
    clean, plain = clean or ctx.meta["agenda.clean"], plain or ctx.meta["agenda.plain"]
    open_meeting(file, clean=clean, plain=plain)


def _names(ctx: click.Context) -> list[str]:
    root = ctx.find_root().command
    return list(root.commands) if isinstance(root, click.Group) else []


def open_meeting(file: Path | None, *, clean: bool, plain: bool) -> NoReturn:
    """Opens a file, a folder or, where None is named, the meeting that was opened last."""
    on_screen = bool(sys.stdout and sys.stdout.isatty() and sys.stdin and sys.stdin.isatty())
    # A terminal that is dumb has no place for a screen; Emacs' shell is one.
    if plain or (on_screen and os.environ.get("TERM") == "dumb"):
        _talk(file, clean=clean)
    if not on_screen:
        if file is not None and file.is_dir():
            from tui.cli_search import list_meetings  # noqa: PLC0415

            sys.exit(list_meetings(file))
        from tui.cli_show import show_meeting  # noqa: PLC0415

        show_meeting(file or _usual_meeting(clean=clean))
        sys.exit(0)
    from tui.app.run import run_viewer  # noqa: PLC0415

    sys.exit(run_viewer(file, clean=clean))


def _usual_meeting(*, clean: bool) -> Path:
    from tui.app.recent import last_meeting  # noqa: PLC0415
    from tui.resources import shipped_meeting  # noqa: PLC0415

    return (None if clean else last_meeting()) or shipped_meeting()


def _talk(file: Path | None, *, clean: bool) -> NoReturn:
    """Opens a meeting in the plain mode."""
    if file is not None and file.is_dir():
        from tui.cli_search import list_meetings  # noqa: PLC0415

        sys.exit(list_meetings(file))
    from tui.app.recent import remember_meeting  # noqa: PLC0415
    from tui.cli_show import load_meeting  # noqa: PLC0415
    from tui.plain.loop import run_plain  # noqa: PLC0415

    loaded, _meeting = load_meeting(file or _usual_meeting(clean=clean))
    if file is not None and not clean:
        remember_meeting(file)
    sys.exit(run_plain(loaded, write))
