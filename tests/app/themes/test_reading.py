"""A theme's file: what is right is taken, and all that is wrong is said with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.commands.keymap import DEFAULT
from tui.app.settings.notices import notice
from tui.app.themes.declared import FRAMES, KEYS, STYLES, TERMINAL_COLOURS, Kind
from tui.app.themes.finding import (
    all_themes,
    choose_theme,
    complaints_of,
    find_theme,
    own_folder,
    theme_names,
)
from tui.app.themes.making import textual_theme
from tui.app.themes.reading import ThemeFile, read_theme
from tui.app.themes.reference import key_table, with_key_table
from tui.i18n import LANGUAGES, use_language
from tui.resources import themes_folder

SHIPPED = ["contrast", "daylight", "evening", "plain", "terminal"]
BASES = {path.stem: path for path in themes_folder().glob("*.toml")}


def own(name: str, text: str) -> Path:
    """Writes a theme of the user's."""
    own_folder().mkdir(parents=True, exist_ok=True)
    path = own_folder() / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def found(name: str) -> ThemeFile:
    theme = find_theme(name)
    assert theme is not None
    return theme


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_that_ships_says_everything_itself(name: str) -> None:
    theme = found(name)
    assert not theme.problems
    assert not theme.own
    keys = {line.split("=")[0].strip() for line in theme.path.read_text("utf-8").splitlines()}
    assert {key.name for key in KEYS} - {"base"} <= keys
    assert theme.description


def test_the_reference_has_the_keys_as_they_are() -> None:
    page = (themes_folder() / "THEMES.md").read_text("utf-8")
    assert with_key_table(page) == page, "run: python -m tui.app.themes.reference"
    assert key_table() in page
    for name in (*SHIPPED, *STYLES, *FRAMES):
        assert f"`{name}`" in page
    with pytest.raises(ValueError, match="no place for the keys"):
        with_key_table("# a page")


def test_what_is_left_out_comes_from_the_base() -> None:
    own("mine", 'base = "daylight"\naccent = "#aa0000"\n')
    mine, daylight = found("mine"), found("daylight")
    assert mine.own
    assert mine.values["accent"] == "#aa0000"
    assert mine.values["background"] == daylight.values["background"]
    assert mine.description == ""


def test_without_a_base_it_comes_from_the_theme_that_is_nearest() -> None:
    own("dark", 'accent = "#aa0000"\n')
    own("light", "dark = false\n")
    own("plain", 'accent = "red"\n')
    assert found("dark").values["background"] == found("evening").values["background"]
    assert found("light").values["background"] == found("daylight").values["background"]
    assert found("plain").values["match_style"] == "reverse"
    assert found("plain").own


def test_a_users_theme_takes_the_place_of_one_that_ships() -> None:
    own("evening", 'primary = "#123456"\n')
    own("zebra", "")
    assert theme_names() == [*SHIPPED, "zebra"]
    assert [theme.own for theme in all_themes()] == [False, False, True, False, False, True]
    assert found("evening").values["primary"] == "#123456"


WRONG = {
    'dark = "yes"': (1, "dark: write true or false, without quotes"),
    'forground = "#ffffff"': (1, 'there is no key "forground"; did you mean foreground?'),
    "qqqq = 1": (1, 'there is no key "qqqq"; themes/THEMES.md lists all'),
    '\n# muted\nmuted = "blu"': (
        3,
        (
            'muted: "blu" is no colour; write "#rrggbb", or a colour of the terminal such as "red"; '
            "did you mean blue?"
        ),
    ),
    'muted = "#12345"': (
        1,
        'muted: "#12345" is no colour; write "#rrggbb", or a colour of the terminal such as "red"',
    ),
    "muted = 3": (1, "muted: write it as text in quotes"),
    'match_style = "reverse bolt"': (
        1,
        (
            'match_style: "bolt" is no style; write one or more of bold, dim, italic, underline, '
            "reverse, none; did you mean bold?"
        ),
    ),
    'match_style = ""': (
        1,
        (
            'match_style: "" is no style; write one or more of bold, dim, italic, underline, '
            "reverse, none"
        ),
    ),
    'frame = "roun"': (
        1,
        'frame: "roun" is none of round, solid, heavy, double, dashed, ascii; did you mean round?',
    ),
    'base = "mine"': (1, 'base: "mine" is none of contrast, daylight, evening, plain, terminal'),
    "muted = #123456": (1, "is not TOML: no value begins so"),
    "a = 1\na = 2": (2, "is not TOML: there is a value of this name"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_said_with_its_line(text: str) -> None:
    path = own("mine", text)
    theme = found("mine")
    line, words = WRONG[text]
    assert not theme.values
    assert [problem.line for problem in theme.problems] == [line]
    assert theme.problems[0].message.startswith(words)
    words = complaints_of(theme)[0].words
    assert words.startswith(f"themes/{path.name}:{line}:{theme.problems[0].column}: ")


def test_all_that_is_wrong_is_said() -> None:
    own("mine", 'dark = 1\nforground = "red"\nmuted = "blu"\nframe = "roun"\nlabel_style = 3\n')
    theme = found("mine")
    assert [problem.line for problem in theme.problems] == [1, 2, 3, 4, 5]
    said = notice(complaints_of(theme), DEFAULT)
    assert said.startswith("themes/mine.toml:1:8: dark: write true or false")
    assert said.endswith("(4 more: see Ctrl-p settings.problems)")


@given(st.text() | st.from_regex(r'[a-z_]{1,12} = "[#a-z0-9]{0,8}"\n', fullmatch=True))
def test_whatever_is_in_a_file_it_is_a_theme_or_something_is_wrong(text: str) -> None:
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    theme = read_theme(path, BASES, own=True)
    assert bool(theme.problems) != bool(theme.values)
    if theme.values:
        textual_theme(theme, "any").to_color_system().generate()
    for problem in theme.problems:
        assert problem.message.isprintable()


@given(
    st.sampled_from([key.name for key in KEYS if key.kind is Kind.COLOUR]),
    st.sampled_from(TERMINAL_COLOURS),
)
def test_every_colour_of_the_terminal_can_be_used(key: str, colour: str) -> None:
    path = own("any", f'{key} = "{colour}"\n')
    theme = read_theme(path, BASES, own=True)
    assert not theme.problems
    made = textual_theme(theme, "any")
    assert made.ansi
    made.to_color_system().generate()


def test_no_color_and_few_colours_choose_a_theme_that_can_be_read() -> None:
    own("of-16", 'base = "terminal"\nprimary = "green"\n')
    own("bad", "x = 1")
    for asked, no_color, colours, used, wrong in (
        ("daylight", False, "truecolor", "daylight", False),
        ("daylight", False, "256", "daylight", False),
        ("daylight", False, "standard", "terminal", False),
        ("plain", False, "standard", "plain", False),
        ("of-16", False, "standard", "of-16", False),
        ("daylight", True, "truecolor", "plain", False),
        ("daylight", False, None, "plain", False),
        ("bad", False, "truecolor", "evening", True),
        ("bad", False, "standard", "terminal", True),
        ("dayligt", False, "truecolor", "evening", True),
    ):
        choice = choose_theme(asked, no_color=no_color, colours=colours)
        assert (choice.theme.name, choice.wrong) == (used, wrong)
        assert bool(choice.remark) == (used != asked)
    assert "did you mean daylight?" in choose_theme("dayligt", no_color=False, colours="256").remark
    remark = choose_theme("evening", no_color=True, colours="256").remark
    assert remark == "plain is used in place of evening: NO_COLOR is set"


def test_a_wrong_theme_of_the_users_gives_way_to_the_one_that_ships() -> None:
    own("daylight", "x = 1")
    choice = choose_theme("daylight", no_color=False, colours="truecolor")
    assert choice.theme.name == "daylight"
    assert not choice.theme.own
    assert choice.wrong


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_that_ships_says_in_every_language_what_it_is_for(name: str) -> None:
    said = set()
    for language in LANGUAGES:
        use_language(language)
        said.add(found(name).description)
    assert len(said) == len(LANGUAGES)


def test_a_theme_of_the_user_says_what_its_file_says() -> None:
    own("mine", 'base = "evening"\ndescription = "dark, for a dim room"')
    use_language("fr")
    assert found("mine").description == "dark, for a dim room"
