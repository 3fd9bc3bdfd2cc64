"""A setting is changed in the user's file, and nothing else in the file is."""

import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from hypothesis import given, reject
from hypothesis import strategies as st

from tui.app.settings.changing import change_setting
from tui.app.settings.folder import settings_folder
from tui.app.settings.parsing import parse_settings
from tui.app.settings.reading import read_settings
from tui.store.reading.source import BOM
from tui.text.safe import make_safe


@pytest.fixture
def file() -> Path:
    folder = settings_folder()
    folder.mkdir(parents=True)
    return folder / "settings.toml"


def test_a_new_file_begins_with_a_comment() -> None:
    assert change_setting("theme", "daylight") == ""
    text = (settings_folder() / "settings.toml").read_text()
    assert text.startswith("# Settings of agenda")
    assert text.endswith('\n\ntheme = "daylight"\n')
    assert read_settings().settings.theme == "daylight"


def test_only_the_value_changes(file: Path) -> None:
    before = "# mine\n\n  theme  =  'evening'   # dark\n\n#language = \"fr\"\nother = 1\n"
    file.write_text(before)
    assert change_setting("theme", "daylight") == ""
    assert file.read_text() == before.replace("'evening'", "'daylight'")


def test_a_setting_is_added_below_the_comments_of_a_file_without_any(file: Path) -> None:
    file.write_text('# What I tried:\n# theme = "evening"\n')
    change_setting("theme", "daylight")
    assert file.read_text() == '# What I tried:\n# theme = "evening"\n\ntheme = "daylight"\n'


def test_line_ends_and_the_mark_of_the_byte_order_stay(file: Path) -> None:
    file.write_bytes(BOM + b"# mine\r\n")
    change_setting("theme", "daylight")
    change_setting("language", "fr")
    assert file.read_bytes() == BOM + b'# mine\r\n\r\ntheme = "daylight"\r\nlanguage = "fr"\r\n'


def test_none_takes_a_setting_out(file: Path) -> None:
    file.write_text('# mine\ntheme = "daylight"\nlanguage = "fr"\n')
    assert change_setting("theme", None) == ""
    assert file.read_text() == '# mine\nlanguage = "fr"\n'
    assert change_setting("theme", None) == ""


def test_the_remarks_of_a_setting_go_with_it_and_no_others(file: Path) -> None:
    kept = '# All of mine\n\nlanguage = "fr"  # at home\n\n# Emacs\nkeymap = "emacs"\n'
    file.write_text(
        kept.replace("\n\n# Em", '\n# For a\n# bright room\ntheme = "daylight" # mine\n\n# Em')
    )
    assert change_setting("theme", None) == ""
    assert file.read_text() == kept


def test_a_remark_that_begins_the_file_stays(file: Path) -> None:
    file.write_text('# All of mine\ntheme = "daylight"  # for a bright room\n')
    assert change_setting("theme", None) == ""
    assert file.read_text() == "# All of mine\n"


def test_where_there_is_nothing_to_take_out_no_file_is_made() -> None:
    assert change_setting("theme", None) == ""
    assert not settings_folder().exists()


def test_what_is_no_setting_or_no_value_is_refused_with_what_may_be_meant() -> None:
    assert change_setting("thme", "evening").endswith("did you mean theme?")
    assert change_setting("theme", "evning").endswith("did you mean evening?")
    assert change_setting("keymap", 3) == "keymap is the number 3; expected one of default, emacs"
    assert not settings_folder().exists()


def test_a_file_that_is_wrong_is_not_touched_and_the_place_is_said(file: Path) -> None:
    file.write_text('theme = "evening"\nlanguage = fr\n')
    said = change_setting("theme", "daylight")
    assert said.startswith(f"{file}:2:12: is not TOML")
    assert file.read_text() == 'theme = "evening"\nlanguage = fr\n'


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    said = change_setting("theme", "daylight", folder=tmp_path / "in-the-way")
    assert str(tmp_path) in said


def test_programs_that_change_settings_at_once_lose_nothing(file: Path) -> None:
    file.write_text("# shared\n")
    code = (
        "import sys; from tui.app.settings.changing import change_setting\n"
        "for turn in range(20):\n"
        "    for value in sys.argv[2:]:\n"
        "        said = change_setting(sys.argv[1], value)\n"
        "        assert not said, said\n"
    )
    command = [sys.executable, "-c", code]
    programs = [
        subprocess.Popen([*command, "theme", "evening", "daylight"]),
        subprocess.Popen([*command, "language", "fr", "zh"]),
        subprocess.Popen([*command, "keymap", "default", "emacs"]),
    ]
    assert [program.wait() for program in programs] == [0, 0, 0]
    settings = read_settings().settings
    assert (settings.theme, settings.language, settings.keymap) == ("daylight", "zh", "emacs")
    assert file.read_text().startswith("# shared\n")


comments = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]) | st.just("\t"), max_size=20
).map(lambda text: f"# {text}")
statements = st.sampled_from(
    [
        'theme = "evening"',
        'language = "fr" # mine',
        "other = [ # all\n  1, # one\n]",
        '"a b" = {c = 1}',
        "keymap = 3",
        "[table]\nkey = 1 # why",
        "",
    ]
)
texts = st.lists(comments | statements, max_size=8).map(lambda parts: "\n".join(parts) + "\n")
changes = st.sampled_from(
    [("theme", "daylight"), ("theme", None), ("language", "zh"), ("language", None)]
)


def _without(lines: list[str], key: str) -> list[str]:
    """The lines without that of a setting and the remarks directly above it, but for the file's."""
    at = next((at for at, line in enumerate(lines) if line.startswith(f"{key} = ")), None)
    if at is None:
        return lines
    above = at
    while above and lines[above - 1].startswith("#") and not lines[above - 1].startswith("#:"):
        above -= 1
    return [*lines[: above or at], *lines[at + 1 :]]


@given(text=texts, change=changes)
def test_a_change_keeps_all_comments_and_all_other_values(
    text: str, change: tuple[str, str | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    try:
        before = tomli.loads(text)
    except tomli.TOMLDecodeError:
        reject()
    folder = tmp_path_factory.mktemp("settings")
    file = folder / "settings.toml"
    file.write_bytes(text.encode())
    key, value = change
    assert change_setting(key, value, folder=folder) == ""
    after = file.read_bytes().decode()
    assert tomli.loads(after).get(key) == value
    before.pop(key, None)
    assert {name: part for name, part in tomli.loads(after).items() if name != key} == before
    kept = text.split("\n") if value is not None else _without(text.split("\n"), key)
    commented = [line.partition("#")[2] for line in kept if "#" in line]
    left = after
    for comment in commented:
        assert f"#{comment}" in left
        left = left.replace(f"#{comment}", "", 1)


@given(st.sampled_from(["theme", "language", "keymap", "x"]), st.none() | st.text() | st.integers())
def test_a_change_of_anything_is_made_or_refused(key: str, value: str | int | None) -> None:
    said = change_setting(key, value)
    if said:
        assert make_safe(said) == said
    elif value is not None:
        text = (settings_folder() / "settings.toml").read_text("utf-8")
        assert getattr(parse_settings(text, Path()).settings, key) == value
