"""Merging the lines of a text that two have changed."""

from hypothesis import given
from hypothesis import strategies as st

from tui.store.merging.lines import lost_comments, merged_lines

BASE = "one\ntwo\nthree\nfour\nfive\n"

TEXTS = st.lists(st.sampled_from(["a", "b", "# c", "d = 1", ""])).map("\n".join)


def test_changes_of_other_lines_are_put_together() -> None:
    ours = BASE.replace("one\n", "# first\none\n")
    theirs = BASE.replace("four", "4")
    assert merged_lines(BASE, ours, theirs) == "# first\none\ntwo\nthree\n4\nfive\n"


def test_lines_that_both_have_changed_are_not_merged() -> None:
    assert merged_lines(BASE, BASE.replace("two", "2"), BASE.replace("two", "zwei")) is None


def test_lines_side_by_side_are_not_merged() -> None:
    assert merged_lines(BASE, BASE.replace("two", "2"), BASE.replace("three", "3")) is None


def test_what_both_have_changed_alike_is_there_once() -> None:
    changed = BASE.replace("two\n", "2\nzwei\n")
    assert merged_lines(BASE, changed, changed) == changed


def test_kinds_of_newlines_and_a_missing_last_one_stay() -> None:
    assert merged_lines("a\r\nb\r\nc", "A\r\nb\r\nc", "a\r\nb\r\nC") == "A\r\nb\r\nC"


@given(TEXTS, TEXTS)
def test_one_sides_changes_alone_are_its_text(base: str, text: str) -> None:
    assert merged_lines(base, text, base) == text
    assert merged_lines(base, base, text) == text


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_whose_changes_are_whose(base: str, ours: str, theirs: str) -> None:
    assert merged_lines(base, ours, theirs) == merged_lines(base, theirs, ours)


def test_comments_that_a_merge_has_dropped_are_named() -> None:
    assert lost_comments("# a\nx", "# a\n # b\n# b\nx # y\n", "# a\nx") == ("# b",)
    assert lost_comments("", "# b\n", "  # b") == ()
