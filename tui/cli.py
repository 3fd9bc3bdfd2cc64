"""The command line.

A command's code is imported when that command runs, so that `--help` and the completion of the
shell answer at once, and what prints never waits for the viewer's libraries.
"""

import sys
from pathlib import Path

import click

from tui.cli_commands import (
    FILE,
    Commands,
    Update,
    completes,
    demand,
    for_meeting,
    one_or_more,
    print_version,
    run,
    updating,
)
from tui.cli_open import open_file, open_meeting
from tui.console import write
from tui.exports.parts import ALL_PARTS, PARTS, Part
from tui.i18n import N_, _


@click.group(
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar=N_("[FILE | FOLDER | COMMAND …]"),
    options_metavar="",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
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
        open_meeting(None, clean=clean, plain=plain)
    elif (clean or plain) and ctx.invoked_subcommand in cli.commands:
        option = "--clean" if clean else "--plain"
        words = _("{option} is of no use to {command}")
        raise click.UsageError(words.format(option=option, command=ctx.invoked_subcommand))


cli.opening = open_file


@cli.command()
@click.argument("file", type=FILE)
@click.option(
    "--item",
    metavar="ID",
    shell_complete=completes("items"),
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
    demand(file)
    from tui.cli_show import show_meeting  # noqa: PLC0415

    show_meeting(file, item, frozenset(parts) or ALL_PARTS, width, as_json=as_json)


@cli.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=FILE)
def check(files: tuple[Path, ...]) -> None:
    """List what is wrong with meeting files.

    A line a problem: FILE:LINE:COLUMN: error or warning: message. Exit status 0 where nothing is
    wrong, 1 where something is, 2 where a file could not be read.
    """
    from tui.cli_check import check_files  # noqa: PLC0415

    sys.exit(check_files(files))


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", shell_complete=completes("queries"))
@click.argument("files", metavar="FILE|FOLDER…", nargs=-1, required=True, type=FILE)
@click.option(
    "--limit", type=int, callback=one_or_more, metavar="N", help=N_("At most so many hits.")
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
@click.argument("file", type=FILE)
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
    demand(file)
    from tui.cli_now import print_now  # noqa: PLC0415
    from tui.cli_show import load_meeting, say_what_is_left_out  # noqa: PLC0415

    loaded, meeting = load_meeting(file)
    print_now(meeting, when, as_json=as_json)
    say_what_is_left_out(loaded, file)


@cli.command("log")
@click.argument("file", type=FILE)
@click.option("--markdown", is_flag=True, help=N_("Markdown: a heading a day and an item."))
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object with all lines."))
def print_log(file: Path, *, markdown: bool, as_json: bool) -> None:
    """Print the running log of a meeting, from the notes beside it."""
    demand(file)
    from tui.cli_log import print_log  # noqa: PLC0415
    from tui.cli_show import load_meeting  # noqa: PLC0415

    print_log(load_meeting(file)[1], file, markdown=markdown, as_json=as_json)


@cli.command("set")
@click.argument("file", type=FILE)
@click.argument("path", shell_complete=completes("paths"))
@click.argument("value", shell_complete=completes("values"))
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
    demand(file)
    from tui.cli_edits import change  # noqa: PLC0415
    from tui.cli_show import load_meeting  # noqa: PLC0415

    loaded, _meeting = load_meeting(file)
    change(loaded, path, value, output)


@cli.command()
@click.argument("file", type=click.Path())
@click.option(
    "--language",
    default="en",
    metavar="TAG",
    shell_complete=completes("languages"),
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
@click.argument("key", required=False, shell_complete=completes("settings"))
@click.argument("value", required=False, shell_complete=completes("settings"))
@click.option(
    "--unset", is_flag=True, help=N_("Take KEY out of your settings: it is as by default.")
)
@for_meeting
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
    from tui.cli_config import print_or_set  # noqa: PLC0415

    sys.exit(print_or_set(key, value, meeting, unset=unset, as_json=as_json))


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
@for_meeting
def themes(*, as_json: bool, meeting: Path | None) -> None:
    """List the colour themes: which is in force, and what is wrong.

    Your own are the files of the folder `themes` in your settings folder. Exit status 0 where
    nothing is wrong with any, 1 where something is.
    """
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
@updating
@click.pass_context
def import_(
    ctx: click.Context,
    paper: str,
    output: str | None,
    language: str | None,
    update: Update | None,
    *,
    report: bool,
) -> None:
    """Turn an annotated agenda into a meeting file.

    PAPER is text, HTML, DOCX or PDF, in English, French, Spanish, Russian, Arabic or Chinese; - reads
    standard input. Without -o, on a terminal, the viewer shows the meeting beside the paper, to be
    reviewed and saved; where there is no terminal the meeting is printed. What is not understood,
    and what was guessed, is said on standard error; guesses are marked in the file too.

    With --update, a revised PAPER is brought into the meeting file FILE: what it changes is printed,
    and written once you say so, without a terminal at once. Ids, statuses, outcomes, comments and
    all that no paper says stay; so does what is gone from PAPER, where something of that kind is
    written there, and is said. With --earlier, what both papers have alike stays as FILE has it.

    Exit status 0; 1 where --update would change FILE, and it was not written; 2 where PAPER could
    not be read, or holds no agenda, or FILE could not be read or written.
    """
    if update is not None:
        if report:
            raise click.UsageError(_("--report prints, and does not go with a change"))
        from tui.cli_update import update_file  # noqa: PLC0415

        sys.exit(update_file(paper, update, output, language or ""))
    from tui.cli_import import import_file  # noqa: PLC0415

    clean = bool(ctx.meta.get("agenda.clean"))
    sys.exit(import_file(paper, output, language or "", report=report, clean=clean))


@cli.command()
@click.argument("file", metavar="FILE", type=FILE)
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
    from tui.cli_show import load_meeting  # noqa: PLC0415

    loaded, _meeting = load_meeting(file)
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


def main() -> None:
    """Runs the command line and leaves with its exit status; the entry point `agenda`."""
    run(cli)
