"""Keys as people read them."""

_KEY_SIGNS = {
    "slash": "/",
    "comma": ",",
    "question_mark": "?",
    "exclamation_mark": "!",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "underscore": "_",
    "equals_sign": "=",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "shift+tab": "Shift-Tab",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_sign(key: str) -> str:
    """A key as people read it: `/` for Textual's `slash`, `Ctrl-p` for `ctrl+p`."""
    if key in _KEY_SIGNS:
        return _KEY_SIGNS[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key_sign(key[5:])}"
    if key.startswith("alt+"):
        return f"Alt-{key_sign(key[4:])}"
    return key if len(key) == 1 else key.capitalize()
