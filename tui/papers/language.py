"""The words and forms of papers in one language, and in which language a paper is."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert
from msgspec.structs import astuple

from tui.meeting.model import SittingKind
from tui.text.symbols import SYMBOL

_HEADING = 3
"""So many words does a heading count for, where a language is told."""

TAGS = ("en", "fr", "es", "ru", "ar", "zh")
"""The languages of papers that are read, each a file in `languages/`."""


class Sections(Struct, frozen=True, kw_only=True):
    """The headings of a paper's sections, and what the paper itself is called."""

    paper: tuple[str, ...]
    agenda: tuple[str, ...]
    annotations: tuple[str, ...]
    documents: tuple[str, ...]
    schedule: tuple[str, ...]
    annex: tuple[str, ...]


class Labels(Struct, frozen=True, kw_only=True):
    """What papers write before the days and the place of a meeting, without its colon."""

    place: tuple[str, ...] = ()
    day: tuple[str, ...] = ()


class PaperLanguage(Struct, frozen=True, kw_only=True, rename={"pause": "break"}):
    """The words and forms of papers in one language; see the files in `languages/`."""

    sections: Sections
    columns: tuple[str, ...]
    item: tuple[str, ...]
    continued: tuple[str, ...]
    holiday: tuple[str, ...]
    pause: tuple[str, ...]
    parallel: tuple[str, ...]
    session: str
    no_documents: tuple[str, ...]
    submitters: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    noon: tuple[str, ...]
    midnight: tuple[str, ...]
    to: tuple[str, ...]
    quotes: tuple[str, ...]
    items: tuple[str, ...] = ()
    side_event: tuple[str, ...] = ()
    informal: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    masthead: tuple[str, ...] = ()
    labels: Labels = Labels()
    tag: str = ""

    @property
    def is_chinese(self) -> bool:
        """Whether words are not parted by blanks."""
        return self.tag == "zh"


@cache
def language_of(tag: str) -> PaperLanguage:
    """The words and forms of a language, by its tag; one of `TAGS`."""
    text = files("tui.papers").joinpath("languages", f"{tag}.toml").read_text("utf-8")
    return convert({**tomllib.loads(text), "tag": tag}, PaperLanguage)


def kind_of(text: str, language: PaperLanguage) -> SittingKind | None:
    """What kind of sitting a text says that one is; None where it says nothing."""
    bare = plain(text)
    kinds: tuple[tuple[SittingKind, tuple[str, ...]], ...] = (
        ("side-event", language.side_event),
        ("informal", language.informal),
        ("parallel", language.parallel),
    )
    for kind, words in kinds:
        if any(word in bare for word in plain_words(words)):
            return kind
    return None


@cache
def _headings(tag: str) -> frozenset[str]:
    """The headings of sections in one language, made plain."""
    return frozenset().union(*map(plain_words, astuple(language_of(tag).sections)))


@cache
def section_words() -> frozenset[str]:
    """The headings of sections in all languages, made plain."""
    return frozenset().union(*map(_headings, TAGS))


@cache
def zones() -> Mapping[str, str]:
    """The time zone of each city that is known, by its name made plain."""
    text = files("tui.papers").joinpath("cities.toml").read_text("utf-8")
    return {plain(city): zone for zone, cities in tomllib.loads(text).items() for city in cities}


_SIGNS = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "`": "'", "\u2010": "-", "\u2011": "-"})


def plain(text: str) -> str:
    """A text for comparing: without case, accents, blanks, and punctuation at its ends."""
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    if not text.isascii():
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return _SIGNS.sub("", text).strip(" .:;,。：；，、*†‡·•-–—|_")


@cache
def plain_words(words: tuple[str, ...]) -> frozenset[str]:
    """Words of a language, made plain: once, and not for each line that is compared with them."""
    return frozenset(map(plain, words))


def guess_language(lines: Iterable[str]) -> str:
    """The tag of the language that a paper is in; `""` where it is none of those that are known.

    Args:
        lines: The lines of the paper, or the first of them.
    """
    lines = [SYMBOL.sub(" ", line) for line in lines]
    text = "\n".join(lines)
    letters = [sign for sign in text if sign.isalpha()]
    if not letters:
        return ""
    scripts = {
        "zh": sum("\u3400" <= sign <= "\u9fff" for sign in letters),
        "ru": sum("\u0400" <= sign <= "\u04ff" for sign in letters),
        "ar": sum("\u0600" <= sign <= "\u06ff" for sign in letters),
    }
    kana = sum("\u3040" <= sign <= "\u30ff" for sign in letters)
    tag, count = max(scripts.items(), key=lambda one: one[1])
    if count > len(letters) / 4:
        # Japanese has the same characters, Ukrainian and Persian the same letters.
        return "" if kana > count / 20 else tag
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if not words:
        return ""
    frequent = {
        "en": {"the", "of", "and", "to", "in", "for", "on", "agenda", "meeting"},
        "fr": {"de", "la", "le", "les", "des", "du", "et", "à", "l", "en", "ordre", "jour"},
        "es": {"de", "la", "el", "los", "las", "del", "y", "en", "programa", "sobre", "por"},
    }
    scores = {tag: sum(word in known for word in words) for tag, known in frequent.items()}
    seen = {plain(line) for line in lines}
    for each in scores:
        # Headings tell more than single words, which languages share.
        scores[each] += _HEADING * len(seen & _headings(each))
    tag, count = max(scores.items(), key=lambda one: one[1])
    return tag if count > len(words) / 12 else ""
