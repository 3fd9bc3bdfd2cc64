"""Undo and redo over texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store import history as module
from tui.store.history import History

TEXTS = st.lists(st.text("ab\n", max_size=20), min_size=1, max_size=12)


@given(TEXTS)
def test_undo_and_redo_give_every_text_back(texts: list[str]) -> None:
    history = History.of(texts[0])
    seen = [history]
    for text in texts[1:]:
        history = history.do(text, "typing", ("a",))
        if history.text != seen[-1].text:
            seen.append(history)
    for before in reversed(seen[:-1]):
        history = history.undo()
        assert history.text == before.text
    assert history.undo() == history
    for after in seen[1:]:
        history = history.redo()
        assert history.text == after.text
    assert history.redo() == history


def test_a_step_says_what_it_was_and_where() -> None:
    history = History.of("a = 1").do("b = 1", "title of item 1(a)", ("agenda", 0), ("agenda", 1))
    step = history.to_undo
    assert step is not None
    assert (step.label, step.before, step.after) == (
        "title of item 1(a)",
        ("agenda", 0),
        ("agenda", 1),
    )
    assert history.undo().to_redo == step


def test_a_change_forgets_what_was_undone() -> None:
    history = History.of("a").do("b", "", ()).undo().do("c", "", ())
    assert history.to_redo is None
    assert history.undo().text == "a"


def test_back_at_the_saved_text_nothing_is_changed() -> None:
    history = History.of("a").do("b", "", ())
    assert history.changed
    assert not history.undo().changed
    assert not history.saved().changed
    assert history.saved().undo().changed
    assert history.saved("a").changed


def test_a_change_that_changes_nothing_is_no_step() -> None:
    assert History.of("a").do("a", "", ()) == History.of("a")


def test_many_steps_in_a_large_text_cost_little() -> None:
    text = "line of text\n" * 100_000
    history = History.of(text)
    for count in range(300):
        history = history.do(history.text.replace("text\n", f"text {count}\n", 1), "", ())
    assert history.kept < 300 * 1000


def test_the_oldest_steps_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_KEPT", 1000)
    history = History.of("")
    for count in range(10):
        history = history.do(str(count), "", (count,))
    assert 0 < len(history.done) < 10
    assert history.kept <= 1000
    assert history.done[-1].after == (9,)
