"""Where a meeting and its translation differ, as `agenda check` says it."""

from pathlib import Path

import pytest

from tui.resources import data_folder
from tui.store.reading.loading import load
from tui.store.translations.reading import translation_problems

CHINESE = data_folder() / "ctoc-cop-wg4-2019.zh.toml"
ENGLISH = data_folder() / "ctoc-cop-wg4-2019.en.toml"


def found(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is said of the English meeting, with its Chinese translation changed."""
    text = CHINESE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / CHINESE.name).write_text(text, "utf-8")
    path = folder / ENGLISH.name
    path.write_bytes(ENGLISH.read_bytes())
    loaded = load(path)
    assert loaded.problems == ()
    return [problem.render(path.name) for problem in translation_problems(loaded.parsed, path)]


def entry(start: str, text: str) -> str:
    """A part of the Chinese meeting, from some words to the next empty line that ends an entry."""
    begin = text.index(start)
    end = text.index("\n[[", begin + len(start))
    return text[begin:end]


TEXT = CHINESE.read_text("utf-8")


def test_the_shipped_translations_do_not(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    for path in (CHINESE, ENGLISH):
        assert translation_problems(load(path).parsed, path) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            (entry('[[agenda]]\nnumber = "4"', TEXT), ""),
            'the agenda item "Other matters" is not in the translation "zh"',
        ),
        (
            (
                '[[agenda]]\nnumber = "5"',
                '[[agenda]]\nnumber = "4 bis"\ntitle = "新项目"\n\n[[agenda]]\nnumber = "5"',
            ),
            'the translation "zh" has an agenda item "新项目" that is not here',
        ),
        (
            ("\n\n议程项目3下的审议", "\n议程项目3下的审议"),
            'this text has 3 paragraphs, and 2 in the translation "zh"',
        ),
        (
            (entry("[[documents]]", TEXT), ""),
            'is not in the translation "zh"',
        ),
        (
            ("start = 15:00:00\nend = 18:00:00", "start = 15:30:00\nend = 18:00:00"),
            (
                "the sitting of 2019-09-09, 15:00–18:00, is on 2019-09-09, 15:30–18:00, in the "
                'translation "zh"'
            ),
        ),
        (
            ('language = "zh"', 'language = "fr"'),
            'the translation "zh" says that its language is "fr"; correct one of them',
        ),
        (
            ("end = 2019-09-11", "end = 2019-09-12"),
            'in the translation "zh" the meeting is from 2019-09-09 to 2019-09-12',
        ),
        (("[meeting]", "[meeting"), 'the translation "ctoc-cop-wg4-2019.zh.toml" cannot be read'),
    ],
)
def test_each_difference_is_said_with_its_place(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    (said,) = found(tmp_path, change)
    assert words in said
    assert said.startswith(f"{ENGLISH.name}:")


def test_another_number_of_sittings_is_said(tmp_path: Path) -> None:
    last = TEXT[TEXT.rindex("[[schedule]]") :]
    (said,) = found(tmp_path, (last, ""))
    assert 'the sitting of 2019-09-11, 10:00, is not in the translation "zh"' in said
