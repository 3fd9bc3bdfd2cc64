"""The paragraphs of a text as a file holds it."""

import re
import unicodedata

_BLANKS = " \t\r\n\u3000"
_BREAK = re.compile(r"\n(?:[ \t\r]*\n)+")
_LINE_END = re.compile(r"[ \t\r]*\n[ \t]*")


def paragraphs(text: str) -> list[str]:
    """Divides a text at its empty lines; each paragraph comes back as one line.

    A line end within a paragraph is a blank, and nothing at all between two wide characters:
    Chinese and Japanese have no blanks between words (Korean has).
    """
    found = (_LINE_END.sub(_joint, part.strip(_BLANKS)) for part in _BREAK.split(text))
    return [paragraph for paragraph in found if paragraph]


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if _joins(before) and _joins(after) else " "


def _joins(character: str) -> bool:
    wide = unicodedata.east_asian_width(character) in ("W", "F")
    return wide and not "가" <= character <= "힣"
