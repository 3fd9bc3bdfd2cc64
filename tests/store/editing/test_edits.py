"""Edits of a meeting file: what they mean, what they keep, and what they refuse.

`TEST_EDITS` is how many files the random tests make, 60 by default.
"""

import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.editing.edit_files import Maker, owners, paths_in
from tui.store.editing import edits as edits_module
from tui.store.editing.change import same
from tui.store.editing.edits import (
    Delete,
    Edit,
    Edited,
    FailedEdit,
    Insert,
    Move,
    RefusedEdit,
    Set,
    Unset,
    apply,
    changed,
    edited,
    value_at,
)
from tui.store.editing.spans import comments_in
from tui.store.history import History

_FILES = int(os.environ.get("TEST_EDITS", "60"))
_BATCH = 20
_EDITS = 6


def _steps(seed: int, text: str | None = None) -> Iterator[tuple[str, Edit, str]]:
    """Some edits one after another: the text before, the edit, and the text after."""
    maker = Maker(seed)
    text = text or maker.file()
    values = tomllib.loads(text)
    for _ in range(_EDITS):
        edit = maker.edit(values)
        after = _edited(text, edit, values)
        if after is not None:
            yield text, edit, after.text
            text, values = after.text, after.values


def _edited(text: str, edit: Edit, values: dict[str, Any]) -> Edited | None:
    """A text after an edit; None where a comment stands in the way, the only excuse."""
    try:
        return edited(text, edit, values)
    except RefusedEdit as refusal:
        if "comment" in refusal.reason:
            return None
        raise


def _seeds(batch: int) -> range:
    return range(batch, min(batch + _BATCH, _FILES))


batches = pytest.mark.parametrize("batch", range(0, _FILES, _BATCH))


@batches
def test_an_edit_gives_the_plain_values_with_that_change(batch: int) -> None:
    for seed in _seeds(batch):
        for before, edit, after in _steps(seed):
            assert same(tomllib.loads(after), changed(tomllib.loads(before), edit)), (seed, edit)


@batches
def test_no_comment_is_lost_but_those_of_what_is_taken_out(batch: int) -> None:
    for seed in _seeds(batch):
        for before, edit, after in _steps(seed):
            lost = Counter(comments_in(before)) - Counter(comments_in(after))
            if lost:
                assert _takes_out(edit), (seed, edit, lost)
                place = _around(before, edit)
                assert all(comment in place for comment in lost), (seed, edit, lost)


@batches
def test_a_comment_above_an_entry_stays_above_it(batch: int) -> None:
    for seed in _seeds(batch):
        for before, edit, after in _steps(seed):
            there = owners(before)
            for comment, owner in owners(after).items():
                assert owner == there[comment], (seed, edit)


@batches
def test_only_the_lines_of_what_changes_are_touched(batch: int) -> None:
    for seed in _seeds(batch):
        for before, edit, after in _steps(seed):
            old, new = (Counter(filter(str.strip, text.splitlines())) for text in (before, after))
            gone = old - new
            match edit:
                case Insert():
                    # One line where the list shares it; or the last one, which gets a comma.
                    assert gone.total() <= _lines(before, edit.path), (seed, edit, gone)
                case Move():
                    # The same lines elsewhere; or those of the entries between, of a list whose
                    # brackets share their lines.
                    there = Counter(line.rstrip(",") for line in gone)
                    back = Counter(line.rstrip(",") for line in new - old)
                    between = abs(edit.origin - edit.target) + 1
                    assert there == back or gone.total() <= between, (seed, edit, gone)
                case Set() | Unset() | Delete():
                    place = Counter(filter(str.strip, _around(before, edit).splitlines()))
                    assert gone <= place, (seed, edit, gone)


@batches
def test_undoing_all_gives_the_first_text_back(batch: int) -> None:
    for seed in _seeds(batch):
        history, first, last = History.of(""), None, ""
        for before, edit, after in _steps(seed):
            if first is None:
                first, history = before, History.of(before)
            history, last = history.do(after, str(edit), edit.path), after
        while history.to_undo:
            history = history.undo()
        assert first is None or (history.text == first and not history.changed)
        while history.to_redo:
            history = history.redo()
        assert first is None or history.text == last


def _meeting_files() -> list[Path]:
    root = Path(__file__).parents[3]
    return [*(root / "data").glob("*.toml"), *(root / "tests" / "meetings").glob("*.toml")]


@pytest.mark.parametrize("path", _meeting_files(), ids=lambda path: path.stem)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_real_meetings_can_be_edited(path: Path, newline: str) -> None:
    text = path.read_text("utf-8-sig").replace("\n", newline)
    for seed in range(3):
        for before, edit, after in _steps(seed, text):
            assert same(tomllib.loads(after), changed(tomllib.loads(before), edit))
            assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)
            assert after.endswith("\n") == text.endswith("\n")


def _takes_out(edit: Edit) -> bool:
    """Whether an edit may take comments with it."""
    return isinstance(edit, Delete | Unset) or (
        isinstance(edit, Set) and isinstance(edit.value, list | dict)
    )


def _around(text: str, edit: Edit) -> str:
    """All lines of the outermost entry or table in which an edit happens, wherever they stand.

    They are told by what goes when the entry goes: independent of how an edit is made.
    """
    values = tomllib.loads(text)
    path = edit.path
    outer: Edit = Unset(path[:1])
    if len(path) > 1 and isinstance(path[1], int) and len(value_at(values, path[:1])) > 1:
        outer = Delete(path[:2])
    without = Counter(apply(text, outer, values).splitlines())
    return "\n".join((Counter(text.splitlines()) - without).elements())


def _lines(text: str, path: tuple[str | int, ...]) -> int:
    """How many lines of an inline list an edit of it may touch."""
    try:
        there = value_at(tomllib.loads(text), path)
    except KeyError:
        return 0
    return 1 if not there or not isinstance(there[0], dict) else 2


HEAD = 'format = 1\n\n[meeting]\ntitle = "T"  # the name\n'


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ('a = "x" # c\n', Set(("a",), "y"), 'a = "y" # c\n'),
        ("a = 'x'", Set(("a",), "y"), "a = 'y'"),
        ('a = """\nx"""\n', Set(("a",), "1\n\n2"), 'a = """\n1\n\n2"""\n'),
        ("a = 2019-09-09\r\nb=1\r\n", Set(("a",), date(2020, 1, 2)), "a = 2020-01-02\r\nb=1\r\n"),
        ("a = 10:00:00\n", Set(("a",), time(9, 30)), "a = 09:30:00\n"),
        ('a = "x"  # c\nb = 1\n', Unset(("a",)), "# c\nb = 1\n"),
        ("a.b = 1\n", Unset(("a", "b")), "a = {}\n"),
        ("[a.b]\nx = 1\n", Unset(("a", "b")), "[a]\n"),
        ("[a.b]\nx = 1\n", Set(("a", "y"), 2), "[a]\ny = 2\n\n[a.b]\nx = 1\n"),
        ("a . b = 1\n", Set(("a", "c"), 2), "a . b = 1\na.c = 2\n"),
        ("a = { b = 1 }\n", Set(("a", "c"), 2), "a = { b = 1, c = 2 }\n"),
        ("a = {b=1, c=2}\n", Unset(("a", "b")), "a = {c=2}\n"),
        ("a = [1, 2, 3]\n", Delete(("a", 1)), "a = [1, 3]\n"),
        ("a = [1, 2, 3]\n", Delete(("a", 2)), "a = [1, 2]\n"),
        ("a = [1, 2, 3]\n", Move(("a",), 0, 2), "a = [2, 3, 1]\n"),
        ("a = [\n  1, # c\n  # d\n  2\n]\n", Insert(("a",), 2, 3), "a = [\n  1, # c\n  # d\n  2,\n  3\n]\n"),
        ("a = [\n  1, # c\n  # d\n  2\n]\n", Delete(("a", 1)), "a = [\n  1, # c\n]\n"),
        ("a = [\n  1, # c\n  # d\n  2\n]\n", Move(("a",), 0, 1), "a = [\n  # d\n  2,\n  1 # c\n]\n"),
        ("a = ['x']\nb = 1\n", Delete(("a", 0)), "b = 1\n"),
        ("b = 1 # b\n# of x\na = ['x'] # x\n# c\nc = 1\n", Delete(("a", 0)), "b = 1 # b\n# c\nc = 1\n"),
        ("[[a]]\n# of x\nb = [ # x\n  { c = 1 }, # 1\n]\n", Delete(("a", 0, "b", 0)), "[[a]]\n"),
        ("[[a]]\r\nx = 1\r\n[[a]]\r\nx = 2\r\n# end", Insert(("a",), 2, {"x": 3}), "[[a]]\r\nx = 1\r\n[[a]]\r\nx = 2\r\n[[a]]\r\nx = 3\r\n# end"),
        ("a = ['x', 'y']\n", Set(("a",), ["x", "z", "y"]), "a = ['x', 'z', 'y']\n"),
        (
            "#: s\n\n# A\n[[a]]\nx = 1\n\n# B\n[[a]]\nx = 2",
            Move(("a",), 1, 0),
            "#: s\n\n# B\n[[a]]\nx = 2\n\n# A\n[[a]]\nx = 1",
        ),
        ("# A\n[[a]]\nx = 1\n\n# B\n[[a]]\nx = 2", Delete(("a", 1)), "# A\n[[a]]\nx = 1"),
        ("[[a]]\nx   = 1\nyyy = 2\n", Set(("a", 0, "z"), 3), "[[a]]\nx   = 1\nyyy = 2\nz   = 3\n"),
        ("[[a]]\nx = 1\n[[b]]\n[[a]]\nx = 2\n", Move(("a",), 0, 1), "[[a]]\nx = 2\n[[b]]\n[[a]]\nx = 1\n"),
        (HEAD, Set(("meeting", "city"), "Vienna"), HEAD + 'city = "Vienna"\n'),
        (HEAD, Insert(("agenda",), 0, {"title": "A", "number": "1"}), HEAD + '\n[[agenda]]\nnumber = "1"\ntitle = "A"\n'),
        ("agenda = []\n", Insert(("agenda",), 0, {"title": "A"}), '\n[[agenda]]\ntitle = "A"\n'),
        ('[[schedule]]\nkind = "x"\n', Insert(("schedule", 0, "entries"), 0, {"item": "1"}), '[[schedule]]\nkind = "x"\n\n[[schedule.entries]]\nitem = "1"\n'),
        ("", Set(("format",), 1), "format = 1\n\n"),
    ],
)  # fmt: skip
def test_an_edit_leaves_the_text_as_a_person_would(before: str, edit: Edit, after: str) -> None:
    assert apply(before, edit) == after


@batches
def test_values_that_change_together_read_as_if_one_by_one(batch: int) -> None:
    for seed in _seeds(batch):
        maker = Maker(seed)
        text = maker.file()
        values = tomllib.loads(text)
        plain = [
            path for path in paths_in(values) if not isinstance(value_at(values, path), dict | list)
        ]
        edits = [Set(path, f"changed {at}") for at, path in enumerate(plain)]
        one_by_one = text
        for edit in edits:
            one_by_one = apply(one_by_one, edit)
        assert apply(text, edits) == one_by_one
        twice = [Set(path, "first") for path in plain[:2]] + [
            Set(path, "last") for path in plain[:2]
        ]
        assert all(value_at(edited(text, twice).values, path) == "last" for path in plain[:2])


def test_several_edits_are_made_as_one() -> None:
    edits: list[Edit] = [Set(("a",), 2), Insert(("b",), 1, "y"), Unset(("c",))]
    assert apply("a = 1\nb = ['x']\nc = 1\n", edits) == "a = 2\nb = ['x', 'y']\n"


@pytest.mark.parametrize(
    ("text", "edit", "reason"),
    [
        ("a = ", Set(("a",), 1), "cannot be edited"),
        ("a = 1", Unset(("b",)), "there is no b"),
        ("a = 1", Set((), {}), "path"),
        ("a = [1]", Set(("a", 1), 2), "there is no"),
        ("a = [1]", Delete(("a",)), "only an entry"),
        ("a = [1]", Insert(("a",), 2, 2), "no place 2"),
        ("a = [1]", Move(("a",), 0, 1), "no place 0 or 1"),
        ("a = 1", Set(("a",), 2**63), "64 bits"),
        ("a = 1", Set(("a",), "\ud800"), "surrogate"),
        ("a = 1", Set(("a",), None), "NoneType"),
        ("a = 1", Set(("a", "b"), 1), "there is no"),
        ("a = [1, # one\n 2]", Move(("a",), 0, 1), "comments stand between"),
        ("a = [ # c\n]", Set(("a",), 1), "comment"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(text: str, edit: Edit, reason: str) -> None:
    with pytest.raises(RefusedEdit) as refusal:
        apply(text, edit)
    assert reason in refusal.value.reason


@pytest.mark.parametrize(
    ("values", "edit"),
    [
        ({"a": 1, "b": 3}, Set(("a",), 3)),
        ({"a": [{}, {}]}, Move(("a",), 0, 1)),
        ({"a": [{}, {}]}, Delete(("a", 1))),
        ({"a": [{}, {}]}, Insert(("a",), 1, {"b": 1})),
        ({"a": {"b": {}}}, Unset(("a", "b"))),
    ],
)
def test_values_that_are_not_those_of_the_text_are_noticed(
    values: dict[str, Any], edit: Edit
) -> None:
    with pytest.raises(RefusedEdit) as refusal:
        apply("a = 1\nb = 2\n", edit, values)
    assert not isinstance(refusal.value, FailedEdit)


def test_a_fault_of_this_program_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_given: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(edits_module, "splices_of", fail)
    with pytest.raises(FailedEdit, match="KeyError 'x'"):
        apply("a = 1\n", Set(("a",), 2))


FRAGMENTS = st.sampled_from(
    [
        *("a", "b", "agenda", "=", " ", "\n", "\r\n", ".", "[", "]", "[[", "]]", "{", "}", ","),
        *("1", '"x"', "'y'", '"""', "'''", "# c", "\\", "a = 1\n", "[a]\n", "[[agenda]]\n"),
    ]
)
PATHS = st.lists(st.sampled_from(["a", "b", "agenda", "", 0, 1, -1]), max_size=4).map(tuple)


@given(st.lists(FRAGMENTS, max_size=20).map("".join), PATHS, st.integers(-1, 2))
def test_whatever_the_text_an_edit_is_made_or_refused(
    text: str, path: tuple[str | int, ...], index: int
) -> None:
    edits: list[Edit] = [
        *(Set(path, 1), Set(path, {"a": [1]}), Unset(path), Delete(path)),
        *(Insert(path, index, {"b": 1}), Move(path, index, 0)),
    ]
    for edit in edits:
        try:
            after = apply(text, edit)
        except RefusedEdit as refusal:
            made = bool(refusal.reason) and not isinstance(refusal, FailedEdit)
        else:
            made = same(tomllib.loads(after), changed(tomllib.loads(text), edit))
        assert made


def test_deep_nesting_is_refused_or_edited_but_never_breaks() -> None:
    text = f"a = 1\nb = {'[' * 20_000}{']' * 20_000}\n"
    with pytest.raises(RefusedEdit):
        apply(text, Set(("a",), 2))
    text = f"a = 1\nb = {'[' * 50}{']' * 50}\n"
    assert apply(text, Set(("a",), 2)) == text.replace("1", "2")


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (1, 1.0), (0.0, -0.0), ({"a": [1]}, {"a": [True]}), ([1], [1, 2])],
)
def test_values_of_other_types_are_not_the_same(one: Any, other: Any) -> None:
    assert not same(one, other)
    assert same(one, one)


def test_the_order_of_keys_does_not_matter_and_nan_is_nan() -> None:
    assert same({"a": 1, "b": float("nan")}, {"b": float("nan"), "a": 1})
