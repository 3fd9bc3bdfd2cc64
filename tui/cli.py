"""The command line.

A command's code is imported when that command runs, so that `--help` and the completion of the
shell answer at once, and what prints never waits for the viewer's libraries.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import click

from tui.cli_language import choose_language, speak
from tui.console import page_columns, safe, say, shown, write, writes_unicode
from tui.exports.parts import ALL_PARTS, PARTS, Part
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tui.meeting.model import Meeting
    from tui.store.reading.loading import Loaded

_FAILED = 2
_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended
# Whether it can be read is found out by reading it, which has plainer words for it.
_FILE = click.Path(path_type=Path, readable=False)
_Resolved: TypeAlias = tuple[str | None, click.Command | None, list[str]]


def _one_or_more(
    _context: click.Context, _option: click.Parameter, value: int | None
) -> int | None:
    if value is not None and value < 1:
        raise click.BadParameter(_("{value} is too few; give 1 or more").format(value=value))
    return value


class _Command(click.Command):
    """A command of which a list says what it does without cutting that off."""

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 -- click's own signature
        """The first paragraph of its help, which the list breaks into lines where it must."""
        paragraph = (self.help or "").removeprefix("\b\n").partition("\n\n")[0]
        return " ".join(paragraph.split())


class _Commands(click.Group):
    """A group that takes a first argument which names no command for a file to open."""

    command_class = _Command

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
        return "FILE", _open, (["--", *args] if ctx.meta["agenda.file"] else args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands, and files."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415

        found = super().shell_complete(ctx, incomplete)
        if not incomplete.startswith("-"):
            found.append(CompletionItem(incomplete, type="file"))
        return found


def _completes(what: str) -> Callable[..., "list[CompletionItem]"]:
    """What the shell completes for an option or argument: a function of `tui.cli_completion`."""

    def complete(
        context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from tui import cli_completion  # noqa: PLC0415

        found: list[CompletionItem] = getattr(cli_completion, what)(context, parameter, incomplete)
        return found

    return complete


def _print_version(ctx: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            number = version("agenda-tui")
        except PackageNotFoundError:
            number = _("(not installed)")
        write(f"agenda {number}\n")
        ctx.exit()


def _print_help(ctx: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        write(ctx.find_root().get_help() + "\n")
        ctx.exit()


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    subcommand_metavar=N_("[FILE | FOLDER | COMMAND …]"),
    options_metavar="",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help=N_("Print the version and leave."),
)
@click.option(
    "--clean", is_flag=True, help=N_("Open without your settings, and as if for the first time.")
)
@click.option(
    "--plain",
    is_flag=True,
    help=N_("Talk in lines, without a screen: for screen readers, and for other programs."),
)
@click.pass_context
def cli(ctx: click.Context, *, clean: bool, plain: bool) -> None:
    """Follow a meeting in a terminal: its annotated agenda, documents and schedule.

    With FILE, open that meeting; with FOLDER, list all meetings below it; with nothing, open the
    one opened last, or at first the one that ships with the program. Where the output is no
    terminal, print it instead. A file named like a command is opened with `agenda -- FILE`.
    """
    ctx.meta["agenda.clean"], ctx.meta["agenda.plain"] = clean, plain
    if ctx.invoked_subcommand is None:
        _open_meeting(None, clean=clean, plain=plain)
    elif (clean or plain) and ctx.invoked_subcommand in cli.commands:
        option = "--clean" if clean else "--plain"
        words = _("{option} is of no use to {command}")
        raise click.UsageError(words.format(option=option, command=ctx.invoked_subcommand))


@click.command(add_help_option=False)
@click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=_print_help)
@click.option("--clean", is_flag=True)
@click.option("--plain", is_flag=True)
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.pass_context
def _open(ctx: click.Context, files: tuple[Path, ...], *, clean: bool, plain: bool) -> None:
    """Opens the one file that is named."""
    file, *more = files
    # It may also have been meant for a command.
    hint = "" if ctx.meta["agenda.file"] else _meant(str(file))
    if more and not _is_there(file):
        # What to do is said already where there is a hint.
        kind = click.ClickException if hint else click.UsageError
        raise kind(_("no such command: {file}{hint}").format(file=shown(file), hint=hint))
    if more:
        raise click.UsageError(
            _("one file is opened at a time, and {count} are named").format(count=len(files))
        )
    _demand(file, hint)
    clean, plain = clean or ctx.meta["agenda.clean"], plain or ctx.meta["agenda.plain"]
    _open_meeting(file, clean=clean, plain=plain)


def _open_meeting(file: Path | None, *, clean: bool, plain: bool) -> NoReturn:
    on_screen = bool(sys.stdout and sys.stdout.isatty() and sys.stdin and sys.stdin.isatty())
    # A terminal that is dumb has no place for a screen; Emacs' shell is one.
    if plain or (on_screen and os.environ.get("TERM") == "dumb"):
        _talk(file, clean=clean)
    if not on_screen:
        if file is not None and file.is_dir():
            from tui.cli_search import list_meetings  # noqa: PLC0415

            sys.exit(list_meetings(file))
        _show_meeting(file or _usual_meeting(clean=clean))
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
    from tui.plain.loop import run_plain  # noqa: PLC0415

    loaded, _meeting = _load(file or _usual_meeting(clean=clean))
    if file is not None and not clean:
        remember_meeting(file)
    sys.exit(run_plain(loaded, write))


@cli.command()
@click.argument("file", type=_FILE)
@click.option(
    "--item",
    metavar="ID",
    shell_complete=_completes("items"),
    help=N_('Only this agenda item: "1(a)", "1 (A)", or its id.'),
)
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(PARTS),
    help=N_("Only this part; may be given several times."),
)
@click.option(
    "--width",
    type=click.IntRange(20, 1000),
    metavar="N",
    help=N_("Columns of the page; by default the terminal's, at most 100, 80 where there is none."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("JSON with the keys of the file format."))
def show(
    file: Path, item: str | None, parts: tuple[Part, ...], width: int | None, *, as_json: bool
) -> None:
    """Print a meeting as plain text."""
    _demand(file)
    _show_meeting(file, item, frozenset(parts) or ALL_PARTS, width, as_json=as_json)


def _show_meeting(
    file: Path,
    item: str | None = None,
    parts: frozenset[Part] = ALL_PARTS,
    width: int | None = None,
    *,
    as_json: bool = False,
) -> None:
    loaded, meeting = _load(file)
    position = -1 if item is None else _find(meeting, item, file)
    if as_json:
        from tui.exports.json_export import meeting_json  # noqa: PLC0415

        ascii_only = not writes_unicode()
        write(meeting_json(meeting, item=position, parts=parts, ascii_only=ascii_only))
    else:
        from tui.exports.plain import item_page, meeting_page  # noqa: PLC0415

        width = width or page_columns()
        if position < 0:
            write(meeting_page(meeting, width, parts=parts))
        else:
            write(item_page(meeting, position, width, parts=parts))
    _say_what_is_left_out(loaded, file)


def _load(file: Path) -> "tuple[Loaded, Meeting]":
    from tui.meeting.problems import Rank  # noqa: PLC0415
    from tui.store.reading.loading import load  # noqa: PLC0415

    loaded = load(file)
    if loaded.meeting is None:
        fatal = next(problem for problem in loaded.problems if problem.rank is Rank.FATAL)
        whole = not loaded.source.text and (fatal.line, fatal.column) == (1, 1)
        raise click.ClickException(
            f"{shown(file)}: {fatal.message}" if whole else fatal.render(str(file))
        )
    return loaded, loaded.meeting


def _find(meeting: "Meeting", name: str, file: Path) -> int:
    from tui.exports.items import NoSuchItemError, find_item  # noqa: PLC0415

    try:
        return find_item(meeting, name)
    except NoSuchItemError as error:
        advice = _("see `agenda show FILE --part agenda` for its items")
        if error.suggestion:
            advice = _("did you mean {suggestion}?").format(suggestion=safe(error.suggestion))
        what = _("no item {name} in {file}").format(name=safe(name), file=shown(file))
        raise click.ClickException(_("{what}; {advice}").format(what=what, advice=advice)) from None


def _say_what_is_left_out(loaded: "Loaded", file: Path) -> None:
    if count := loaded.left_out:
        words = ngettext(
            "{file}: {count} thing is wrong and left out; run `agenda check {file}`",
            "{file}: {count} things are wrong and left out; run `agenda check {file}`",
            count,
        )
        say(words.format(file=shown(file), count=count))


@cli.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=_FILE)
def check(files: tuple[Path, ...]) -> None:
    """List what is wrong with meeting files.

    A line a problem: FILE:LINE:COLUMN: error or warning: message. Exit status 0 where nothing is
    wrong, 1 where something is, 2 where a file could not be read.
    """
    from tui.store.reading.loading import load  # noqa: PLC0415
    from tui.store.translations.reading import all_problems  # noqa: PLC0415

    code = count = 0
    for file in files:
        try:
            _demand(file)
        except click.ClickException as error:
            say(error.message)
            code = _FAILED
            continue
        loaded = load(file)
        problems = all_problems(loaded.parsed, file)
        write("".join(f"{problem.render(str(file))}\n" for problem in problems))
        count += len(problems)
        code = max(code, _FAILED if loaded.meeting is None else int(bool(problems)))
    if sys.stderr and sys.stderr.isatty() and code != _FAILED:
        words = (
            ngettext("{count} problem", "{count} problems", count) if count else _("no problems")
        )
        say(words.format(count=count))
    sys.exit(code)


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", shell_complete=_completes("queries"))
@click.argument("files", metavar="FILE|FOLDER…", nargs=-1, required=True, type=_FILE)
@click.option(
    "--limit", type=int, callback=_one_or_more, metavar="N", help=N_("At most so many hits.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object with all hits."))
def search(query: str, files: tuple[Path, ...], limit: int | None, *, as_json: bool) -> None:
    """Find words, an item's number or a symbol in meetings.

    A line a hit, in the order of the viewer's search: FILE:LINE: where: text. Of a FOLDER all
    meetings below it are searched, the newest first, with the help of an index in your cache
    folder.

    Exit status 0 where something is found, 1 where nothing is, 2 where a file could not be read.
    """
    from tui.cli_search import search_files  # noqa: PLC0415

    sys.exit(search_files(query, files, limit, as_json=as_json))


@cli.command()
@click.argument("file", type=_FILE)
@click.option(
    "--at",
    "when",
    metavar="WHEN",
    help=N_(
        "Another moment than this one: 2019-09-09T10:30 in the meeting's time zone, or with its own"
        " as in 2019-09-09T10:30+02:00; 10:30 is today."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object."))
def now(file: Path, when: str | None, *, as_json: bool) -> None:
    """Print what is on in a meeting, and what is next."""
    _demand(file)
    loaded, meeting = _load(file)
    from tui.cli_now import print_now  # noqa: PLC0415

    print_now(meeting, when, as_json=as_json)
    _say_what_is_left_out(loaded, file)


@cli.command("set")
@click.argument("file", type=_FILE)
@click.argument("path", shell_complete=_completes("paths"))
@click.argument("value", shell_complete=_completes("values"))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help=N_("Leave FILE as it is and write OUT, which must not be there yet; - prints."),
)
def set_value(file: Path, path: str, value: str, output: str | None) -> None:
    """Change one value of a meeting file, and only its lines.

    PATH leads to the value: meeting.title, 'agenda["1(a)"].annotation' (an item by id or number),
    'documents["A/1/2"].title' (a document by symbol or title), 'schedule[0].entries[1].note',
    headings.agenda, translations.en. Positions count from 0.

    VALUE is typed as in the viewer: 2019-09-09, 10:00, true; lists with a line for each part,
    agenda items also as 1,2; tables with a line key = text for each. An empty VALUE takes an
    optional key out, - reads it from standard input, and -- stands before one that begins with a
    dash. With the number or id of an item changes what refers to it.

    Exit status 0 where the value is as asked for, 2 where nothing was changed. What is wrong since
    the change is said as by `agenda check`.
    """
    _demand(file)
    loaded, _meeting = _load(file)
    from tui.cli_edits import change  # noqa: PLC0415

    change(loaded, path, value, output)


@cli.command()
@click.argument("file", type=click.Path())
@click.option(
    "--language",
    default="en",
    metavar="TAG",
    shell_complete=_completes("languages"),
    help=N_("Language of the meeting: ar, en, es, fr, ru or zh; by default en."),
)
@click.option("--start", metavar="DATE", help=N_("Day of the meeting; by default today."))
def new(file: str, language: str, start: str | None) -> None:
    """Write a meeting to start from, with remarks on the format.

    It is a small meeting that is right as it stands. FILE must not be there yet; - prints.
    """
    from tui.cli_edits import begin  # noqa: PLC0415

    begin(file, language, start)


@cli.command()
@click.argument("key", required=False, shell_complete=_completes("settings"))
@click.argument("value", required=False, shell_complete=_completes("settings"))
@click.option(
    "--unset", is_flag=True, help=N_("Take KEY out of your settings: it is as by default.")
)
@click.option("--for", "meeting", metavar="FILE", type=_FILE, help=N_("For this meeting alone."))
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object with all that is known."))
def config(
    key: str | None, value: str | None, meeting: Path | None, *, unset: bool, as_json: bool
) -> None:
    """Print your settings, or change one.

    Without KEY, print every setting with its value, where that comes from, and what it is for. With
    KEY alone, print its value. With VALUE, set it in settings.toml, where all else stays as it is.
    A meeting can have a theme and a language of its own: --for FILE.

    Exit status 0; 1 where something is wrong in settings.toml, which is listed as
    FILE:LINE:COLUMN: message; 2 where there is no such setting or it could not be changed.
    """
    if unset and (key is None or value is not None):
        raise click.UsageError(_("--unset goes with one KEY and no VALUE"))
    if as_json and (unset or value is not None):
        raise click.UsageError(_("--json prints, and does not go with a change"))
    if meeting is not None:
        _demand(meeting)
    from tui.cli_config import print_settings, set_setting  # noqa: PLC0415

    if key is not None and (unset or value is not None):
        set_setting(key, value, meeting)
    else:
        sys.exit(print_settings(key, meeting, as_json=as_json))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object with all that is known."))
def keys(*, as_json: bool) -> None:
    """Print the keys of every command, and where they come from.

    They come from the program, from the keymap that your settings choose (default or emacs), or
    from keymap.toml beside your settings, which names commands by the ids printed here:

    \b
        "item.next" = ["J", "Ctrl-n"]
        "save" = "C-x C-s"

    Exit status 0; 1 where something is wrong in keymap.toml, which is listed as
    FILE:LINE:COLUMN: message.
    """  # noqa: D301 -- click wants the character
    from tui.cli_keys import print_keys  # noqa: PLC0415

    sys.exit(print_keys(as_json=as_json))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object with all themes."))
@click.option("--for", "meeting", metavar="FILE", type=_FILE, help=N_("For this meeting alone."))
def themes(*, as_json: bool, meeting: Path | None) -> None:
    """List the colour themes: which is in force, and what is wrong.

    Your own are the files of the folder `themes` in your settings folder. Exit status 0 where
    nothing is wrong with any, 1 where something is.
    """
    if meeting is not None:
        _demand(meeting)
    from tui.cli_themes import list_themes  # noqa: PLC0415

    sys.exit(list_themes(meeting, as_json=as_json))


@cli.command("import")
@click.argument("paper", metavar="PAPER", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o", "--output", metavar="FILE", help=N_("The file to write, which is not there yet.")
)
@click.option(
    "--language",
    type=click.Choice(("en", "fr", "es", "ru", "ar", "zh")),
    metavar="TAG",
    help=N_("The language of the paper; by default it is told from the text."),
)
@click.option(
    "--report", is_flag=True, help=N_("Print the paper line by line with what became of each.")
)
def import_(paper: str, output: str | None, language: str | None, *, report: bool) -> None:
    """Turn an annotated agenda into a meeting file.

    PAPER is text, HTML, DOCX or PDF, in English, French, Spanish, Russian, Arabic or Chinese; - reads
    standard input. Without -o the meeting is printed. What is not understood, and what was guessed,
    is said on standard error; guesses are marked in the file too.

    Exit status 0; 2 where PAPER could not be read, or holds no agenda.
    """
    from tui.cli_import import import_file  # noqa: PLC0415

    sys.exit(import_file(paper, output, language or "", report=report))


@cli.command()
@click.argument("file", metavar="FILE", type=_FILE)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help=N_("The language of a copy, as en; again for others. By default the meeting's own."),
)
@click.option(
    "--jobs", type=click.IntRange(1, 16), metavar="N", default=4, help=N_("How many at once.")
)
@click.option(
    "--limit", type=click.IntRange(1), default=100, metavar="MB", help=N_("The largest copy.")
)
@click.option(
    "--private", is_flag=True, help=N_("Ask hosts of this machine and of private networks too.")
)
@click.option("--dry-run", is_flag=True, help=N_("Only print what would be got, and from where."))
def fetch(
    file: Path, languages: tuple[str, ...], *, jobs: int, limit: int, private: bool, dry_run: bool
) -> None:
    """Get copies of a meeting's documents, to be read offline.

    Those that are missing are got from the documents' addresses into the folder `documents` beside
    FILE, and entered in it. What was cut off goes on from there the next time. Of an address at
    undocs.org or docs.un.org any language can be got, of others the one that it is in.

    Only http and https addresses of public hosts are opened. Exit status 0; 1 where a copy could
    not be had, which is said with the reason; 2 where FILE could not be read or changed.
    """
    from tui.cli_fetch import fetch_copies  # noqa: PLC0415

    loaded, _meeting = _load(file)
    sys.exit(fetch_copies(loaded, languages, jobs=jobs, limit=limit, private=private, dry=dry_run))


@cli.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the script by which a shell completes `agenda`.

    It completes commands, options and files, and from the FILE on the line its items and the paths
    of its values. Put the line of your shell into its start file, in zsh below compinit:

    \b
        eval "$(agenda completion bash)"     # ~/.bashrc
        eval "$(agenda completion zsh)"      # ~/.zshrc
        agenda completion fish | source      # ~/.config/fish/config.fish
    """  # noqa: D301 -- click wants the character
    from tui.cli_completion import script  # noqa: PLC0415

    write(script(shell, cli))


def _demand(file: Path, hint: str = "") -> None:
    if not _is_there(file):
        advice = hint or _("; check the name and the folder")
        raise click.ClickException(
            _("no such file: {file}{advice}").format(file=shown(file), advice=advice)
        )


def _is_there(file: Path) -> bool:
    """Whether there is something of that name; what may not be looked at counts as there."""
    try:
        file.stat()
    except OSError as error:
        return not isinstance(error, (FileNotFoundError, NotADirectoryError))
    except ValueError:
        return False
    return True


def _meant(name: str) -> str:
    from tui.text.symbols import nearest  # noqa: PLC0415

    command = nearest(name, cli.commands)
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
    if error.ctx and error.ctx.command is not _open:
        command = error.ctx.command_path
    return _("{text}; see `{command} --help`").format(text=text, command=command)


def main() -> None:
    """Runs the command line and leaves with its exit status; the entry point `agenda`."""
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
