"""What `agenda import --update` does; imported when it runs."""

import sys
from pathlib import Path

import click

from tui.cli_commands import Update, demand
from tui.cli_edits import STANDARD, is_same, new_problems, warn, write_new
from tui.cli_import import read_paper, say_what_is_not_understood
from tui.cli_show import load_meeting
from tui.console import safe, say, shown, write, write_bytes
from tui.i18n import _
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath
from tui.papers.found import Imported
from tui.store.editing.edits import RefusedEdit
from tui.store.notes import NotesError
from tui.store.open_file import OpenFile
from tui.store.revising.making import made, marked
from tui.store.revising.notes import follow
from tui.store.revising.revising import revise
from tui.store.revising.revision import Revision
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, encoded

_NOT_WRITTEN = 1
"""The exit code where there are changes and they were not written."""

_MOST_TRIES = 5
"""So often it is looked anew what would change, where others change the file at the same time."""


def update_file(paper: str, update: Update, output: str | None, language: str) -> int:
    """Brings a revised paper into a meeting file; see `agenda import --help`.

    Args:
        paper: The paper; `-` for standard input.
        update: The file, and what else is said of the update.
        output: The file to write instead; `-` for standard output, None for the file itself.
        language: The tag of the paper's language; `""` to tell it from the text.

    Returns:
        The exit code.

    Raises:
        click.ClickException: It could not be done; the file is as it was.
    """
    file, earlier = update.file, update.earlier
    demand(file)
    name, imported = read_paper(paper, language)
    before = None if earlier is None else read_paper(earlier, language)[1].meeting
    for attempt in range(_MOST_TRIES):
        revised = _Revised(file, imported, before)
        if not attempt:
            say_what_is_not_understood(imported, name)
            for remark in imported.remarks:
                say(safe(remark))
        else:
            what = _("{name} was changed by another program meanwhile; this would change now:")
            say(what.format(name=shown(file)))
        if output != STANDARD:
            write(revised.lines)
        elif sys.stderr:
            # Standard output is the file.
            sys.stderr.write(revised.lines)
        revised.say_remarks()
        code = revised.write(output, dry=update.dry, yes=update.yes)
        if code is not None:
            return code
    what = _("{name} is changed by another program again and again; nothing was written")
    raise click.ClickException(what.format(name=shown(file)))


class _Revised:
    """What a paper changes in a file as it is now.

    Args:
        path: The file.
        imported: What was found in the paper.
        earlier: The meeting of the earlier paper; None where that is not known.

    Raises:
        click.ClickException: The file cannot be read or changed, or is that of another meeting.
    """

    def __init__(self, path: Path, imported: Imported, earlier: Meeting | None) -> None:
        loaded, meeting = load_meeting(path)
        self._name = shown(path)
        if loaded.read_only:
            words = _("{name}: {read_only}; nothing was changed")
            raise click.ClickException(words.format(name=self._name, read_only=loaded.read_only))
        self._refuse_other_language(imported.meeting, meeting)
        self._path, self._bom = path, loaded.source.bom
        self._file, self._before = OpenFile(loaded), meeting
        self._revision = revise(
            self._file, imported.meeting, [guess.path for guess in imported.guesses], earlier
        )
        if not self._revision.shared:
            words = _("{name}: none of its items is in the paper: is that of another meeting?")
            raise click.ClickException(words.format(name=self._name))
        self._marks = _marks(imported, self._revision)
        text, lost = self._made(meeting.about.language)
        self._changed = text != self._file.text
        if self._changed and (problems := self._file.replace_text(text, "import")):
            raise click.ClickException(problems[0].render(str(path)))
        self._remarks = [
            *self._revision.remarks,
            *(_("gone with its value: {comment}").format(comment=each) for each in lost),
            *self._marks.values(),
        ]
        self._problems = new_problems(loaded.problems, self._file.problems)

    def _refuse_other_language(self, paper: Meeting, own: Meeting) -> None:
        one, other = (each.about.language.split("-")[0].casefold() for each in (paper, own))
        if one != other:
            words = _(
                "{name} is in the language {own}, and the paper in {paper}: bring it into the file"
                " of that language"
            )
            raise click.ClickException(words.format(name=self._name, own=other, paper=one))

    def _made(self, language: str) -> tuple[str, tuple[str, ...]]:
        try:
            text, lost = made(self._file.text, self._revision.edits, language)
        except RefusedEdit as error:
            words = _("{name}: {reason}; nothing was changed")
            raise click.ClickException(words.format(name=self._name, reason=error.reason)) from None
        return marked(text, self._marks), lost

    @property
    def lines(self) -> str:
        """What changes, a line or more each."""
        return "".join(
            f"{safe(line)}\n" for change in self._revision.changes for line in change.lines()
        )

    def say_remarks(self) -> None:
        """Says what is not as in the paper and stays, what was guessed, and what would be wrong."""
        for remark in self._remarks:
            say(safe(remark))
        for problem in self._problems:
            say(problem.render(str(self._path)))

    def write(self, output: str | None, *, dry: bool, yes: bool) -> int | None:
        """Writes what is changed, where that is wanted.

        Args:
            output: The file to write instead; `-` for standard output, None for the file itself.
            dry: Whether nothing is written.
            yes: Whether nothing is asked.

        Returns:
            The exit code; None where others have changed the file meanwhile.

        Raises:
            click.ClickException: It cannot be written.
        """
        target = None if output is None or output == STANDARD else Path(output)
        if target is not None and not is_same(target, self._path):
            if not dry:
                advice = _("name another file, or leave out --output to change FILE itself")
                write_new(target, self._file.text, advice, bom=self._bom)
            return _NOT_WRITTEN if dry and self._changed else 0
        if output == STANDARD:
            if not dry:
                write_bytes(encoded(self._file.text, bom=self._bom))
            return _NOT_WRITTEN if dry and self._changed else 0
        if not self._changed:
            say(_("{name}: nothing changes").format(name=self._name))
            return 0
        if dry or not (yes or _is_wanted(self._name)):
            return _NOT_WRITTEN
        return self._save()

    def _save(self) -> int | None:
        try:
            warn(self._file.save())
        except ChangedOnDisk:
            return None
        except CannotSave as error:
            words = _("{name} was not saved: {reason}")
            raise click.ClickException(words.format(name=self._name, reason=error.reason)) from None
        try:
            follow(self._path, self._before, self._file.meeting, self._revision.moved)
        except NotesError as error:
            say(safe(str(error)))
        return 0


def _marks(imported: Imported, revision: Revision) -> dict[ValuePath, str]:
    """What is new and was only guessed, by its path in the file, with what to say of it."""
    marks = {}
    for guess in imported.guesses:
        place = revision.new.get(guess.path[:2])
        if place is not None:
            words = _("guessed: {words}").format(words=guess.words)
            marks[*place, *guess.path[2:]] = words
    return marks


def _is_wanted(name: str) -> bool:
    """Asks whether to write; without a terminal nobody is there to be asked, and it is wanted."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return True
    print(
        _("Write this into {name}? [y/N] ").format(name=name), end="", file=sys.stderr, flush=True
    )
    answer = sys.stdin.readline().strip().casefold()
    return answer in {"y", "yes", _("y").casefold(), _("yes").casefold()}
