"""The numbers of items, as papers write them: `1.`, `(a)`, `a)`, `(i)`, `1 (a)`, `一、`, `(أ)`, `Item 3.`."""

import re
import unicodedata
from enum import StrEnum
from functools import cache

from msgspec import Struct

from tui.papers.language import PaperLanguage, language_of
from tui.papers.times import ascii_digits


class Form(StrEnum):
    """What a number is made of; papers nest these."""

    FIGURE = "figure"
    FIGURE_IN_BRACKETS = "figure-in-brackets"
    FIGURE_CLOSED = "figure-closed"
    LETTER = "letter"
    ROMAN = "roman"
    CAPITAL = "capital"
    CAPITAL_ROMAN = "capital-roman"
    HAN = "han"
    HAN_IN_BRACKETS = "han-in-brackets"
    ORDINAL = "ordinal"


class Numbered(Struct, frozen=True):
    """A line that begins with a number.

    Attributes:
        pieces: The number's pieces from the outermost: each a form and its place, from 1.
        text: The number as printed, without what parts it from the title: `1`, `(a)`, `1(a)`.
        rest: What stands behind it.
        named: Whether a word for item stands before it: `Item 3.`
        bracketed: Whether a bracket closes it, or a dot ends it, so that it cannot be a figure of
            the text itself.
        wide: Whether it stands so far before its title that it is no figure of the text either.
    """

    pieces: tuple[tuple[Form, int], ...]
    text: str
    rest: str
    named: bool = False
    bracketed: bool = True
    wide: bool = False


_LETTERS = "a-zа-яё\u0621-\u064a"
_HAN = "一二三四五六七八九十"
_PIECE = re.compile(
    rf"""
    (?P<figure>\d{{1,3}}-\d{{1,2}}(?=\s?[.)）](?:\s|$)))
  | (?P<closed>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}})(?=[)）])
  | (?P<plain>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}})\s?(?=[.．、:：(（º°ª]|[-–—]+\s|\s|$)
  | [(（]\s?(?P<bracket>[{_LETTERS}]{{1,4}}|[{_HAN}]{{1,3}}|\d{{1,2}})\s?[)）]
  | (?P<open>[{_LETTERS}]{{1,4}})\s?[)）]
  | (?P<capital>[A-Z]{{1,5}})(?=[.．)、]|-\d{{1,2}}[.)\s])
  | (?P<dotted>[а-яё\u0621-\u064a])(?=\.\s)
  | (?P<han>[{_HAN}]{{1,3}})(?=[、．.])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(r"\s?\.?[º°ª]?[.．、)）:：]?(?:\s*[-–—]+(?=\s|$)|\s?[-–—](?!\d))?\s*")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
           "x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15}  # fmt: skip
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)


def numbered(line: str, language: PaperLanguage) -> Numbered | None:
    """The number at the beginning of a line; None where there is none.

    Args:
        line: The line.
        language: The language of the paper, whose words for an item may stand before a number.
    """
    text = ascii_digits(line.strip())
    start, named = 0, False
    ordinal = _ordinal(line.strip(), language)
    if ordinal is not None:
        return ordinal
    word = _item_word(language.tag).match(text)
    if word is not None:
        start, named = word.end(), True
    pieces, at = _pieces(text, start)
    if not pieces:
        return None
    ending = _END.match(text, at)
    end = ending.end() if ending else at
    rest = line.strip()[end:].strip()
    closed = (
        len(pieces) > 1 or bool(ending and ending.group().strip()) or text[at - 1 : at] in ")）"
    )
    wide = re.match(r"\s{2,}\S|\t", text[at:] if text[at - 1 : at] != " " else text[at - 1 :])
    if rest and end == at and text[at - 1 : at] not in ")）":
        return None
    printed = re.sub(r"\s+", "", line.strip()[start:at]).rstrip(".．、")
    printed = re.sub(rf"(?<=\d)(?=[{_LETTERS}]{{1,4}}[)）])", " ", printed, flags=re.IGNORECASE)
    return Numbered(tuple(pieces), printed, rest, named, closed, bool(wide))


def _pieces(text: str, start: int) -> tuple[list[tuple[Form, int]], int]:
    """The pieces of the number that stands somewhere, and the place behind them."""
    pieces: list[tuple[Form, int]] = []
    at = start
    while len(pieces) < 4:  # noqa: PLR2004 -- no paper nests deeper in one number
        found = _PIECE.match(text, at)
        if found is None:
            break
        read = _read(found)
        if read is None:
            break
        pieces += read
        at = found.end()
        if (found["capital"] and re.match(r"[.-]\d{1,2}(?:[.)\s]|$)", text[at:])) or (
            found["plain"] and re.match(rf"\.[{_LETTERS}]{{1,2}}\s?[)）]", text[at:])
        ):
            at += 1
            continue
        more = re.compile(r"\s?").match(text, at)
        at = (
            more.end()
            if more and _PIECE.match(text, more.end()) and _is_more(text, more.end())
            else at
        )
        if not _is_more(text, at):
            break
    return pieces, at


def _is_more(text: str, at: int) -> bool:
    return text[at : at + 1] in ("(", "（") or bool(
        re.match(rf"\.?[{_LETTERS}]{{1,2}}\s?[)）]", text[at:], re.IGNORECASE)
    )


def _ordinal(text: str, language: PaperLanguage) -> Numbered | None:
    """A number in words: `Primero.–`, `أولاً:`, `第一项`."""
    for place, words in enumerate(language.ordinals, 1):
        for word in words.split("|"):
            if text[: len(word)].casefold() != word.casefold():
                continue
            ending = re.match(r"\s*[.:：、،)]\s*[-–—]*\s*|\s*[-–—]+\s+", text[len(word) :])
            if ending is not None:
                rest = text[len(word) + ending.end() :].strip()
                return Numbered(((Form.ORDINAL, place),), text[: len(word)], rest)
    return None


@cache
def _item_word(tag: str) -> re.Pattern[str]:
    language = language_of(tag)
    words = "|".join(sorted(map(re.escape, language.item), key=len, reverse=True))
    return re.compile(
        rf"(?:{words})\s*(?=\d|[{_HAN}]|[(（])(?!\d{{4}})|第\s?(?=[\d{_HAN}]+\s?项)", re.IGNORECASE
    )


def _read(found: re.Match[str]) -> list[tuple[Form, int]] | None:
    for group in ("figure", "plain", "closed"):
        if found[group]:
            parts = [int(part) for part in re.split(r"[.-]", found[group])]
            form = Form.FIGURE_CLOSED if group == "closed" and len(parts) == 1 else Form.FIGURE
            return [(form, part) for part in parts]
    for group in ("bracket", "open"):
        if found[group]:
            return _letter(found[group])
    if found["capital"]:
        word = found["capital"]
        if not word.isupper():
            # a. b. c.
            is_letter = len(word) == 1 and found.string[found.end() : found.end() + 2] == ". "
            return _letter(word) if is_letter else None
        if word.lower() in _ROMANS:
            return [(Form.CAPITAL_ROMAN, _ROMANS[word.lower()])]
        return [(Form.CAPITAL, ord(word) - 64)] if len(word) == 1 else None
    if found["dotted"]:
        letter = _letter(found["dotted"])
        is_capital = letter and found["dotted"].isupper()
        return [(Form.CAPITAL, letter[0][1])] if letter and is_capital else letter
    return [(Form.HAN, _han(found["han"]))] if found["han"] else None


def _letter(text: str) -> list[tuple[Form, int]] | None:
    bare = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(sign)
    ).replace("\u0640", "")
    if bare.isdecimal():
        return [(Form.FIGURE_IN_BRACKETS, int(bare))]
    if bare[0] in _HAN:
        return [(Form.HAN_IN_BRACKETS, _han(bare))]
    if bare in _ROMANS and bare not in ("c", "d", "l", "m"):
        # What is meant by (i), (v) or (x) is told by those around.
        return [(Form.ROMAN, _ROMANS[bare])]
    for alphabet in _ALPHABETS:
        if bare[0] in alphabet and bare == bare[0] * len(bare) and len(bare) <= 2:  # noqa: PLR2004 -- aa
            return [(Form.LETTER, alphabet.index(bare[0]) + 1 + len(alphabet) * (len(bare) - 1))]
    return None


def _han(text: str) -> int:
    tens, ten, ones = text.partition("十")
    digits = {sign: at for at, sign in enumerate("一二三四五六七八九", 1)}
    if not ten:
        return digits.get(text[:1], 1)
    return 10 * digits.get(tens, 1) + digits.get(ones, 0)


def as_letter(piece: tuple[Form, int]) -> tuple[Form, int]:
    """A Roman numeral of one letter, read as that letter."""
    letters = {1: 9, 5: 22, 10: 24}
    return (
        (Form.LETTER, letters[piece[1]])
        if piece[0] is Form.ROMAN and piece[1] in letters
        else piece
    )
