"""Keys as people read and write them, and as Textual names them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key

from tui.app.commands.keys import NotAKeyError, character_key, key_sign, read_key
from tui.app.commands.table import COMMANDS


def test_signs_are_named_as_textual_names_them() -> None:
    for code in (*range(ord(" "), 0x7F), *range(0xA1, 0x250), *map(ord, "жت؟€")):
        assert character_key(chr(code)) == _character_to_key(chr(code))


@pytest.mark.parametrize("key", sorted({key for command in COMMANDS for key in command.keys}))
def test_a_key_is_read_as_it_is_shown_and_as_textual_names_it(key: str) -> None:
    assert read_key(key_sign(key)) == key
    assert read_key(key) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("C-x", "ctrl+x"),
        ("Ctrl-X", "ctrl+x"),
        ("Control+x", "ctrl+x"),
        ("M-v", "alt+v"),
        ("M-V", "alt+shift+v"),
        ("C-M-v", "alt+ctrl+v"),
        ("C-Space", "ctrl+space"),
        ("C-/", "ctrl+slash"),
        ("C--", "ctrl+minus"),
        ("C-+", "ctrl+plus"),
        ("Shift-j", "J"),
        ("PgUp", "pageup"),
        ("return", "enter"),
        ("Del", "delete"),
        ("F12", "f12"),
        ("-", "minus"),
        ("Alt-↑", "alt+up"),
        ("C-x  C-s", "ctrl+x ctrl+s"),
        ("S-Tab", "shift+tab"),
        ("é", "é"),
    ],
)
def test_keys_are_written_as_people_write_them(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    "written", ["", " ", "Ctrl-", "F99", "Shift-/", "Ctrl-m", "M-<", "x-y", "C-["]
)
def test_what_is_no_key_of_a_terminal_is_refused(written: str) -> None:
    with pytest.raises(NotAKeyError):
        read_key(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Crtl-s", "Ctrl-s"),
        ("Crtl-PgDwn", "Ctrl-PgDn"),
        ("Sift-Tab", "Shift-Tab"),
        ("C-Atl-x", "Alt-Ctrl-x"),
        ("Escp", "Esc"),
        ("Hyper-q", "Alt-q"),
        ("Cmd-s", "Ctrl-s"),
    ],
)
def test_a_misspelt_key_is_told_with_the_nearest_one(written: str, meant: str) -> None:
    with pytest.raises(NotAKeyError) as told:
        read_key(written)
    assert told.value.message == f"there is no key “{written}”; did you mean {meant}?"
    assert key_sign(read_key(meant)) == meant


@pytest.mark.parametrize(("written", "modifier"), [("Foo-q", "Foo"), ("Hyper-<", "Hyper")])
def test_a_modifier_like_no_other_is_told_with_those_that_there_are(
    written: str, modifier: str
) -> None:
    with pytest.raises(NotAKeyError, match=f"Ctrl, Alt and Shift with a key, and no “{modifier}”"):
        read_key(written)


@pytest.mark.parametrize(
    ("sent", "written"),
    [("\x18", "C-x"), ("\x1bv", "M-v"), ("\x1bV", "M-V"), ("\x1f", "C-_"), ("/", "/"), ("G", "G")],
)
def test_a_key_is_what_a_terminal_sends(sent: str, written: str) -> None:
    *before, last = list(sent)
    events = XTermParser()._sequence_to_key_events(last, alt=before == ["\x1b"])
    assert [event.key for event in events] == [read_key(written)]


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_is_refused_with_words(text: str) -> None:
    with contextlib.suppress(NotAKeyError):
        key = read_key(text)
        assert read_key(key) == key
