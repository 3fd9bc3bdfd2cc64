"""Comments that mark values as guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.i18n import LANGUAGES, use_language
from tui.store.editing.edits import RefusedEdit, Set, Unset
from tui.store.guessed import guess_comment, guessed_values, is_guess, without_comment
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded, parse
from tui.store.reading.source import Source
from tui.store.reading.toml import NotTomlError, read_toml

TEXT = """\
format = 1

[meeting]
title = "A"
language = "en"
# guessed: the year
start = 2025-05-12
end = 2025-05-14
# A remark of a person's.
# guessed: the time zone, from the city
timezone = "Europe/Zurich"

[[agenda]]
number = "1"
# guessed: the title
title = "Opening"
annotation = \"\"\"
# guessed: nothing of the kind
title = "no value"
\"\"\"
"""


def opened(text: str = TEXT) -> OpenFile:
    return OpenFile(Loaded(Source(Path("none/m.toml"), text), parse(text)), new=True)


def test_each_value_under_such_a_comment_is_found_and_no_text_that_looks_like_one() -> None:
    found = [(guess.path, guess.words, guess.line) for guess in opened().guessed]
    assert found == [
        (("meeting", "start"), "the year", 6),
        (("meeting", "timezone"), "the time zone, from the city", 10),
        (("agenda", 0, "title"), "the title", 15),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_is_known_in_whatever_language_it_was_written(language: str) -> None:
    use_language(language)
    comment = guess_comment("from the city")
    assert is_guess(comment)
    use_language("en")
    assert is_guess(comment)
    text = TEXT.replace("# guessed: the year", comment)
    assert opened(text).guessed[0].words == "from the city"


def test_to_confirm_takes_out_that_line_alone_and_undo_brings_it_back() -> None:
    file = opened()
    file.confirm(file.guessed[1], "time zone of the meeting")
    assert file.text == TEXT.replace("# guessed: the time zone, from the city\n", "")
    assert [guess.words for guess in file.guessed] == ["the year", "the title"]
    file.undo()
    assert file.text == TEXT


def test_what_is_not_marked_so_any_more_is_not_confirmed() -> None:
    file = opened()
    guess = file.guessed[0]
    file.confirm(guess, "start")
    with pytest.raises(RefusedEdit):
        file.confirm(guess, "start")


@pytest.mark.parametrize(
    "edit",
    [Set(("meeting", "timezone"), "Europe/Vienna"), Unset(("meeting", "timezone"))],
)
def test_a_value_that_is_changed_is_guessed_no_more(edit: Set | Unset) -> None:
    file = opened()
    file.edit(edit, "time zone", edit.path)
    assert "the time zone, from the city" not in file.text
    assert "# A remark of a person's." in file.text
    assert [guess.words for guess in file.guessed] == ["the year", "the title"]
    file.undo()
    assert file.text == TEXT


def test_a_change_elsewhere_leaves_the_comments() -> None:
    file = opened()
    file.edit(Set(("meeting", "title"), "B"), "title", ("meeting", "title"))
    assert file.text == TEXT.replace('title = "A"', 'title = "B"')


@given(st.text(alphabet="#gues:d \n\r\"'=[]ab1\u00a0推测：", max_size=60))
def test_a_comment_taken_out_of_any_text_changes_no_value(body: str) -> None:
    text = f"a = 1\n# guessed: x\nb = 2\n{body}"
    try:
        values = read_toml(text)
    except NotTomlError:
        return
    for guess in guessed_values(text, values):
        assert read_toml(without_comment(text, guess)) == values
