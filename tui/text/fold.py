"""Folding for search: one definition of "the same text".

Two texts are the same for a search where their foldings are equal. Folding takes away:

- case (Unicode case folding: `ß` is `ss`);
- width and other differences of compatibility (NFKC: `９月` is `9月`, `ﬁ` is `fi`, `㈱` is `(株)`),
  and the ligatures that are letters, `œ` and `æ`;
- accents on Latin, Greek and Cyrillic letters (`é` is `e`, `ё` is `е`), but not what makes `й` and
  `ў` letters of their own; the points of Hebrew;
- in Arabic the harakat and the tatweel; the forms of alef `أإآٱ` are `ا`, `ى` is `ي`, `ة` is `ه`;
- digits of other scripts, which become ASCII digits;
- double quotation marks, guillemets and corner brackets, and which single one it is (they are
  `'`, for one may be an apostrophe); which dash it is, and how many dashes in a row;
- which blank it is, line ends included, and how many in a row; and blanks beside a Han character,
  kana, or a CJK or full-width punctuation mark, which carry no meaning and which extraction from
  a PDF strews about: `9月9日` is `9 月 9 日`;
- what is invisible: soft hyphens, joiners, marks of direction, variation selectors.

Tonal and vowel marks of other scripts, and the voicing marks of kana, are letters in all but name
and stay.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

_MOST_KNOWN = 1 << 16

_DROPPED = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20f0\ufe00-\ufe0f"
    "\ufe20-\ufe2f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_OWN_LETTERS = {"й": "й", "Й": "й", "ў": "ў", "Ў": "ў"}
_DOUBLE_QUOTES = '"“”„‟″‶«»〝〞〟「」『』＂'
_SIGNS = {
    **dict.fromkeys("‘’‚‛′‵ʹʻʼʽˈ‹›`´＇", "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, ""),
    **dict.fromkeys("œŒ", "oe"),
    **dict.fromkeys("æÆ", "ae"),
    **dict.fromkeys("‐‑‒–—―−⸺⸻﹘﹣－", "-"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ة": "ه",
    "\u2044": "/",
    "〜": "~",
}
_BLANK = re.compile(r"[\s\u1680\u3000]")

_CJK = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE_MARKS = "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_BLANKS_AT_WIDE_MARK = re.compile(rf"(?<=[{_WIDE_MARKS}])\s+|(?<!\s)\s++(?=[{_WIDE_MARKS}])")
_HAS_WIDE_MARK = re.compile(f"[{_WIDE_MARKS}]").search
_HAS_CJK = re.compile(f"[{_CJK}]").search
_BLANKS = re.compile(" {2,}")
_BLANK_AT_CJK = re.compile(f"(?<=[{_CJK}]) | (?=[{_CJK}])")
_DASHES = re.compile("-{2,}")
_ASCII_BLANKS = re.compile(r"[\t-\r\x1c-\x1f]| {2,}")
_ASCII_BLANK_RUNS = re.compile(r"\s+")


class _Foldings(dict[int, str]):
    """What each code point folds to by itself; a table for `str.translate`."""

    __slots__ = ()

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _MOST_KNOWN:
            self[code] = folded
        return folded


_FOLDINGS = _Foldings()


def _fold_character(character: str) -> str:
    if character in _OWN_LETTERS:
        return _OWN_LETTERS[character]
    if character in _SIGNS:
        return _SIGNS[character]
    if _BLANK.match(character):
        return " "
    folded, before = character, ""
    while folded != before:
        before = folded
        folded = unicodedata.normalize("NFKD", folded)
        if folded[0] == " " and len(folded) > 1:  # an accent or a mark that stands alone
            return "" if _DROPPED.fullmatch(folded, 1) and character > "\ufb50" else character
        folded = "".join(map(_fold_sign, _DROPPED.sub("", folded).casefold()))
        if not folded:
            return ""
    return unicodedata.normalize("NFC", folded)


def _fold_sign(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return _SIGNS.get(character, character) if digit is None else str(digit)


def fold(text: str) -> str:
    """Fold a text for search.

    Args:
        text: Any text.

    Returns:
        A text equal to the folding of every text that is the same. `fold(fold(x)) == fold(x)`.
    """
    if text.isascii():
        text = text.lower().replace("`", "'").replace('"', "")
        if _ASCII_BLANKS.search(text):
            text = _ASCII_BLANK_RUNS.sub(" ", text)
        return _DASHES.sub("-", text) if "--" in text else text
    if _HAS_WIDE_MARK(text):
        text = _BLANKS_AT_WIDE_MARK.sub("", text)
    text = unicodedata.normalize("NFC", text).translate(_FOLDINGS)
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    if _HAS_CJK(text):
        text = _BLANK_AT_CJK.sub("", text)
    if "--" in text:
        text = _DASHES.sub("-", text)
    return unicodedata.normalize("NFC", text)


class Folded(Struct, frozen=True):
    """A folded text that knows where each of its characters comes from.

    Attributes:
        text: The same text as `fold` gives.
        starts: For each character of `text`, where what it stands for starts in the original.
        ends: Where that ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold a text; much slower than `fold`, and meant for the few texts that are shown."""
        return _aligned(text)

    @classmethod
    def step_by_step(cls, text: str) -> "Folded":
        """The same for any text, and slower still: each character is followed on its way.

        Args:
            text: Any text.
        """
        places = list(_compose(_drop_blanks_at_wide_marks(text)))
        places = list(_collapse(" ", _translate(places)))
        places = list(_compose(_collapse("-", _drop_blanks_at_cjk(places))))
        return cls(
            text="".join(character for character, _, _ in places),
            starts=tuple(start for _, start, _ in places),
            ends=tuple(end for _, _, end in places),
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The (start, end) in the original of `text[start:end]`, as wide as it takes.

        Args:
            start: Offset in `text`, from 0 to its length.
            end: Offset in `text`, not before `start`. Nothing (`start == end`) is nothing there.
        """
        if start < end:
            return self.starts[start], max(self.ends[start:end])
        at = self.starts[start] if start < len(self.starts) else max(self.ends, default=0)
        return at, at


@lru_cache(maxsize=512)
def _aligned(text: str) -> Folded:
    """A folded text; kept for those seen last, as one that is shown is shown with the next key."""
    folded = fold(text)
    if _keeps_places(text, folded):
        places = range(len(text) + 1)
        return Folded(folded, tuple(places[:-1]), tuple(places[1:]))
    return Folded.step_by_step(text)


def _keeps_places(text: str, folded: str) -> bool:
    """Whether each character of a text became one, so that nothing has moved."""
    if len(folded) != len(text):
        return False
    # Of ASCII, folding never makes more; of other signs, one may go where another becomes two.
    return text.isascii() or (
        all(len(_FOLDINGS[ord(sign)]) == 1 for sign in set(text))
        and unicodedata.is_normalized("NFC", text)
        and text.translate(_FOLDINGS) == folded
    )


# A character, and where what it stands for starts and ends in the original text.
_Place = tuple[str, int, int]


def _drop_blanks_at_wide_marks(text: str) -> Iterator[_Place]:
    kept = 0
    for match in _BLANKS_AT_WIDE_MARK.finditer(text):
        yield from ((text[i], i, i + 1) for i in range(kept, match.start()))
        kept = match.end()
    yield from ((text[i], i, i + 1) for i in range(kept, len(text)))


def _compose(places: Iterable[_Place]) -> Iterator[_Place]:
    """Put the text into NFC, piece by piece.

    A piece starts at a character that never becomes one with those before it.
    """
    piece: list[_Place] = []
    for place in places:
        if piece and not _may_compose(place[0]):
            yield from _compose_piece(piece)
            piece = []
        piece.append(place)
    yield from _compose_piece(piece)


def _may_compose(character: str) -> bool:
    """Whether a character may become one with those before it: a mark, or a jamo not the first."""
    if unicodedata.category(character)[0] == "M":
        return True
    return "\u1160" <= character <= "\u11ff"


def _compose_piece(piece: list[_Place]) -> Iterable[_Place]:
    text = "".join(character for character, _, _ in piece)
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        return piece
    start, end = piece[0][1], max(end for _, _, end in piece)
    return ((character, start, end) for character in composed)


def _translate(places: Iterable[_Place]) -> Iterator[_Place]:
    """Fold each character; what is dropped, but a quotation mark, belongs to the one before it."""
    last: _Place | None = None
    for character, start, end in places:
        folded = _FOLDINGS[ord(character)]
        if last is not None:
            if not folded and last[2] == start and character not in _DOUBLE_QUOTES:
                last = (last[0], last[1], end)
                continue
            if folded:
                yield last
        if folded:
            yield from ((sign, start, end) for sign in folded[:-1])
            last = (folded[-1], start, end)
    if last is not None:
        yield last


def _collapse(sign: str, places: Iterable[_Place]) -> Iterator[_Place]:
    """Make one `sign` of several in a row."""
    last: _Place | None = None
    for place in places:
        if last is not None and last[0] == sign == place[0]:
            last = (sign, last[1], place[2])
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last


def _drop_blanks_at_cjk(places: list[_Place]) -> list[_Place]:
    text = "".join(character for character, _, _ in places)
    dropped = {match.start() for match in _BLANK_AT_CJK.finditer(text)}
    return [place for at, place in enumerate(places) if at not in dropped]
