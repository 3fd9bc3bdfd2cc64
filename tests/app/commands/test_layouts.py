"""Every command can be given on every keyboard and through every terminal that people have.

What takes keys away:

| where | takes |
|---|---|
| tmux | Ctrl-b; twice, it passes |
| screen | Ctrl-a |
| VTE: GNOME Terminal, Tilix | F1, F10, F11, Shift-PgUp, Shift-PgDn, Ctrl-PgUp, Ctrl-PgDn, Alt and a digit |
| Windows Terminal | F11, Alt-F4, Alt-Enter, Ctrl-v, Ctrl and + or -, and Alt, Ctrl or Shift with an arrow |
| a terminal without the keys of kitty | nothing but a plain Ctrl with a letter is told apart |
| the keyboards below | the signs that are typed with AltGr, or not at all |

So a command needs one key besides those, or the palette and `:`, which have all commands by name.
"""

import unicodedata

import pytest

from tui.app.commands.command import WITH_TEXT, Command
from tui.app.commands.keymap_file import read_keymap
from tui.app.commands.keys import key_character
from tui.app.commands.layouts import LIGATURES, latin
from tui.app.commands.table import COMMANDS
from tui.app.keymaps import keymap_names

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "

KEYBOARDS = {
    # What is typed with no other key than Shift.
    "us": LATIN + "`-=[]\\;',./~!@#$%^&*()_+{}|:\"<>?",
    "fr": LATIN + "&\"'(-_)=$*!:;,<>?./+%£§",
    "de": LATIN + "!\"§$%&/()=?+*#'-_.:,;<>",
    "ru": "йцукенгшщзхъфывапролджэячсмитьбюё"
    'ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ0123456789 !"№;%:?*()-_=+\\/.,',
    "ar": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
    '\u064e\u064b\u064f\u064c\ufef9إ‘÷×؛<>\u0650\u064d][\ufef7أـ،/:"~\u0652}{\ufef5آ’,.؟'
    "0123456789 !@#$%^&*)(_+-="
    # One key types two characters, which are taken for this one.
    "\ufefb",
}

TAKEN = {
    "tmux": {"ctrl+b"},
    "screen": {"ctrl+a"},
    "vte": {"f1", "f10", "f11", "ctrl+pageup", "ctrl+pagedown"},
    "windows terminal": {"f11", "ctrl+v", "ctrl+plus", "ctrl+minus"}
    | {
        f"{modifier}+{way}"
        for modifier in ("alt", "ctrl", "shift")
        for way in ("up", "down", "left", "right")
    },
}
NAMED = frozenset(
    {"enter", "tab", "shift+tab", "escape", "backspace", "delete", "home", "end"}
    | {"up", "down", "left", "right", "pageup", "pagedown"}
    | {f"f{number}" for number in range(2, 10)}
)


def types(keyboard: str, character: str) -> bool:
    """Whether a character, or one that counts as it, can be typed on a keyboard."""
    typed = KEYBOARDS[keyboard]
    return character in typed or any(latin(one) == character for one in typed)


def works(key: str) -> bool:
    """Whether a key works on every keyboard and through every terminal."""
    if any(one in taken for one in key.split(" ") for taken in TAKEN.values()):
        return False
    return all(_typed_everywhere(one) for one in key.split(" "))


def _typed_everywhere(key: str) -> bool:
    modifiers, _, base = key.rpartition("+")
    if modifiers in ("ctrl", "alt"):
        return len(base) == 1 and base.isalpha()
    if character := key_character(key):
        return all(types(keyboard, character) for keyboard in KEYBOARDS)
    return key in NAMED


@pytest.mark.parametrize("name", keymap_names())
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_has_a_way_that_works_everywhere(command: Command, name: str) -> None:
    keys = read_keymap(name).keymap.keys(command.id)
    assert command.palette or any(map(works, keys))


@pytest.mark.parametrize("name", keymap_names())
@pytest.mark.parametrize("id_", ["palette", "go", "help"])
def test_what_runs_all_other_commands_has_a_key_that_works_everywhere(id_: str, name: str) -> None:
    keys = read_keymap(name).keymap.keys(id_)
    assert any(map(works, keys)), keys


def test_no_character_is_taken_for_two() -> None:
    assert latin("о") == "j"
    assert latin("ت") == "j"
    assert latin("j") == ""
    assert latin("中") == ""


@pytest.mark.parametrize("keyboard", ["ru", "ar"])
def test_every_letter_of_a_command_is_on_the_keyboard(keyboard: str) -> None:
    letters = {
        key
        for command in COMMANDS
        if command.scope not in WITH_TEXT
        for key in command.keys
        if len(key) == 1 and key.isalpha()
    }
    missing = {letter for letter in letters if not types(keyboard, letter)}
    # The Arabic keyboard types these with signs of ASCII; those of two are keys of their commands.
    signs = {
        "L": "slash",
        "C": "right_curly_bracket",
        "D": "right_square_bracket",
        "F": "left_square_bracket",
    }
    assert missing <= (set(signs) if keyboard == "ar" else set())
    assert all(
        any(signs[letter] in command.keys for command in COMMANDS if letter in command.keys)
        for letter in missing - {"L"}
    )


def test_two_characters_of_one_key_are_the_ligature_that_other_systems_send() -> None:
    for two, one in LIGATURES.items():
        assert unicodedata.normalize("NFKC", one) == two
        assert latin(one).casefold() in {"b", "g", "t"}
    assert latin(LIGATURES["لا"]) == "b"
