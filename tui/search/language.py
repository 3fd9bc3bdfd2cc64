"""The language of a query: words, quoted phrases, what is to be left out, and filters.

    trafficking "organized crime" -children in:documents day:2019-09-10

Anything may be typed: what is no filter, no closed quotation and nothing to leave out is a word.
"""

import re

from msgspec import Struct

from tui.i18n import N_

FILTERS = {
    "in": N_("where it is read"),
    "item": N_("an agenda item, with its sub-items"),
    "day": N_("a day of the meeting"),
    "is": N_("a status"),
    "kind": N_("a kind"),
    "lang": N_("documents at hand in a language"),
}
"""The filters, each with what its value is."""

_PAIRS = (
    ('"＂', '"＂'),
    ("“‟”", '”"'),
    ("„", '“”"'),
    ("«", '»"'),
    ("»", '«"'),
    ("「", "」"),
    ("『", "』"),
    ("〝〞〟", '〞〟"'),
)
"""Quotation marks that open, with those that close what they have opened."""


def _quoted(name: str) -> str:
    """What stands in quotation marks; without a closing one, all the rest."""
    double = (
        rf"[{opening}](?P<{name}{at}>[^{closing}]*)[{closing}]?"
        for at, (opening, closing) in enumerate(_PAIRS)
    )
    return "|".join((*double, rf"‘(?P<{name}{len(_PAIRS)}>[^‘’]*)’(?!\S)"))


_PART = re.compile(
    r"(?P<minus>[-－](?=\S))?"
    rf"(?:(?P<name>{'|'.join(FILTERS)})[:：](?:{_quoted('value')}|(?P<bare>\S*))"
    rf"|{_quoted('phrase')}|(?P<word>\S+))",
    re.IGNORECASE,
)


def _given(part: dict[str, str | None], name: str) -> str | None:
    of_pairs = (part[f"{name}{at}"] for at in range(len(_PAIRS) + 1))
    return next((text for text in of_pairs if text is not None), None)


class Filter(Struct, frozen=True):
    """A filter as typed.

    Attributes:
        name: One of `FILTERS`.
        value: Its value, `""` where none is typed yet.
        negated: Whether what it lets through is left out instead.
    """

    name: str
    value: str
    negated: bool = False


class Asked(Struct, frozen=True):
    """A query, taken apart; nothing is folded yet.

    Attributes:
        runs: The bare words, those that stand side by side as one text.
        phrases: What stood in quotation marks.
        without: The words and phrases that are not to occur.
        filters: The filters, in order.
        plain: Whether all of it is bare words.
    """

    runs: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    filters: tuple[Filter, ...]
    plain: bool


def parse(text: str) -> Asked:
    """Takes a query apart; there is none that is wrong."""
    runs: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    filters: list[Filter] = []
    end = -1
    for match in _PART.finditer(text):
        part = match.groupdict()
        negated = part["minus"] is not None
        phrase = _given(part, "phrase")
        if part["name"]:
            value = _given(part, "value") or part["bare"] or ""
            filters.append(Filter(part["name"].lower(), value.strip(), negated))
        elif negated:
            without.append(phrase if phrase is not None else part["word"])
        elif phrase is not None:
            phrases.append(phrase)
        elif end >= 0 and runs and text[end : match.start()].isspace():
            runs[-1] += text[end : match.end()]
            end = match.end()
        else:
            runs.append(part["word"])
            end = match.end()
        if part["word"] is None or negated:
            end = -1
    plain = not (phrases or without or filters)
    return Asked(tuple(runs), tuple(phrases), tuple(without), tuple(filters), plain)
