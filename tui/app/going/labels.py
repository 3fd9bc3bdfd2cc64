"""The letters that jump mode puts on what is on the screen. Knows nothing of Textual."""

from itertools import islice, product

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The letters, those under the fingers first."""


def labels(count: int) -> list[str]:
    """So many labels, all equally long, so that none begins another: `a`, `s` or `aa`, `as`.

    Args:
        count: How many; more than can be told apart by two letters are not labelled.
    """
    length = 1 if count <= len(LETTERS) else 2
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]
