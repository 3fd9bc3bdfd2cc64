"""What stands between words that are put together, in the way of the language in use.

French has a blank before a colon, Chinese wide signs and none behind them, Arabic its own comma.
"""

from collections.abc import Iterable

from tui.i18n import _


def listed(words: Iterable[str]) -> str:
    """Several things in a row: `1, 2, 3`; what is empty is left out."""
    return _(", ").join(filter(None, words))


def headed(head: str, words: str) -> str:
    """Words, and before them what they are about: `Item 1 of 7: Opening`."""
    return _("{head}: {words}").format(head=head, words=words) if head and words else head or words


def sentence(words: str) -> str:
    """Words as a sentence, with what ends one."""
    return _("{words}.").format(words=words)


def sentences(*each: str) -> str:
    """Sentences one after the other."""
    return (
        _("{first} {next}").format(first=each[0], next=sentences(*each[1:]))
        if each[1:]
        else each[0]
    )


def aside(words: str) -> str:
    """Words in parentheses, with the blank before them where the language has one."""
    return _(" ({words})").format(words=words)
