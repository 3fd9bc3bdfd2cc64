"""All settings, to be looked at and changed."""

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Option, Picker
from tui.app.editing.steps import steps_of
from tui.app.editing.verdict import Judge
from tui.app.file_state import OWN_SETTINGS, change_own_setting, read_file_state
from tui.app.settings.changing import change_setting
from tui.app.settings.complaints import Complaints, complaint_rows
from tui.app.settings.fields import choice_words, edited_setting, wrong_value
from tui.app.settings.in_force import InForce, Origin, settings_in_force
from tui.app.settings.reading import read_settings
from tui.app.widgets.box import Box, Hint, is_narrow
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows, Span, UnfoldingRows
from tui.i18n import N_, _, language
from tui.i18n.joining import sentences
from tui.meeting.values import key_words
from tui.store.fields import WrongValueError, typed_text
from tui.text.safe import make_safe
from tui.text.symbols import nearest

_HANG = 15


class SettingChanged(Message):
    """A setting has another value now, in the user's file or for the meeting that is open.

    Attributes:
        key: The setting.
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class SettingsScreen(ModalScreen[None]):
    """Lists all settings, each with its value, where that comes from, and what it is for.

    Args:
        complaints: What is wrong with the user's files.
        meeting: The meeting file that is open, which may have settings of its own; None for none.
    """

    DEFAULT_CSS = """
    SettingsScreen { align: center middle; background: $veil; }
    SettingsScreen > Box { width: 100%; max-width: 100; max-height: 90%; }
    SettingsScreen.-narrow > Box { width: 100%; max-height: 100%; }
    SettingsScreen RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SETTINGS, Scope.BOX)]

    def __init__(self, complaints: Complaints, meeting: Path | None) -> None:
        super().__init__()
        self._complaints = complaints
        self._meeting = meeting
        self._settings: list[InForce] = []
        self._remarks: dict[str, str] = {}
        """What there is to say of a setting since it was changed here."""

    def compose(self) -> ComposeResult:
        """The list."""
        own = ["settings.own"] if self._meeting is not None else []
        hints: list[str | Hint] = [
            Hint("list.choose", N_("change")),
            "box.leave",
            *own,
            "settings.take-out",
        ]
        with Box(_("Settings"), hints):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()

    def say_anew(self) -> None:
        """Says everything in the language in use now."""
        for box in self.query(Box):
            box.head(_("Settings"))
        self._remarks = {}
        self.fill()

    def fill(self) -> None:
        """Shows the settings as they are now, and what is wrong with the user's files."""
        if not self.query(RowList):
            return  # it is not there yet, or gone
        read = read_settings()
        state = read_file_state(self._meeting) if self._meeting is not None else None
        self._complaints.read_anew()
        self._settings = settings_in_force(read, os.environ, self.app.console.color_system, state)
        narrow = is_narrow(self)
        rows = [self._row(setting, is_narrow=narrow) for setting in self._settings]
        more: list[tuple[Part, ...]] = [(_about(setting, 2),) for setting in self._settings]
        if wrong := complaint_rows(self._complaints, narrow=narrow):
            heading = Part(_("What is wrong in your files"), "heading")
            rows += [Row((heading,), selectable=False, heading=True), *wrong]
            more += [()] * (len(rows) - len(more))
        values = self.query_one(RowList)
        cursor = values.cursor
        values.show_rows(UnfoldingRows(rows, more) if narrow else Rows(rows), keep_place=True)
        values.select(max(0, cursor), quiet=True)

    def _row(self, setting: InForce, *, is_narrow: bool) -> Row:
        value = typed_text(setting.value) or "–"
        words = f"{value} · {setting.source}"
        spans = (Span(len(value), len(words), "dim"),)
        parts = [Part(words, "", key_words(setting.key), hang=_HANG, spans=spans)]
        if not is_narrow:
            parts.append(_about(setting, _HANG))
        if remark := self._remarks.get(setting.key) or self._waits(setting):
            parts.append(Part(remark, "warning", hang=_HANG))
        return Row(tuple(parts), gap=0 if is_narrow else 1)

    def _waits(self, setting: InForce) -> str:
        """That a value is not in force yet: what is open below this list would not say it anew."""
        if setting.key != "language" or setting.value == language():
            return ""
        return _("Takes effect once nothing else is open.")

    @property
    def _selected(self) -> InForce:
        return self._settings[self.query_one(RowList).cursor]

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_change()

    # Changing

    def action_change(self) -> None:
        """Asks for another value of the selected setting."""
        setting = self._selected
        self._ask(setting, own=setting.origin is Origin.MEETING)

    def action_own(self) -> None:
        """Asks for a value of the selected setting that holds for the open meeting alone."""
        setting = self._selected
        if self._meeting is None:
            self._say(setting.key, _("No meeting is open that it could be set for."))
        elif setting.key not in OWN_SETTINGS:
            self._say(setting.key, _("This holds for all meetings alike."))
        else:
            self._ask(setting, own=True)

    def action_take_out(self) -> None:
        """Has the selected setting as all meetings have it, else as by default."""
        setting = self._selected
        self._keep(setting.key, None, own=setting.origin is Origin.MEETING)

    def _ask(self, setting: InForce, *, own: bool) -> None:
        key = setting.key
        name = key_words(key)
        if own:
            name = _("{setting} of this meeting").format(setting=name)
        typed = typed_text(setting.value)
        if isinstance(setting.default, bool):
            self._keep(key, not setting.value, own=own)
        elif setting.choices:
            options = [Option(each, choice_words(key, each)) for each in setting.choices]
            self.app.push_screen(Picker(name, options, [typed]), partial(self._picked, key, own))
        else:
            field = edited_setting(key)
            line = LineEdit(
                name,
                typed,
                Judge(partial(_wrong, key)),
                hint=setting.description,
                steps=steps_of(field),
            )
            self.app.push_screen(line, partial(self._typed, key))

    def _picked(self, key: str, own: bool, picked: tuple[str, ...] | None) -> None:  # noqa: FBT001 -- bound by partial
        if picked:
            self._keep(key, picked[0], own=own)

    def _typed(self, key: str, typed: str | None) -> None:
        if typed is not None:
            self._keep(key, edited_setting(key).value_of(typed), own=False)

    def _keep(self, key: str, value: object, *, own: bool) -> None:
        self.run_worker(self._write(key, value, own=own), group="settings")

    async def _write(self, key: str, value: object, *, own: bool) -> None:
        """Writes a value, beside the screen: the disk may be slow, or locked."""
        if own and self._meeting is not None:
            why_not = await asyncio.to_thread(change_own_setting, self._meeting, key, value)
        else:
            why_not = await asyncio.to_thread(change_setting, key, value)
        if why_not:
            self._say(key, why_not)
            return
        self._say(key, "")
        self.post_message(SettingChanged(key))

    def _say(self, key: str, words: str) -> None:
        self._remarks = {**self._remarks, key: words}
        self.fill()

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()


def _about(setting: InForce, indent: int) -> Part:
    """What a setting is for."""
    about = setting.description
    if setting.origin is not Origin.DEFAULT and setting.default:
        by_default = _("By default: {value}.").format(value=typed_text(setting.default))
        about = sentences(about, by_default)
    return Part(about, "dim", indent=indent)


def _wrong(key: str, typed: str) -> str:
    try:
        value = edited_setting(key).value_of(typed)
    except WrongValueError as error:
        return make_safe(str(error))
    return "" if value is None else make_safe(wrong_value(key, value, nearest))
