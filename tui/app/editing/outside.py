"""Lending the terminal to the user's own editor, and taking what it has written."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.app import SuspendNotSupported

from tui.app.ending import interrupts_left_to_others
from tui.app.screens.question import Answer, Question
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.reading.source import BOM, UnreadableFile, read_source
from tui.store.saving.refusals import refusal

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

_MOST_PROBLEMS = 5


class _Copy(Struct, frozen=True):
    """A copy of the text that the editor writes.

    It is removed once it holds nothing that is not in the open file.

    Attributes:
        path: The copy, in a folder of its own.
        text: The text that was written into it.
        selected: The path in the meeting of what was selected.
    """

    path: Path
    text: str
    selected: ValuePath

    def is_untouched(self) -> bool:
        """Whether it holds what it held at first."""
        try:
            return self.path.read_bytes().removeprefix(BOM) == self.text.encode()
        except OSError:
            return False

    def remove(self) -> None:
        """Removes it with its folder."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


class OutsideEditor:
    """Edits the open file in $VISUAL or $EDITOR. What it has written is never thrown away unasked.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing

    def edit(self, selected: ValuePath) -> None:
        """Opens the text in the editor, and takes what comes back as one step.

        Args:
            selected: The path in the meeting of what is selected; the editor begins at its line.
        """
        screen, file = self._editing.screen, self._editing.file
        name, command = _command()
        if not name:
            screen.say(_("No editor is known: set $VISUAL or $EDITOR."))
            return
        if not command:
            screen.say(
                _("{name} is no command line that a shell could read: check its quotes.").format(
                    name=f"${name}"
                )
            )
            return
        if self._editing.busy():
            return
        if file.read_only:
            screen.say(_("This file is read-only: {reason}").format(reason=file.read_only))
            return
        try:
            folder = Path(tempfile.mkdtemp(prefix="agenda-"))
            copy = _Copy(folder / file.path.name, file.text, selected)
            copy.path.write_bytes(file.text.encode())
        except OSError as error:
            why = refusal(error, Path(tempfile.gettempdir()) / "copy", _("set $TMPDIR"))
            screen.say(_("No copy can be written for the editor: {reason}").format(reason=why))
            return
        self._run(command, copy, file.line_of(selected))

    def _run(self, command: list[str], copy: _Copy, line: int) -> None:
        failure = self._lend_terminal([*command, f"+{line}", str(copy.path)])
        if copy.is_untouched():
            copy.remove()
            if failure:
                words = _("{failure} Nothing has changed.").format(failure=failure)
                self._editing.screen.say(words)
            return
        if failure:
            self._ask_after_failure(command, copy, failure)
        else:
            self._take(command, copy)

    def _take(self, command: list[str], copy: _Copy) -> None:
        """Takes what the editor has written, or says what is wrong with it."""
        file = self._editing.file
        try:
            source = read_source(copy.path)
        except UnreadableFile as error:
            self._ask_again(command, copy, [(error.line, error.problem.message)])
            return
        problems = file.replace_text(source.text, _("changes in the editor"))
        if problems:
            found = [(problem.line, problem.message) for problem in problems]
            self._ask_again(command, copy, found)
            return
        copy.remove()
        self._editing.show(file.file_path(copy.selected))

    def _lend_terminal(self, command: list[str]) -> str:
        """Runs a program on the terminal; returns what has gone wrong, or `""`."""
        failure = ""
        try:
            with self._editing.screen.app.suspend():
                # Textual takes the terminal back only where nothing is raised in here.
                try:
                    # The user's own command line, split as a shell would; no text of the file.
                    with interrupts_left_to_others():
                        done = subprocess.run(command, check=False)  # noqa: S603
                    if done.returncode:
                        failure = _("The editor has ended with status {status}.").format(
                            status=done.returncode
                        )
                except (OSError, ValueError) as error:
                    failure = _cannot_start(command[0], error)
        except SuspendNotSupported:
            failure = _("This terminal cannot be lent to another program.")
        self._editing.screen.app.refresh()
        return failure

    def _ask_after_failure(self, command: list[str], copy: _Copy, failure: str) -> None:
        words = _("{failure} But it has written changes.").format(failure=failure)

        def answered(key: str | None) -> None:
            if key == "answer.keep":
                self._take(command, copy)
            elif key == "answer.take-out":
                copy.remove()
            else:
                self._run(command, copy, 1)

        question = Question(
            words,
            Answer("answer.keep", _("Take the changes")),
            Answer("answer.take-out", _("Throw these changes away")),
            leave=_("Edit it again"),
        )
        self._editing.screen.app.push_screen(question, answered)

    def _ask_again(self, command: list[str], copy: _Copy, problems: list[tuple[int, str]]) -> None:
        lines = [
            _("line {line}: {message}").format(line=line, message=message)
            for line, message in problems[:_MOST_PROBLEMS]
        ]
        kept = _("Until you have answered it is kept in {path}").format(path=copy.path)
        words = "\n".join([_("This is no meeting file any more:"), *lines, "", kept])

        def answered(key: str | None) -> None:
            if key == "answer.take-out":
                copy.remove()
            else:
                self._run(command, copy, problems[0][0])

        question = Question(
            words,
            Answer("answer.take-out", _("Throw these changes away")),
            leave=_("Edit it again"),
        )
        self._editing.screen.app.push_screen(question, answered)


def _command() -> tuple[str, list[str]]:
    """The variable that names the editor, and its command; an empty one where it cannot be read."""
    for name in ("VISUAL", "EDITOR"):
        if line := os.environ.get(name, "").strip():
            try:
                return name, shlex.split(line)
            except ValueError:
                return name, []
    return "", []


def _cannot_start(program: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        words = _("The editor cannot be started: there is no program {program}.")
    elif isinstance(error, PermissionError):
        words = _("The editor cannot be started: you are not allowed to run {program}.")
    else:
        words = _("The editor cannot be started: {program} is no program that runs here.")
    return words.format(program=program)
