"""Words put together in each language's way."""

import pytest

from tui.i18n import use_language
from tui.i18n.joining import aside, headed, listed, sentence, sentences


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Item: 1, 2 (next). It goes on."),
        ("fr", "Item : 1, 2 (next). It goes on."),
        ("ru", "Item: 1, 2 (next). It goes on."),
        ("ar", "Item: 1، 2 (next). It goes on."),
        ("zh", "Item：1、2（next）。It goes on。"),
    ],
)
def test_each_language_has_its_own_signs_between_words(language: str, words: str) -> None:
    use_language(language)
    said = headed("Item", listed(["1", "", "2"])) + aside("next")
    assert sentences(sentence(said), sentence("It goes on")) == words


def test_what_is_not_there_leaves_no_signs() -> None:
    assert headed("", "words") == "words"
    assert headed("head", "") == "head"
    assert listed(["", ""]) == ""
