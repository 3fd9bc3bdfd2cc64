"""Signs that a terminal's encoding has not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.other_encodings import encodable, is_unicode
from tui.app.status_signs import SIGNS
from tui.text.cells import cell_width


@given(st.text(st.characters(exclude_categories=["Cs"])))
@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "koi8-r", "gb2312"])
def test_every_text_can_be_written(encoding: str, text: str) -> None:
    shown = encodable(text, encoding)
    shown.encode(encoding)
    assert encodable(shown, encoding) == shown


@pytest.mark.parametrize("sign", "─│╭▌▸▾●…“”¶⚠·议é")
def test_a_sign_stays_as_wide_as_it_was(sign: str) -> None:
    assert cell_width(encodable(sign, "ascii")) == cell_width(sign)


def test_the_signs_of_what_has_become_of_an_item_stay_apart() -> None:
    shown = [encodable(sign, "ascii") for sign in SIGNS.values()]
    assert len(set(shown)) == len(SIGNS)
    assert all(cell_width(sign) == 1 for sign in (*shown, *SIGNS.values()))
    assert not {*shown} & {"?", " ", encodable("▾", "ascii")}


def test_no_sign_of_what_has_become_of_an_item_is_wide_on_some_terminals() -> None:
    assert {unicodedata.east_asian_width(sign) for sign in SIGNS.values()} == {"N"}


def test_what_the_encoding_has_stays() -> None:
    assert encodable("é ж 议 ╭─╮", "iso-8859-1") == "é ? ?? +-+"
    assert encodable("é ж 议", "koi8-r") == "? ж ??"
    assert encodable("\x1b[1mé\x1b[0m", "ascii") == "\x1b[1m?\x1b[0m"


def test_unicode_is_told_by_its_name() -> None:
    assert is_unicode("UTF-8")
    assert is_unicode("utf8")
    assert is_unicode("utf-16")
    assert is_unicode(None)
    assert not is_unicode("ANSI_X3.4-1968")
