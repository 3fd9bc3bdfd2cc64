"""The screen on a terminal that has no UTF-8: every sign becomes one that it has, as wide as before."""

from tui.i18n import _
from tui.text.cells import cell_width

_SIGNS = {
    "-": "─━═╌╍┄┅┈┉╴╶–—−‐‑▁▔",
    "|": "│┃║╎╏┆┇┊┋▏▕▐█▊▋▍▎",
    "~": "↷",
    "x": "✗",
    "+": "✚┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋",
    ">": "▌▸▶→›»",
    "<": "◂◀←‹«",
    "v": "▾▼↓",
    "/": "✓",
    "^": "▴▲↑",
    "*": "•●★",
    "o": "○◦☐",
    ".": "…·",
    "#": "◆",
    "=": "■",
    "%": "◇",
    "!": "⚠",
    '"': "“”„",
    "'": "‘’‚",
    "P": "¶⚑",
    "n": "✎",
    " ": "\u00a0\u2007\u2009\u202f",
}
_ASCII = {sign: plain for plain, signs in _SIGNS.items() for sign in signs}
"""What stands for the signs that the program draws and that most texts have."""

UNKNOWN = "?"
"""What stands for a cell of any other sign."""


def is_unicode(encoding: str | None) -> bool:
    """Whether an encoding has every sign."""
    return (encoding or "utf-8").lower().replace("-", "").startswith("utf")


def encodable(text: str, encoding: str) -> str:
    """A text with what an encoding has not replaced, cell by cell.

    Args:
        text: The text, which may have sequences for the terminal in it: they are ASCII.
        encoding: The name of the encoding.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_encodable(sign, encoding) for sign in text)
    return text


def _encodable(sign: str, encoding: str) -> str:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return _ASCII.get(sign, UNKNOWN * cell_width(sign))
    return sign


def encoding_words(encoding: str) -> str:
    """What to say of a terminal that has not all characters; `""` where it has."""
    if is_unicode(encoding):
        return ""
    words = _("This terminal has no UTF-8, only {encoding}: ? stands for other characters.")
    return words.format(encoding=encoding)
