import unicodedata

import pytest
from hypothesis import given

from tests.text.strategies import texts
from tui.text.cells import cell_width
from tui.text.safe import make_safe

REORDERING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FORMATS_THAT_STAY = set(
    "\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u06dd\u070f\u08e2\u0890\u0891"
)
FORMATS_THAT_STAY |= {chr(n) for n in (*range(0x600, 0x606), 0x110BD, 0x110CD)}


@given(texts)
def test_nothing_reaches_a_terminal_but_what_is_shown(text: str) -> None:
    safe = make_safe(text)
    assert len(safe) == len(text)
    categories = {unicodedata.category(character) for character in safe}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not REORDERING & set(safe)
    assert {c for c in safe if unicodedata.category(c) == "Cf"} <= FORMATS_THAT_STAY


@given(texts)
def test_line_ends_stay_where_they_are_wanted(text: str) -> None:
    safe = make_safe(text, newlines=True)
    assert len(safe) == len(text)
    assert [i for i, c in enumerate(safe) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    assert {c for c in safe if unicodedata.category(c) == "Cc"} <= {"\n"}


@given(texts)
def test_a_safe_text_stays_as_it_is(text: str) -> None:
    safe = make_safe(text)
    assert make_safe(safe) == safe
    safe = make_safe(text, newlines=True)
    assert make_safe(safe, newlines=True) == safe


@given(texts)
def test_only_emoji_in_a_chain_are_measured_as_part_of_another(text: str) -> None:
    safe = make_safe(text)
    joined = safe.count("\u200d")
    alone = sum(cell_width(character) for character in safe)
    assert alone - 2 * joined <= cell_width(safe) <= alone + safe.count("\ufe0f")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m\x07", "␛[31m␇"),
        ("a\tb", "a b"),
        ("a\nb\r", "a␊b␍"),
        ("\x7f\x9b\x85", "␡�␤"),
        ("\u2028\u2029", "↵¶"),
        ("\u202aa\u202bb\u202cc\u202dd\u202e", "↦a↤b↥c⇥d⇤"),
        ("\u2066a\u2067b\u2068c\u2069", "↣a↢b⇄c↟"),
        ("\ud800\ufdd0\uffff\U000e0041\ufff9\ufeff", "������"),
        ("[@click=app.quit]", "[@click=app.quit]"),
        ("co\u00adoperation", "co\u2060operation"),
    ],
)
def test_what_must_not_be_shown_becomes_a_sign(text: str, shown: str) -> None:
    assert make_safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "\u200fالبند",
        "👩\u200d💻",
        "👨\u200d👩\u200d👧\u200d👦",
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        "葛\U000e0100飾区",
        "e\u0301",
        "a\u00a0b\u202fc",
    ],
)
def test_what_languages_and_emoji_need_stays(text: str) -> None:
    assert make_safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200b\u200c\u200bb", "a\u200b��b"),
        ("a\ufe01", "a�"),
        (" \ufe0f", " �"),
        ("大\ufe00\ufe01", "大\ufe00�"),
        ("ه\u200d ج", "هـ ج"),
        ("a\u200db", "a\u034fb"),
        ("👩" + "\u200d👩" * 5, "👩" + "\u200d👩" * 4 + "\u034f👩"),
    ],
)
def test_nothing_is_hidden_in_what_is_invisible(text: str, shown: str) -> None:
    assert make_safe(text) == shown
