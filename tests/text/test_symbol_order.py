"""The order of document symbols."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tui.text.symbols import symbol_key

ORDER = [
    "A/1/2",
    "A/1/10",
    "A/1/10/Rev.1",
    "A/1/10/Rev.2",
    "A/1/10/Rev.10",
    "A/1/10/Add.1",
    "A/1/10/Add.1/Rev.1",
    "A/1/10/Add.1/Corr.1",
    "A/1/10/Add.2",
    "A/1/10/Corr.1",
    "A/1/L.2",
    "A/1/L.10",
    "A/CONF.234/1",
    "CTOC/COP/WG.4/2019/2",
    "CTOC/COP/WG.4/2019/10",
    "CTOC/COP/WG.10/2019/1",
]


def test_numbers_count_as_numbers_and_tails_in_their_order() -> None:
    shuffled = list(ORDER)
    random.Random(1).shuffle(shuffled)  # noqa: S311 -- nothing is secret here
    assert sorted(shuffled, key=symbol_key) == ORDER


@given(st.lists(st.text(max_size=20), max_size=6))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    found = sorted(texts, key=symbol_key)
    assert sorted(found) == sorted(texts)
