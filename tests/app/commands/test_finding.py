"""Which commands are found by what is typed, and in which order."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.commands.command import Command, Scope
from tui.app.commands.finding import CommandFinder, Rank
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.commands.table import BY_ID, COMMANDS
from tui.i18n import LANGUAGES, _, use_language

FINDER = CommandFinder(COMMANDS, DEFAULT)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """A language that the program speaks; afterwards it speaks English again."""
    use_language(request.param)
    yield request.param
    use_language(LANGUAGES[0])


@pytest.mark.parametrize(
    ("typed", "command", "rank"),
    [
        ("themes", "theme", Rank.SAME),
        ("theme", "theme", Rank.SAME),
        ("save.as", "save.as", Rank.SAME),
        ("Save As", "save.as", Rank.SAME),
        ("the", "theme", Rank.START),
        ("as", "save.as", Rank.WORD_STARTS),
        ("hit next", "search.next", Rank.WORD_STARTS),
        ("oom", "pane.zoom", Rank.PARTS),
        ("ctrl-s", "save", Rank.KEY),
        ("'", "place.back", Rank.KEY),
        ("sa", "save.as", Rank.START),
        ("zm", "pane.zoom", Rank.LETTERS),
        ("ni", "item.next", Rank.LETTERS),
        ("keymap", "settings.problems", Rank.ELSEWHERE),
        ("theme wrong", "settings.problems", Rank.ELSEWHERE),
        ("ctrl- file", "save", Rank.ELSEWHERE),
        ("", "save", Rank.ELSEWHERE),
        ("mz", "pane.zoom", None),
        ("zoom file", "pane.zoom", None),
    ],
)
def test_how_well_a_command_is_what_was_typed(typed: str, command: str, rank: Rank | None) -> None:
    assert FINDER.rank(command, typed) is rank


def test_the_keys_are_those_in_force() -> None:
    finder = CommandFinder(COMMANDS, Keymap({"save": ("ctrl+x ctrl+s",)}))
    assert finder.rank("save", "Ctrl-x Ctrl-s") is Rank.KEY
    assert finder.rank("save", "Ctrl-x") is Rank.ELSEWHERE


def test_letters_of_a_name_are_no_words() -> None:
    assert FINDER.has_words("pane.zoom", "zoom")
    assert FINDER.has_words("pane.zoom", "this alone")
    assert not FINDER.has_words("pane.zoom", "zm")


def bare(text: str) -> str:
    """A text in capitals without its accents, as somebody types it in haste."""
    letters = unicodedata.normalize("NFD", text)
    kept = (letter for letter in letters if unicodedata.category(letter) != "Mn" or letter == "̆")
    return unicodedata.normalize("NFC", "".join(kept)).upper()


@pytest.mark.usefixtures("language")
def test_a_command_is_found_by_its_name_in_the_language_and_in_english() -> None:
    finder = CommandFinder(COMMANDS, DEFAULT)
    for command in COMMANDS:
        for typed in (_(command.label), bare(_(command.label)), command.label, command.id):
            assert finder.rank(command.id, typed) is Rank.SAME, (command.id, typed)


@pytest.mark.usefixtures("language")
def test_a_command_is_found_by_the_words_of_its_help() -> None:
    finder = CommandFinder(COMMANDS, DEFAULT)
    for command in COMMANDS:
        assert finder.rank(command.id, bare(_(command.help))) is not None, command.id


@given(st.text(max_size=20), st.sampled_from(COMMANDS))
def test_any_text_is_looked_for(typed: str, command: Command) -> None:
    rank = FINDER.rank(command.id, typed)
    assert rank is None or rank in Rank


@given(st.data())
def test_what_goes_on_with_a_name_is_found_as_well_as_before(data: st.DataObject) -> None:
    command = data.draw(st.sampled_from(COMMANDS))
    end = data.draw(st.integers(1, len(command.id)))
    typed = command.id[:end].strip(".")
    rank = FINDER.rank(command.id, typed)
    assert rank is not None
    assert rank <= Rank.START


def test_every_scope_has_commands() -> None:
    assert {command.scope for command in BY_ID.values()} == set(Scope)
