"""Keys: as Textual names them, as people read them, and as people write them.

Nothing here imports Textual, so that `agenda keys` answers at once.
"""

import re
import unicodedata

from tui.i18n import _

_KEY_SIGNS = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}

_MODIFIER_SIGNS = {"ctrl": "Ctrl-", "alt": "Alt-", "shift": "Shift-"}

_NAMES = {
    **{
        name: name
        for name in (
            *("enter", "tab", "escape", "space", "backspace", "delete", "insert"),
            *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
            *(f"f{number}" for number in range(1, 25)),
        )
    },
    **{sign.casefold(): name for name, sign in _KEY_SIGNS.items()},
    "return": "enter",
    "ret": "enter",
    "spc": "space",
    "bs": "backspace",
    "del": "delete",
    "ins": "insert",
    "page-up": "pageup",
    "page-down": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "pgdown": "pagedown",
}
"""Keys with a name, by what people call them."""

_REPLACED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that Textual names otherwise than Unicode."""

_MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "c": "ctrl",
    "strg": "ctrl",
    "alt": "alt",
    "meta": "alt",
    "m": "alt",
    "option": "alt",
    "shift": "shift",
    "s": "shift",
}
_MODIFIED = re.compile(r"(?i)([a-z]+)[-+](?=.)")
_NOT_SENT = {"hyper": "alt", "super": "alt", "win": "alt", "cmd": "ctrl", "command": "ctrl"}
"""Modifiers that keyboards have and terminals do not send, and which serves in place of each."""

_TWO_NAMES = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""Keys that a terminal sends for others."""


def character_key(character: str) -> str:
    """How Textual names the key of a character: `slash` for `/`."""
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    name = unicodedata.name(character, character)
    name = name.lower().replace("-", "_").replace(" ", "_")
    return _REPLACED.get(name, name)


_SIGNS = {
    character_key(chr(code)): chr(code)
    for code in range(ord("!"), ord("~") + 1)
    if not chr(code).isalnum()
}
"""The signs of ASCII by the names of their keys."""


def key_character(key: str) -> str:
    """The character that a key types, or `""`."""
    if key == "space":
        return " "
    return key if len(key) == 1 else _SIGNS.get(key, "")


def key_sign(key: str) -> str:
    """A key as people read it: `/` for Textual's `slash`, `Ctrl-x u` for `ctrl+x u`."""
    if " " in key:
        return " ".join(map(key_sign, key.split(" ")))
    modifiers, plus, base = key.rpartition("+")
    if plus:
        prefix = "".join(
            _MODIFIER_SIGNS.get(name, f"{name.capitalize()}-") for name in modifiers.split("+")
        )
        return f"{prefix}{key_sign(base)}"
    sign = _KEY_SIGNS.get(key) or _SIGNS.get(key)
    return sign or (key if len(key) == 1 else key.capitalize())


class NotAKeyError(ValueError):
    """What was written names no key.

    Attributes:
        message: What is wrong and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_key(written: str) -> str:
    """A key, or keys pressed one after the other, as Textual names it.

    Args:
        written: The key as people write it (`Ctrl-x`, `C-x`, `M-v`, `PgDn`, `/`, `↑`) or as Textual
            names it (`ctrl+x`, `pagedown`, `slash`); several with blanks between, as `C-x C-s`.

    Raises:
        NotAKeyError: There is no such key.
    """
    keys = written.split()
    if not keys:
        raise NotAKeyError(_("is empty, and names no key; write it as in Ctrl-s, PgDn or /"))
    read = [_read_one(key) for key in keys]
    if read[0] == "ctrl+c":
        message = _("“{key}” cannot be given to a command: it copies, and says how to leave")
        raise NotAKeyError(message.format(key=written))
    return " ".join(read)


def _read_one(written: str) -> str:
    modifiers: set[str] = set()
    base = written
    while match := _MODIFIED.match(base):
        name = _MODIFIERS.get(match[1].casefold())
        if name is None:
            break
        modifiers.add(name)
        base = base[match.end() :]
    if len(base) == 1 and base.isprintable() and base not in _NAMES:
        return _with_character(written, modifiers, base)
    key = _named(base)
    if key is None:
        raise NotAKeyError(_unknown(written, base))
    if key != "space" and (sign := key_character(key)):
        return _with_character(written, modifiers, sign)
    return "+".join([*sorted(modifiers), key])


def _named(base: str) -> str | None:
    name = base.casefold()
    return _NAMES.get(name) or (name if name in _SIGNS else None)


def _unknown(written: str, base: str) -> str:
    message = _("there is no key “{key}”").format(key=written)
    meant = _meant(written)
    if meant:
        return _("{message}; did you mean {key}?").format(message=message, key=meant)
    modifier = _MODIFIED.match(base)
    if modifier is None or not _is_key(base[modifier.end() :]):
        return _("{message}; write it as in Ctrl-s, PgDn or /").format(message=message)
    words = _("{message}; terminals send Ctrl, Alt and Shift with a key, and no “{modifier}”")
    return words.format(message=message, modifier=modifier[1])


def _is_key(base: str) -> bool:
    return (len(base) == 1 and base.isprintable()) or _named(base) is not None


def _meant(written: str) -> str:
    """The key that was likely meant by one that there is not, as people read it; or `""`."""
    from tui.text.symbols import nearest  # noqa: PLC0415 -- only where a key is misspelt

    modifiers: list[str] = []
    rest = written
    while match := _MODIFIED.match(rest):
        name = match[1].casefold()
        near = _MODIFIERS.get(name) or _NOT_SENT.get(name)
        if near is None:
            near = _MODIFIERS.get(nearest(name, [one for one in _MODIFIERS if len(one) > 1]) or "")
        if near is None:
            break
        modifiers.append(near)
        rest = rest[match.end() :]
    key = rest
    if not _is_key(rest):
        name = nearest(rest, [*_NAMES, *_SIGNS]) or ""
        key = _NAMES.get(name, name)
    if not key:
        return ""
    try:
        return key_sign(_read_one("-".join([*modifiers, key])))
    except NotAKeyError:
        return ""


def _with_character(written: str, modifiers: set[str], character: str) -> str:
    upper = character.isupper()
    if upper and modifiers & {"ctrl", "alt"}:
        # Ctrl-S and Ctrl-s are one key; with Alt the two are told apart.
        character = character.lower()
        modifiers = modifiers | ({"shift"} if "alt" in modifiers else set())
    if "shift" in modifiers and not modifiers & {"ctrl", "alt"}:
        if not character.isalpha():
            message = _("“{key}”: write the sign that the key types, without Shift")
            raise NotAKeyError(message.format(key=written))
        modifiers, character = modifiers - {"shift"}, character.upper()
    if "alt" in modifiers and not character.isalnum():
        message = _("“{key}”: terminals send Alt with letters and digits alone")
        raise NotAKeyError(message.format(key=written))
    key = "+".join([*sorted(modifiers), character_key(character)])
    if key in _TWO_NAMES:
        message = _("“{key}” is the same as {other} in a terminal; write that")
        raise NotAKeyError(message.format(key=written, other=key_sign(_TWO_NAMES[key])))
    return key
