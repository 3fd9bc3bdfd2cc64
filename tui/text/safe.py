"""The one way from the file to a terminal.

A meeting file can hold any text. What is drawn or printed has gone through `make_safe`, after
which it cannot move the cursor, change the terminal, reverse what stands beside it or hide
something, and is as wide as it was measured. Each character becomes one character, so that
offsets into the text stay what they were. Square brackets and other signs of markup are text
and stay.

What becomes of which characters:

- C0 controls and DEL become their pictures (`ESC` is `␛`, `DEL` is `␡`); a tab becomes a blank;
  C1 controls become `�`.
- Line ends other than LF become signs: NEL `␤`, line separator `↵`, paragraph separator `¶`.
- The explicit marks of direction of UAX #9 (embeddings, overrides, isolates), which reorder text
  far away from where they stand, become arrows: LRE `↦`, RLE `↤`, PDF `↥`, LRO `⇥`, RLO `⇤`,
  LRI `↣`, RLI `↢`, FSI `⇄`, PDI `↟`.
- Noncharacters, lone surrogates, tag characters, interlinear annotation, invisible operators,
  fillers and format characters without a use in running text become `�`.
- A soft hyphen, one cell on some terminals and none on others, becomes a word joiner: no cell.
- LRM, RLM, ALM, ZWNJ, ZWSP, word joiner, CGJ and the Mongolian marks are needed to spell Arabic,
  Persian, Thai and Mongolian, and stay, but one at a time: of several in a row, in which text
  could be hidden, those after the first become `�`.
- A variation selector stays after the visible character that it varies.
- ZWJ stays between emoji, up to five in a chain. Elsewhere the character after it would be
  measured as no cell: beside Arabic it becomes a tatweel, which joins as it does, and between
  other letters a CGJ, which is as invisible.
"""

import re
from re import Match

REPLACEMENT = "\ufffd"
"""What stands for a character that must not be shown and has no picture."""


_REPLACED = (
    *((0x115F, 0x1160), (0x17B4, 0x17B5), (0x2061, 0x2065), (0x206A, 0x206F), (0x3164, 0x3164)),
    *((0xD800, 0xDFFF), (0xFDD0, 0xFDEF), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB)),
    *((0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    *((0xE0000, 0xE00FF), (0xE01F0, 0xE0FFF)),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),
)
"""The first and the last of the characters that become `REPLACEMENT`."""

_SIGNS = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    0x09: " ",
    0x85: "\u2424",
    0xAD: "\u2060",
    0x2028: "\u21b5",
    0x2029: "\u00b6",
    **dict(zip((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "↦↤↥⇥⇤↣↢⇄↟", strict=True)),
}
"""The characters that become something else each."""


class _Table(dict[int, str]):
    """What becomes of each character, for `str.translate`: of ranges, not of 8,000 entries."""

    def __missing__(self, code: int) -> str:
        if any(first <= code <= last for first, last in _REPLACED):
            return REPLACEMENT
        raise KeyError(code)


_TABLE = _Table(_SIGNS)
_TABLE_WITH_LINES = _Table({code: sign for code, sign in _SIGNS.items() if code != ord("\n")})

_VARIATION = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_INVISIBLE = f"\u034f\u061c\u180e\u200b-\u200f\u2060{_VARIATION}"
_SUSPECTED = "".join(
    (
        "\0-\x09\x0b-\x1f\x7f-\x9f\xad\u2028-\u202e\u2066-\u2069",
        *(f"\\U{first:08x}-\\U{last:08x}" for first, last in _REPLACED),
        _INVISIBLE,
    )
)
_SUSPECT = re.compile(f"[\n{_SUSPECTED}]").search
_SUSPECT_IN_LINES = re.compile(f"[{_SUSPECTED}]").search
_HAS_INVISIBLE = re.compile(f"[{_INVISIBLE}]").search

_EMOJI = (
    "[\u203c\u2049\u2194-\u2199\u21a9\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?"
)
_ARABIC_LETTER = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_VARIED = re.compile(f"[{_VARIATION}]")
_SEQUENCE = re.compile(f"(?P<emoji>{_EMOJI}(?:\u200d{_EMOJI}){{0,4}})|[{_INVISIBLE}]+")
_KEYCAP = "\u20e3"


def _make_visible(match: Match[str]) -> str:
    """What a run of invisible characters becomes; a chain of emoji is left as it is."""
    run = match[0]
    if match["emoji"]:
        return run
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    first = run[0]
    if before and _HAS_INVISIBLE(before):
        first = REPLACEMENT
    elif first == "\u200d":
        beside = _ARABIC_LETTER.match(before) or (len(run) == 1 and _ARABIC_LETTER.match(after))
        first = "\u0640" if beside else "\u034f"
    elif _VARIED.match(first):
        keycap = len(run) == 1 and after == _KEYCAP
        if not before or before.isspace() or (before.isascii() and not keycap):
            first = REPLACEMENT
    return first + REPLACEMENT * (len(run) - 1)


def make_safe(text: str, *, newlines: bool = False) -> str:
    """Make a text safe to show on a terminal, character for character.

    Args:
        text: Any text.
        newlines: Whether LF stays; otherwise it becomes `␊`.

    Returns:
        A text of the same length, without control characters (but LF where it stays), marks that
        reorder text, and hidden text. A safe text comes back as it is.
    """
    if text.isascii() and text.isprintable():
        return text
    if not (_SUSPECT_IN_LINES if newlines else _SUSPECT)(text):
        return text
    text = text.translate(_TABLE_WITH_LINES if newlines else _TABLE)
    return _SEQUENCE.sub(_make_visible, text) if _HAS_INVISIBLE(text) else text
