"""`settings.toml` is read field by field: what is right holds, all that is wrong is listed."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.app import clean
from tui.app.settings.declared import Settings
from tui.app.settings.fields import default_of, descriptions, setting_keys, shape_of_setting
from tui.app.settings.folder import settings_folder
from tui.app.settings.parsing import parse_settings
from tui.app.settings.reading import read_settings
from tui.meeting.problems import Rank
from tui.store.reading.source import BOM
from tui.text.safe import make_safe

FILE = Path("settings.toml")


def write(text: str | bytes) -> Path:
    file = settings_folder() / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_without_a_file_all_is_as_by_default() -> None:
    read = read_settings()
    assert read.settings == Settings()
    assert not read.problems
    assert not read.lines
    assert not read.file.parent.exists(), "reading makes nothing"


def test_what_the_file_has_is_taken_with_its_line() -> None:
    write('# mine\n\ntheme = "daylight"  # bright room\nlanguage = "fr"\n')
    read = read_settings()
    assert read.settings == Settings(theme="daylight", language="fr")
    assert read.lines == {"theme": 3, "language": 4}
    assert not read.problems


def test_a_mark_of_the_byte_order_and_line_ends_of_windows_are_no_harm() -> None:
    write(BOM + b'theme = "daylight"\r\nlanguage = "ar"\r\n')
    assert read_settings().settings == Settings(theme="daylight", language="ar")


def test_all_that_is_wrong_is_listed_and_the_rest_holds() -> None:
    file = write('theme = "evning"\nlangage = "fr"\nkeymap = 3\nlanguage = "zh"\n')
    read = read_settings()
    assert read.settings == Settings(language="zh")
    theme, unknown, keymap = read.rendered()
    assert theme.startswith(f'{file}:1:9: error: theme is the text "evning"; expected one of ')
    assert theme.endswith("; did you mean evening?")
    assert unknown.startswith(f'{file}:2:1: warning: there is no setting "langage", ')
    assert unknown.endswith("; did you mean language?")
    assert keymap == f"{file}:3:10: error: keymap is the number 3; expected one of default, emacs"


def test_a_theme_of_ones_own_is_one_to_choose() -> None:
    write('theme = "mine"\n')
    assert read_settings().problems
    themes = settings_folder() / "themes"
    themes.mkdir()
    (themes / "mine.toml").write_text("")
    read = read_settings()
    assert read.settings.theme == "mine"
    assert not read.problems


def test_a_clean_start_has_no_theme_of_ones_own_to_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    themes = settings_folder() / "themes"
    themes.mkdir(parents=True)
    (themes / "mine.toml").write_text("")
    assert "mine" in shape_of_setting("theme").choices
    monkeypatch.setattr(clean._start, "is_clean", True)
    assert shape_of_setting("theme").choices == (
        *("contrast", "daylight", "evening", "plain", "terminal"),
    )


@pytest.mark.parametrize(
    "content",
    [b"theme = ", b"\xff\xfet\0", b"theme\0", b"a.b.c = 1\na = 2\n", b"x = 1\nx = 2\n"],
    ids=["no value", "UTF-16", "NUL", "overwritten", "twice"],
)
def test_what_cannot_be_read_at_all_is_one_problem(content: bytes) -> None:
    write(content)
    read = read_settings()
    assert read.settings == Settings()
    assert [problem.rank for problem in read.problems] == [Rank.FATAL]


def test_a_folder_in_its_place_is_a_problem() -> None:
    (settings_folder() / "settings.toml").mkdir(parents=True)
    (problem,) = read_settings().problems
    assert problem.message == "is a folder; put a file in its place"


def test_a_link_that_leads_nowhere_is_a_problem() -> None:
    file = write("")
    file.unlink()
    file.symlink_to("dotfiles/settings.toml")
    assert len(read_settings().problems) == 1


def test_every_setting_is_described_and_right_by_default() -> None:
    for key in setting_keys():
        assert descriptions()[key], key
        assert default_of(key) is not None


values = st.recursive(
    st.sampled_from(['"evening"', '"fr"', '"emacs"', "3", "true", "1.5", "2019-09-09", '""']),
    lambda part: part.map(lambda value: f"[{value}]") | part.map(lambda value: f"{{a = {value}}}"),
    max_leaves=3,
)
lines = st.tuples(st.sampled_from([*setting_keys(), "thme", '"a b"', "x.y"]), values).map(
    " = ".join
)


@given(text=st.text() | st.lists(lines, max_size=5).map("\n".join))
@example(text="theme = \ud800")
@example(text="[theme]\n")
def test_any_text_gives_settings_and_says_what_is_wrong(text: str) -> None:
    read = parse_settings(text, FILE)
    for key in setting_keys():
        assert key in read.lines or getattr(read.settings, key) == default_of(key)
    height = text.count("\n") + 1
    for line in [*read.lines.values(), *(problem.line for problem in read.problems)]:
        assert 1 <= line <= height
    assert all(make_safe(problem.message) == problem.message for problem in read.problems)


@given(st.lists(lines, max_size=5, unique_by=lambda line: line.partition(" ")[0]))
def test_each_line_is_either_taken_or_reported(written: list[str]) -> None:
    read = parse_settings("\n".join(written), FILE)
    reported = {problem.line for problem in read.problems}
    assert reported.isdisjoint(read.lines.values())
    assert reported | set(read.lines.values()) == set(range(1, len(written) + 1))
