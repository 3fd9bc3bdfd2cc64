"""The units of a line: what a line break must not tear apart.

The rules are those of UAX #14 (Unicode Line Breaking Algorithm), set for the papers of meetings,
and in Chinese and Japanese the strict rules of JLREQ 3.1.7 and 3.1.8 and of CLREQ. In short:

- A break falls after blanks, after a hyphen between letters, after a dash or an ellipsis, between
  any two Han characters, kana or emoji, and between them and anything else. Not at a no-break
  blank, nor at straight quotation marks (LB12, LB19).
- What closes (brackets, quotation marks, stops, the prolonged sound mark, small kana, iteration
  marks, dashes, ellipses, signs of unit) is never parted from what stands before it, even over a
  blank (LB13, LB14; French sets a blank before `:` `;` `!` `?` `»`); what opens is not parted from
  what comes after it.
- The hour is one: `10.30 a.m.`, `10 h 30`, `10 ч. 30 м.`.
- Everything else between two blanks is one unit: Latin, Cyrillic, Arabic and Korean words (Korean
  with words kept whole, as UAX #14 8.2 allows), numbers, document symbols, addresses.

A quotation mark opens in one language and closes in another (“Chinese”, „Deutsch“, ”svenska”);
what stands beside it decides.
"""

import re
from functools import cache
from re import Pattern

from rich.cells import get_character_cell_size

BLANKS = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
"""The blanks at which a line is broken. No-break blanks are not among them; zero width space, of
which UAX #14 says that a line may be broken at it, is."""

_MOST_KNOWN = 1 << 16

_KINDS = {
    "b": BLANKS + "\n",
    "g": "\u00a0\u2007\u202f",  # no-break blanks
    "j": "\u034f\u180e\u200d\u2060",  # what glues and has no width
    "y": "\u2011",  # no-break hyphen
    "q": "\"'",  # straight quotation marks
    "Q": "“‘«‹",  # quotation marks, opening as a rule
    "u": "”»›",  # closing as a rule
    "v": "’",  # closing, or an apostrophe
    "s": "„‚",
    "B": "（［｛｟｢【《〈「『〔〖〘〚〝",  # wide brackets, opening
    "P": "￥＄￡￦",  # wide signs before a number
    "O": "([{",
    "o": "¿¡$£€¥№§",
    "C": "）］｝｠｣】》〉」』〕〗〙〛〞〟。、；？！｡､｣･％‰‱℃℉＇＂／～〜－·・ー々〻ゝゞヽヾ゛゜ｰﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ‼⁇⁈⁉",
    "K": "，．：",  # wide stops that stand in numbers
    "L": "…‥—―⸺⸻",  # dashes and ellipses; at the start of a unit they lead into it
    "E": "–",
    "c": ")]};!°′″¢؛؟۔।॥։",
    "k": ",:?%،",  # stops that stand in addresses and numbers
    "p": ".",
    "a": "/@",
    "h": "-‐",
    "D": "０１２３４５６７８９",
    "d": "0123456789",
}
_KNOWN = {ord(sign): kind for kind, signs in _KINDS.items() for sign in signs}
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_WIDE = 2

# Ranges of code points, and no classes of regular expressions: to compile those takes milliseconds.
_NOT_IDEOGRAPHIC = (
    (0x1100, 0x11FF),
    (0x3131, 0x318E),
    (0xA960, 0xA97C),
    (0xAC00, 0xD7FF),
    (0xFF10, 0xFF19),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
)
_HANGUL = ((0x1100, 0x115F), (0xA960, 0xA97C), (0xAC00, 0xD7A3))
_PLAIN = ((0x3041, 0x3096), (0x30A1, 0x30FA), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))


def _is_in(ranges: tuple[tuple[int, int], ...], code: int) -> bool:
    return any(first <= code <= last for first, last in ranges)


class _Kinds(dict[int, str]):
    """The kind, one ASCII sign, of each code point; a table for `str.translate`.

    The kinds in `_KINDS`, and `m` marks of no width, `l` letters, `d` digits, `G` Hangul,
    `H` Han and kana, `I` other ideographic characters and emoji, `F` letters of flags, `w` all others.
    """

    __slots__ = ()

    def __missing__(self, code: int) -> str:
        kind = self._kind(chr(code))
        if len(self) < _MOST_KNOWN:
            self[code] = kind
        return kind

    @staticmethod
    def _kind(sign: str) -> str:
        width = get_character_cell_size(sign)
        if not width:
            return "m" if sign > "\x9f" else "w"
        if ord(sign) in _FLAG_LETTERS:
            return "F"
        if width == _WIDE and not _is_in(_NOT_IDEOGRAPHIC, ord(sign)):
            return "H" if _is_in(_PLAIN, ord(sign)) else "I"
        if sign.isdigit():
            return "d"
        if _is_in(_HANGUL, ord(sign)):
            return "G"
        return "l" if sign.isalpha() else "w"


_KIND_OF = _Kinds(_KNOWN)


def kinds(text: str) -> str:
    """The kind of each character of `text`, for the patterns here; as long as `text`."""
    signs = text.translate(_KIND_OF)
    if any(hour in text for hour in _HOURS):
        for blank in _in_hours().finditer(text):
            signs = f"{signs[: blank.start()]}g{signs[blank.end() :]}"
    return signs


_HOURS = (" a.m.", " p.m.", " h ", " heure", " hora", " ч.")


@cache
def _in_hours() -> Pattern[str]:
    """The blanks of an hour, which stays on one line: `10.30 a.m.`, `10 h 30`, `10 ч. 30 м.`."""
    return re.compile(
        r"(?<=\d) (?=[ap]\.m\.|h(?: \d|\b)|heures?\b|horas?\b|ч\.|м\.)|(?<=\d h) (?=\d)|(?<=\d ч\.) (?=\d)"
    )


def _units() -> Pattern[str]:
    blank = "b+(?![mj])"
    # A word: a hyphen between its letters ends it, unless an address or a symbol goes on there.
    hyphenated = "[lGdDwkcvOomgjyq]*+h(?<=llh)(?=l)(?![lGdDwkcvOomgjyqh]{0,64}+(?:a|pl))"
    in_word = "lGdDwaphkcvOomgjyq"
    core = f"(?:{hyphenated}|(?:[{in_word}]++|b(?=[mj]))++|[HI]|F{{1,2}}+)"
    before = "(?:[BPsQLEmj]++|u(?=[lGdDwHI]))++"
    closes = "(?:[CKLEuvckphqgjym]++|(?<![HICKL])Q(?=[bCKLckpvu]|\\Z))"
    body = f"(?>{before}{core}?+{closes}*+|{core}{closes}*+|{closes}++)"
    linked = "|".join(
        (
            "(?<=[BPsOoQgjyq])",  # what opens or glues
            "(?<=E)(?=d)",  # a range of numbers
            "(?<=DK)(?=D)",  # a number of full width
            f"(?<=bL)(?=[{in_word}])",  # a leading dash after a closing one
            f"(?:(?<=[BO])|(?<=(?<![^bBPsOoQ])[Qs]))(?>{blank})",  # what opens, a blank
        )
    )
    closed = f"(?>{blank})(?:[CKL]|[ckpvu]++(?![{in_word}])){closes}*+"
    unit = f"{body}(?:(?:{linked}){body}|{closed})*+"
    return re.compile(f"(?P<run>H+(?=H))|(?P<unit>{unit})(?:{blank})?|{blank}|(?P<other>.)")


UNITS = _units()
"""Divides the kinds of a paragraph into units.

A match is a group `run`, two or more wide characters with a break after each; or a group `unit`
(`other` where no rule applies), which must not be broken, with the blanks after it outside the
group; or, at the start, blanks alone. Matches leave no gap. The choices are possessive, so that
the time taken is linear in the text, whatever it is.
"""

ATOMS = re.compile(
    "(?P<word>[ldDw][ldDwmjy]*+(?:[aphkvq]++[ldDw][ldDwmjy]*+)*+a?)"
    "|[bg]+(?![mj])"
    "|(?P<other>(?:[^ldDwbg]|[bg](?=[mj]))++)"
)
"""Divides the kinds of a unit, where it is too wide for a line, into words, blanks and others.

Hangul is among the others: in need, a line may be broken between any two of its syllables.
"""

OPENING = frozenset("BPsOoQ")
CLOSING = frozenset("CKLuckpv")
"""The kinds of what opens and what closes."""
