"""Two programs that save the same file lose nothing of each other."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.saving.layers import Turns
from tui.store.editing.edits import apply
from tui.store.merging.merge import merge
from tui.store.saving.layer import FileLayer
from tui.store.saving.save import ChangedOnDisk, digest_of, save

orders = st.lists(st.integers(0, 3), max_size=80)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("two") / "meeting.toml"


def found(error: ChangedOnDisk) -> str:
    assert error.found is not None
    return error.found.decode()


class Writer:
    """A program that adds its words to the end of a file, one save a word."""

    def __init__(self, path: Path, words: list[str], history: list[str]) -> None:
        self._path = path
        self._words = words
        self._history = history
        self.refusals = 0

    def __call__(self, files: FileLayer) -> None:
        text = self._path.read_text()
        for word in self._words:
            while True:
                try:
                    digest = digest_of(text.encode())
                    save(self._path, text + word, expected=digest, files=files)
                except ChangedOnDisk as error:
                    self.refusals += 1
                    text = found(error)
                else:
                    text += word
                    self._history.append(text)
                    break


@given(order=orders, words=st.lists(st.integers(1, 3), min_size=2, max_size=3))
def test_whatever_their_turns_every_save_is_in_the_end(
    order: list[int], words: list[int], path: Path
) -> None:
    path.write_text("")
    history: list[str] = []
    writers = [
        Writer(path, [f"<{number}.{word}>" for word in range(count)], history)
        for number, count in enumerate(words)
    ]
    Turns(order).run(*writers)
    text = path.read_text()
    for number, count in enumerate(words):
        for word in range(count):
            assert text.count(f"<{number}.{word}>") == 1
    # Each save goes on from the one before it.
    for before, after in zip(["", *history], history, strict=False):
        assert after.startswith(before)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_where_they_meet_one_is_refused(path: Path) -> None:
    path.write_text("")
    writers = [Writer(path, [f"<{number}>"], []) for number in range(2)]
    Turns([]).run(*writers)
    assert sum(writer.refusals for writer in writers) == 1


@given(order=orders)
def test_of_two_that_make_a_new_file_one_is_refused(order: list[int], path: Path) -> None:
    path.unlink(missing_ok=True)
    outcomes: list[bytes | None] = []

    def program(word: str, files: FileLayer) -> None:
        try:
            save(path, word, expected=None, files=files)
        except ChangedOnDisk as error:
            outcomes.append(error.found)
        else:
            outcomes.append(None)

    Turns(order).run(lambda files: program("one", files), lambda files: program("two", files))
    assert sorted(outcome is None for outcome in outcomes) == [False, True]
    assert path.read_bytes() in outcomes


@given(order=orders)
def test_two_that_merge_keep_the_edits_of_both(order: list[int], path: Path) -> None:
    start = '# one\na = 1\n\n# two\nb = 1\n\n[[agenda]]\nnumber = "1"\ntitle = "x"\n'
    path.write_text(start)

    def program(key: str, files: FileLayer) -> None:
        base, text = start, start
        for value in (2, 3):
            text = text.replace(f"{key} = {value - 1}", f"{key} = {value}")
            text += f'\n[[agenda]]\nnumber = "{key}{value}"\ntitle = "new"\n'
            while True:
                try:
                    save(path, text, expected=digest_of(base.encode()), files=files)
                except ChangedOnDisk as error:
                    theirs = found(error)
                    merged = merge(*(tomllib.loads(each) for each in (base, text, theirs)))
                    assert merged.conflicts == ()
                    base, text = theirs, apply(theirs, merged.edits)
                else:
                    base = text
                    break

    Turns(order).run(lambda files: program("a", files), lambda files: program("b", files))
    text = path.read_text()
    values = tomllib.loads(text)
    assert (values["a"], values["b"]) == (3, 3)
    assert sorted(item["number"] for item in values["agenda"]) == ["1", "a2", "a3", "b2", "b3"]
    assert text.startswith("# one\na = 3\n\n# two\nb = 3\n\n")
