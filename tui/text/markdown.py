"""Texts in Markdown."""

import re

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
_MARK = re.compile(r"^([-+=])")


def escaped(text: str) -> str:
    """A text of one line in which nothing is markup."""
    text = _SIGNS.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))
    return _MARK.sub(r"\\\1", _NUMBER.sub(r"\1\\\2", text))
