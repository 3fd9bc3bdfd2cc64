"""`keymap.toml`: what is right in it is taken, and all that is wrong is listed with its place."""

from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tui.app.commands.clashes import clashes
from tui.app.commands.command import WITH_TEXT
from tui.app.commands.keymap import DEFAULT, KEYMAP_FILE, Keymap
from tui.app.commands.keymap_file import ReadKeymap, parse_keymap, read_keymap
from tui.app.commands.keys import key_character
from tui.app.commands.table import BY_ID, COMMANDS
from tui.app.keymaps import FOLDER, keymap_names
from tui.app.settings.declared import Settings
from tui.app.settings.folder import settings_folder
from tui.meeting.problems import Rank
from tui.store.reading.shape import fields_of

FILE = Path(KEYMAP_FILE)


def parsed(text: str, base: Keymap = DEFAULT) -> ReadKeymap:
    return parse_keymap(text, FILE, base)


def said(text: str) -> list[str]:
    return parsed(text).rendered()


def has_no_clash(keymap: Keymap) -> bool:
    return not list(
        clashes(COMMANDS, {command.id: keymap.keys(command.id) for command in COMMANDS})
    )


def test_a_command_has_the_keys_that_the_file_gives_it() -> None:
    read = parsed('"item.next" = ["J", "Ctrl-n"]\n\nsave = "C-x C-s"\n"document.open" = []\n')
    assert not read.problems
    assert read.keymap.keys("item.next") == ("J", "ctrl+n")
    assert read.keymap.source("item.next") == "keymap.toml:1"
    assert read.keymap.keys("save") == ("ctrl+x ctrl+s",)
    assert read.keymap.source("save") == "keymap.toml:3"
    assert read.keymap.keys("document.open") == ()
    assert read.keymap.keys("undo") == BY_ID["undo"].keys
    assert read.keymap.source("undo") == "default"


def test_an_id_without_quotes_is_the_same_id() -> None:
    assert parsed('item.next = "m"\n').keymap.keys("item.next") == ("m",)
    assert parsed('[item]\nnext = "m"\n').keymap.source("item.next") == "keymap.toml:2"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '"item.nxt" = "Q"',
            "1:1: error: there is no command “item.nxt”; did you mean “item.next”?",
        ),
        (
            'save = "Ctrl-pgdwn"',
            "1:8: error: there is no key “Ctrl-pgdwn”; did you mean Ctrl-PgDn?",
        ),
        ("save = 3", '1:8: error: must be a list of keys, as in ["J", "Ctrl-n"], or one in quotes'),
        (
            "save = {}",
            '1:8: error: must be a list of keys, as in ["J", "Ctrl-n"], or one in quotes',
        ),
        ('save = ["Q", 3]', '1:14: error: must be a key in quotes, as in "Ctrl-n"'),
        ('save = ""', "1:8: error: is empty, and names no key; write it as in Ctrl-s, PgDn or /"),
        ('save = "Ctrl-i"', "1:8: error: “Ctrl-i” is the same as Tab in a terminal; write that"),
        ('save = "M-<"', "1:8: error: “M-<” : terminals".replace(" :", ":")),
        ('zzzzz = "m"', "1:1: error: there is no command “zzzzz”; `agenda keys` lists all"),
        ('save = "Hyper-q"', "1:8: error: there is no key “Hyper-q”; did you mean Alt-q?"),
        (
            'save = "Foo"',
            "1:8: error: there is no key “Foo”; write it as in Ctrl-s, PgDn or /",
        ),
        ('save = "C-c"', "1:8: error: “C-c” cannot be given to a command"),
        ('"line.keep" = "x"', "1:15: error: x is text where one types, and can be no key there"),
        ('save = "Q"\nundo = "Q"', "2:8: error: Q is already a key of “save” (line 1)"),
        ('save = "Q s"\nundo = "Q"', "2:8: error: Q is already a key of “save” (line 1)"),
        ('save = "j"', "1:8: warning: j is taken from “move.down”, which applies there too"),
        ("save = ", "1:8: error: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_is_meant(text: str, problem: str) -> None:
    (line,) = said(text)
    assert line.startswith(f"keymap.toml:{problem}")


def test_what_is_right_beside_it_is_taken() -> None:
    read = parsed('save = ["Ctrl-unter", "Q"]\nnone = "x"\nundo = "U"\n')
    assert len(read.problems) == 2
    assert read.keymap.keys("save") == ("Q",)
    assert read.keymap.keys("undo") == ("U",)


def test_a_command_whose_keys_are_all_wrong_keeps_those_that_it_has() -> None:
    assert parsed('save = "no such"').keymap.keys("save") == BY_ID["save"].keys


def test_a_key_goes_to_the_command_that_the_file_gives_it() -> None:
    read = parsed('save = "j"')
    assert read.keymap.keys("move.down") == ("down",)
    assert read.keymap.source("move.down") == "keymap.toml:1"
    assert not parsed('save = "j"\n"move.down" = "Down"').problems


def test_a_key_may_do_two_things_in_two_places() -> None:
    assert not parsed('"library.refresh" = "e"').problems


def test_a_file_that_cannot_be_read_leaves_the_keys_as_they_are(home: Path) -> None:
    del home
    file = settings_folder() / KEYMAP_FILE
    assert read_keymap("default") == ReadKeymap(file)
    file.mkdir(parents=True)
    read = read_keymap("default")
    assert read.keymap == DEFAULT
    assert [problem.rank for problem in read.problems] == [Rank.FATAL]


def test_the_users_keys_lie_over_the_keymap_that_the_settings_choose(home: Path) -> None:
    del home
    file = settings_folder() / KEYMAP_FILE
    file.parent.mkdir(parents=True)
    file.write_text('undo = "m"\n')
    keymap = read_keymap("emacs").keymap
    assert keymap.keys("undo") == ("m",)
    assert keymap.keys("save") == ("ctrl+x ctrl+s",)
    assert keymap.source("save") == "emacs"
    assert keymap.source("move.down") == "emacs"


def test_the_settings_know_the_keymaps_that_ship() -> None:
    assert fields_of(Settings)["keymap"].shape.choices == keymap_names()


@pytest.mark.parametrize("name", keymap_names())
def test_a_keymap_that_ships_has_no_clash_and_nothing_wrong(name: str) -> None:
    keymap = read_keymap(name).keymap
    assert has_no_clash(keymap)
    if name != "default":
        file = FOLDER / f"{name}.toml"
        assert not parse_keymap(file.read_text("utf-8"), file, DEFAULT).problems


@pytest.mark.parametrize("name", keymap_names())
def test_a_keymap_that_ships_gives_every_command_its_keys(name: str) -> None:
    keymap = read_keymap(name).keymap
    without = [command.id for command in COMMANDS if command.keys and not keymap.keys(command.id)]
    assert without == []


WRITTEN = st.one_of(
    st.sampled_from([key for command in COMMANDS for key in command.keys]),
    st.sampled_from(["C-x C-s", "C-x u", "M-x", "Ctrl-", "+", "-", "é", "ж", " "]),
    st.text(max_size=6),
)
VALUES = st.one_of(WRITTEN, st.lists(WRITTEN, max_size=3), st.integers(), st.dates())
KEYMAPS = st.dictionaries(st.one_of(st.sampled_from(sorted(BY_ID)), st.text(max_size=5)), VALUES)


@given(KEYMAPS)
def test_whatever_the_file_gives_no_key_does_two_things(values: dict[str, object]) -> None:
    text = tomli_w.dumps(values)
    read = parsed(text)
    assert has_no_clash(read.keymap)
    lines = text.count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in read.problems)
    assert all("\n" not in problem.message for problem in read.problems)
    for command in COMMANDS:
        if command.scope in WITH_TEXT:
            assert not any(key_character(key) for key in read.keymap.keys(command.id))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert has_no_clash(parsed(text).keymap)
