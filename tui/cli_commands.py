"""What the commands of the command line are made of: their kinds, how they run, what all say.

It imports nothing that reads a meeting, so that help answers at once.
"""

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

import click

from tui.cli_language import choose_language, speak
from tui.console import safe, say, shown, write
from tui.i18n import N_, _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FAILED = 2
_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended
# Whether it can be read is found out by reading it, which has plainer words for it.
FILE = click.Path(path_type=Path, readable=False)
_Resolved: TypeAlias = tuple[str | None, click.Command | None, list[str]]


class Command(click.Command):
    """A command of which a list says what it does without cutting that off."""

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 -- click's own signature
        """The first paragraph of its help, which the list breaks into lines where it must."""
        paragraph = (self.help or "").removeprefix("\b\n").partition("\n\n")[0]
        return " ".join(paragraph.split())


class Opening(click.Command):
    """The command that opens a file; it has no name that anyone could type."""


class Commands(click.Group):
    """A group that takes a first argument which names no command for a file to open."""

    command_class = Command
    opening: Opening

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remembers a `--` in front: what follows it is a file, whatever it is called."""
        first = next((word for word in args if word == "--" or not word.startswith("-")), "")
        ctx.meta["agenda.file"] = first == "--"
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> _Resolved:
        """The command of that name, else the one that opens a file."""
        if not ctx.meta["agenda.file"] and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        # Without the second `--` the parser would take `-x.toml` for an option.
        return "FILE", self.opening, (["--", *args] if ctx.meta["agenda.file"] else args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands, and files."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415

        found = super().shell_complete(ctx, incomplete)
        if not incomplete.startswith("-"):
            found.append(CompletionItem(incomplete, type="file"))
        return found


def completes(what: str) -> Callable[..., "list[CompletionItem]"]:
    """What the shell completes for an option or argument: a function of `tui.cli_completion`."""

    def complete(
        context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from tui import cli_completion  # noqa: PLC0415

        found: list[CompletionItem] = getattr(cli_completion, what)(context, parameter, incomplete)
        return found

    return complete


class Update(NamedTuple):
    """What `--update` and the options beside it say.

    Attributes:
        file: The meeting file.
        earlier: The paper before it was revised; None where that is not known.
        dry: Whether nothing is written.
        yes: Whether nothing is asked.
    """

    file: Path
    earlier: str | None
    dry: bool
    yes: bool


def updating(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of an update, which it gets as one; None without `--update`."""

    @click.option(
        "--update", "file", metavar="FILE", type=FILE, help=N_("The meeting file to update.")
    )
    @click.option(
        "--earlier", metavar="PAPER", type=click.Path(), help=N_("PAPER before it was revised.")
    )
    @click.option("--dry-run", "dry", is_flag=True, help=N_("Only print what would change."))
    @click.option("--yes", is_flag=True, help=N_("Write without asking."))
    @wraps(command)
    def with_update(
        *, file: Path | None, earlier: str | None, dry: bool, yes: bool, **rest: object
    ) -> None:
        if file is None and (earlier is not None or dry or yes):
            raise click.UsageError(_("--earlier, --dry-run and --yes go with --update"))
        update = None if file is None else Update(file, earlier, dry, yes)
        command(update=update, **rest)

    return with_update


def print_version(ctx: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001
    """Prints the version, and leaves."""
    if value and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            number = version("agenda-tui")
        except PackageNotFoundError:
            number = _("(not installed)")
        write(f"agenda {number}\n")
        ctx.exit()


def print_help(ctx: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001
    """Prints the help of the whole command line, and leaves."""
    if value and not ctx.resilient_parsing:
        write(ctx.find_root().get_help() + "\n")
        ctx.exit()


def one_or_more(_context: click.Context, _option: click.Parameter, value: int | None) -> int | None:
    """Refuses a number below 1."""
    if value is not None and value < 1:
        raise click.BadParameter(_("{value} is too few; give 1 or more").format(value=value))
    return value


def demand(file: Path, hint: str = "") -> None:
    """Ends the command, in words, where there is no such file.

    Args:
        file: What was named on the command line.
        hint: What else may have been meant.
    """
    if not is_there(file):
        advice = hint or _("; check the name and the folder")
        raise click.ClickException(
            _("no such file: {file}{advice}").format(file=shown(file), advice=advice)
        )


def is_there(file: Path) -> bool:
    """Whether there is something of that name; what may not be looked at counts as there."""
    try:
        file.stat()
    except OSError as error:
        return not isinstance(error, (FileNotFoundError, NotADirectoryError))
    except ValueError:
        return False
    return True


def for_meeting(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the option that names the one meeting it is about, a file that is there."""

    @click.option("--for", "meeting", metavar="FILE", type=FILE, help=N_("For this meeting alone."))
    @wraps(command)
    def with_meeting(*, meeting: Path | None, **rest: object) -> None:
        if meeting is not None:
            demand(meeting)
        command(meeting=meeting, **rest)

    return with_meeting


def meant(name: str, commands: Iterable[str]) -> str:
    """Words that name the command that was perhaps meant, else none."""
    from tui.text.symbols import nearest  # noqa: PLC0415

    command = nearest(name, commands)
    return _("; did you mean `agenda {command}`?").format(command=command) if command else ""


def _in_one_line(error: click.ClickException) -> str:
    """What click says of an error as `what; what to do`, in one line."""
    meant = getattr(error, "possibilities", None)
    message = error.message if meant else error.format_message()
    # A blank that does not break, as French has it before a colon, stays one.
    line = safe(message.replace("\n", " ").replace("\t", " "))
    text = " ".join(filter(None, line.split(" ")))
    if not isinstance(error, click.UsageError):
        return text
    text = text[:1].lower() + text[1:].rstrip(".。")
    if meant:
        return text + _("; did you mean {name}?").format(name=safe(", ".join(sorted(meant))))

    command = "agenda"
    if error.ctx and not isinstance(error.ctx.command, Opening):
        command = error.ctx.command_path
    return _("{text}; see `{command} --help`").format(text=text, command=command)


def run(cli: Commands) -> NoReturn:
    """Runs the command line and leaves with its exit status; what goes wrong is said in words."""
    speak(choose_language(), cli)
    if "_AGENDA_COMPLETE" in os.environ:
        from tui.cli_completion import register  # noqa: PLC0415

        register()
    try:
        code = cli.main(prog_name="agenda", standalone_mode=False)
    except click.ClickException as error:
        say(_in_one_line(error))
        sys.exit(_FAILED)
    except OSError as error:
        # The help of a command is printed by click, which does not expect a full disk.
        say(_("the output cannot be written: {strerror}").format(strerror=error.strerror))
        sys.exit(_FAILED)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
    except Exception as error:  # noqa: BLE001 -- a fault of the program, which is told in plain words
        from tui.app.crash import EXIT_CODE, crash_words  # noqa: PLC0415

        say(crash_words(error))
        sys.exit(EXIT_CODE)
    sys.exit(code if isinstance(code, int) else 0)
