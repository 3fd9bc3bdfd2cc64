"""Documents that the paper lists as revised: `A/1/Rev.1` in place of `A/1`."""

import re
from collections.abc import Sequence

from tui.meeting.model import Document
from tui.store.translations.pairing import NONE, bare_symbol

_REVISION = re.compile(r"(?P<first>.+?)(?:/rev\.?(?P<number>\d+))?")


def superseded(
    own: Sequence[Document], paper: Sequence[Document], pairs: Sequence[int]
) -> dict[int, int]:
    """Which documents of a file are not in the paper, but a later revision of them is.

    Args:
        own: The documents of the file.
        paper: Those of the paper.
        pairs: Which is which.

    Returns:
        Positions in the file, each with that in the paper of what takes its place.
    """
    latest: dict[str, list[tuple[int, int]]] = {}
    for place, document in enumerate(paper):
        if document.symbol:
            first, number = _revision(document.symbol)
            latest.setdefault(first, []).append((number, place))
    found = {}
    for at, document in enumerate(own):
        if pairs[at] == NONE and document.symbol:
            first, number = _revision(document.symbol)
            later = [each for each in latest.get(first, []) if each[0] > number]
            if later:
                found[at] = min(later)[1]
    return found


def _revision(symbol: str) -> tuple[str, int]:
    """The symbol of what was revised, and which revision it is; 0 for the first version."""
    match = _REVISION.fullmatch(bare_symbol(symbol))
    return (match["first"], int((match["number"] or "0")[:9])) if match else (symbol, 0)
