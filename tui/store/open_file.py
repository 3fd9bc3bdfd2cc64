"""A meeting file that is open: its text, what it says, and the way back to the disk."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.i18n import N_, _
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath
from tui.store.editing.change import first_change, same
from tui.store.editing.edits import Edit, RefusedEdit, edited
from tui.store.guessed import Guessed, guessed_values, settled, without_comment
from tui.store.history import History, Step
from tui.store.merging.lines import lost_comments
from tui.store.merging.merge import Merged, merge
from tui.store.merging.texts import Decided, clash_key, put_together
from tui.store.reading.loading import Loaded, LocatedProblem, parse
from tui.store.reading.source import Source, read_source
from tui.store.reading.toml import NotTomlError, read_toml
from tui.store.saving.save import Saved, can_save, digest_of, encoded, save
from tui.store.undoing import Went, redo, undo

OTHERS = N_("changes on the disk")
"""The label of a step that has taken what others have written."""


class Gone(Struct, frozen=True):
    """What was undone, or made again.

    Attributes:
        label: What it is called.
        place: Where it was, by positions in the file as it is now.
    """

    label: str
    place: ValuePath


class OpenFile:
    """One meeting file in the course of a session.

    What is shown is always the parse of `text`. Each edit leads from one text to the next; undo
    leads back.

    Args:
        loaded: The file as it was read; its meeting is there.
        new: Whether there is no such file yet: its name is no more than proposed.

    Raises:
        ValueError: The file has no meeting.
    """

    def __init__(self, loaded: Loaded, *, new: bool = False) -> None:
        if loaded.meeting is None:
            raise ValueError(f"{loaded.source.path} holds no meeting")
        self._path = loaded.source.path
        self._bom = loaded.source.bom
        self._parsed = loaded.parsed
        self._meeting = loaded.meeting
        self._history = History.of(loaded.source.text)
        self._values: dict[str, Any] | None = None
        self._digest: str | None = digest_of(encoded(loaded.source.text, bom=self._bom))
        self._is_gone = False
        self._is_new = new

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def text(self) -> str:
        """The text now, without a byte-order mark."""
        return self._history.text

    @property
    def meeting(self) -> Meeting:
        """What the text says."""
        return self._meeting

    @property
    def problems(self) -> tuple[LocatedProblem, ...]:
        """What is wrong with the text."""
        return self._parsed.problems

    @property
    def all_problems(self) -> tuple[LocatedProblem, ...]:
        """What is wrong with the text, its differences from its translations among it."""
        from tui.store.translations.reading import all_problems  # noqa: PLC0415 -- seldom asked

        return all_problems(self._parsed, self._path)

    @property
    def left_out(self) -> int:
        """How many values and entries of the text were left out."""
        return self._parsed.left_out

    @property
    def values(self) -> dict[str, Any]:
        """What `tomllib` reads in the text."""
        if self._values is None:
            self._values = read_toml(self.text)
        return self._values

    @property
    def changed(self) -> bool:
        """Whether the text differs from what was last read or saved, or is in no file."""
        return self._history.changed or self._is_gone or self._is_new

    @property
    def is_new(self) -> bool:
        """Whether it was never saved, and its name is no more than proposed."""
        return self._is_new

    @property
    def read_only(self) -> str:
        """Why the meeting cannot be edited and saved, or `""`."""
        return self._parsed.read_only or ("" if self._is_new else can_save(self._path))

    @property
    def guessed(self) -> tuple[Guessed, ...]:
        """The values that are marked as guessed."""
        return guessed_values(self.text, self.values, self._parsed.positions)

    @property
    def to_undo(self) -> Step | None:
        """The step that `undo` would undo."""
        return self._history.to_undo

    @property
    def to_redo(self) -> Step | None:
        """The step that `redo` would make again."""
        return self._history.to_redo

    def file_path(self, path: ValuePath) -> ValuePath:
        """The path in the file of a path in the meeting, where wrong entries are missing."""
        return self._parsed.file_path(path)

    def meeting_path(self, path: ValuePath) -> ValuePath:
        """The path in the meeting of a path in the file, as far as it is in the meeting."""
        found: list[str | int] = []
        for at, part in enumerate(path):
            kept = self._parsed.kept.get(path[:at])
            if isinstance(part, int) and kept is not None:
                if part not in kept:
                    break
                part = kept.index(part)  # noqa: PLW2901 -- the same part in the other count
            found.append(part)
        return tuple(found)

    def line_of(self, path: ValuePath) -> int:
        """The line, from 1, on which a value of the meeting stands in the text."""
        return self._parsed.line_of(path)

    # Changes

    def edit(
        self,
        edits: Edit | Sequence[Edit],
        label: str,
        before: ValuePath,
        after: ValuePath | None = None,
    ) -> None:
        """Makes edits as one step that can be undone.

        Args:
            edits: The edits, with paths in the file.
            label: What is changed, in words: `title of item 1(a)`.
            before: The path in the file of what is changed.
            after: Its path after the change, where that differs.

        Raises:
            RefusedEdit: The edit cannot be made or proved; nothing has changed.
        """
        if self._parsed.read_only:
            raise RefusedEdit(self._parsed.read_only)
        edits = [edits] if isinstance(edits, Edit) else edits
        result = edited(settled(self.text, self.values, edits), edits, self.values)
        self._take(self._history.do(result.text, label, before, after), result.values)

    def confirm(self, guess: Guessed, label: str) -> None:
        """Takes the comment away that marks a value as guessed, as one step that can be undone.

        Args:
            guess: The value.
            label: What is done, in words.

        Raises:
            RefusedEdit: The file does not mark that value so, or says something else by now.
        """
        if self._parsed.read_only:
            raise RefusedEdit(self._parsed.read_only)
        if guess not in self.guessed:
            raise RefusedEdit(_("the file says something else by now; read it again"))
        text = without_comment(self.text, guess)
        if not same(read_toml(text), self.values):
            raise RefusedEdit(_("the file says something else by now; read it again"))
        self._take(self._history.do(text, label, guess.path), self.values)

    def replace_text(self, text: str, label: str) -> tuple[LocatedProblem, ...]:
        """Takes another text for the whole file, as one step that can be undone.

        Returns:
            The problems for which the text was not taken; none where it was.
        """
        parsed = parse(text, folder=self._path.parent)
        if parsed.meeting is None:
            return parsed.problems
        self._take(self._history.do(text, label, ()), None)
        return ()

    def undo(self, decided: Decided | None = None) -> Gone | None:
        """Undoes the last own step; what others have written since stays.

        Args:
            decided: What was decided of conflicts with what others have written.

        Returns:
            What was undone; None where there is no own step any more.

        Raises:
            Clash: It is to be decided first what is taken.
            RefusedEdit: The texts cannot be merged, or that would leave no meeting.
        """
        return self._go(undo(self._history, decided or {}), forward=False)

    def redo(self, decided: Decided | None = None) -> Gone | None:
        """Makes the step undone last again, if there is one; see `undo`."""
        return self._go(redo(self._history, decided or {}), forward=True)

    def undo_taking(self) -> Gone | None:
        """Goes back to the text before the last step, though it has taken what others have saved."""
        step = self._history.to_undo
        return self._go(Went(self._history.undo(), step) if step else None, forward=False)

    def _go(self, gone: Went | None, *, forward: bool) -> Gone | None:
        if gone is None:
            return None
        before = self.values
        self._take(gone.history, None)
        place = gone.step.after if forward else gone.step.before
        return Gone(gone.step.label, first_change(before, self.values) if gone.crossed else place)

    def _take(self, history: History, values: dict[str, Any] | None) -> None:
        parsed = parse(history.text, folder=self._path.parent, values=values)
        if parsed.meeting is None:
            fatal = next(iter(parsed.problems), None)
            raise RefusedEdit(fatal.message if fatal else _("it would leave no meeting"))
        self._history, self._values = history, values
        self._parsed, self._meeting = parsed, parsed.meeting

    # The disk

    @property
    def saved_text(self) -> str:
        """The text as it was last read from the disk or saved."""
        return self._history.saved_text

    def on_disk(self) -> Source | None:
        """What others have written into the file since it was read or saved here.

        Returns:
            The file as it is now; None where its content is what was last seen.

        Raises:
            UnreadableFile: The file is gone, or cannot be read any more.
        """
        if self._is_new:
            return None
        source = read_source(self._path)
        self._is_gone = False
        seen = digest_of(encoded(source.text, bom=source.bom))
        return None if seen == self._digest else source

    def merged(self, source: Source, take_ours: Collection[int] = ()) -> Merged:
        """The changes made here put together with those that others have written.

        Args:
            source: The file as others have written it.
            take_ours: Which of the conflicts go our way, by their positions in the result.

        Raises:
            RefusedEdit: What others have written is no TOML.
        """
        try:
            base, theirs = read_toml(self.saved_text), read_toml(source.text)
        except NotTomlError as error:
            raise RefusedEdit(
                _("the file on the disk {message}").format(message=error.message)
            ) from None
        return merge(base, self.values, theirs, take_ours=take_ours)

    def take(
        self, source: Source, merged: Merged | None = None, take_ours: Collection[int] = ()
    ) -> tuple[str, ...]:
        """Goes on from what others have written.

        Args:
            source: The file as others have written it.
            merged: The changes made here, to be kept; None where there are none.
            take_ours: Which of the conflicts have gone our way.

        Returns:
            The comments written here that are not in the text any more: those at lines that
            others have changed too.

        Raises:
            RefusedEdit: That would leave no meeting; nothing has changed.
        """
        base, ours, theirs = self.saved_text, self.text, source.text
        text = put_together(base, ours, theirs, merged) if merged else theirs
        lost = lost_comments(base, ours, text)
        if lost:
            # The only way back to them is to take this step back.
            history = self._history.do(text, OTHERS, ()).saved(theirs)
        else:
            conflicts = merged.conflicts if merged else ()
            decided = [(clash_key(each), at in take_ours) for at, each in enumerate(conflicts)]
            history = self._history.take(text, theirs, OTHERS, decided)
        self._take(history, None)
        self._bom = source.bom
        self._digest = digest_of(encoded(theirs, bom=source.bom))
        return lost

    @property
    def is_there(self) -> bool:
        """Whether there is such a file on the disk."""
        return self._path.exists()

    @property
    def is_gone(self) -> bool:
        """Whether the file was found to be gone, so that its text is nowhere but here."""
        return self._is_gone

    def note_gone(self) -> None:
        """Notes that there is no such file on the disk any more."""
        self._is_gone = True

    def forget_disk(self) -> None:
        """Takes the file for a new one, as it is gone from the disk and is to be made anew."""
        self._digest = None

    def save(self) -> Saved:
        """Writes the text into the file.

        Raises:
            ChangedOnDisk: The file was changed by others since it was read or saved here.
            CannotSave: It cannot be written; the text stays as it is, unsaved.
        """
        saved = save(self._path, self.text, bom=self._bom, expected=self._digest)
        self._digest, self._is_gone = saved.digest, False
        self._history = self._history.saved()
        return saved

    def save_as(self, path: Path, *, overwrite: bool = False) -> Saved:
        """Writes the text into another file, which is the open one from then on.

        Raises:
            ChangedOnDisk: There is such a file, and it is not to be overwritten.
            CannotSave: It cannot be written.
        """
        saved = save(path, self.text, bom=self._bom, expected=None, overwrite=overwrite)
        self._path, self._digest = path, saved.digest
        self._is_gone = self._is_new = False
        self._history = self._history.saved()
        return saved
