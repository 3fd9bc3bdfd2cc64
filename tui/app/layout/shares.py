"""Dividing a stretch of cells by shares. Knows nothing of panes, nor of Textual."""

from collections.abc import Sequence
from itertools import accumulate, pairwise


def divided(total: int, shares: Sequence[int], least: int) -> tuple[int, ...]:
    """Divides cells by shares.

    Args:
        total: How many cells there are.
        shares: A share for each part, above 0.
        least: Cells that each part has in any case; where there are too few for that, as many as
            all can have.

    Returns:
        The cells of each part; together they are `total`.
    """
    if not shares:
        return ()
    whole = sum(shares)
    ends = (total * end // whole for end in accumulate(shares, initial=0))
    sizes = [end - start for start, end in pairwise(ends)]
    least = possible(total, len(sizes), least)
    for place, size in enumerate(sizes):
        for _ in range(size, least):
            largest = max(range(len(sizes)), key=sizes.__getitem__)
            sizes[largest] -= 1
            sizes[place] += 1
    return tuple(sizes)


def possible(total: int, parts: int, least: int) -> int:
    """How many of `least` cells each part can have."""
    return max(0, min(least, total // parts)) if parts else 0


def with_edge_moved(sizes: Sequence[int], edge: int, by: int, least: int) -> tuple[int, ...]:
    """Moves the edge behind a part, as far as its two neighbours keep `least` cells.

    Args:
        sizes: The cells of each part.
        edge: The place of the part before the edge; there is one after it.
        by: How many cells to move it on, or back with a negative number.
        least: Cells that each part keeps; one that has fewer loses none.
    """
    before, after = sizes[edge], sizes[edge + 1]
    by = min(by, max(0, after - least)) if by > 0 else -min(-by, max(0, before - least))
    moved = list(sizes)
    moved[edge], moved[edge + 1] = before + by, after - by
    return tuple(moved)


def with_part_grown(sizes: Sequence[int], part: int, by: int, least: int) -> tuple[int, ...]:
    """Grows a part at the cost of the one after it, and where that has no more, of the one before.

    Args:
        sizes: The cells of each part.
        part: The place of the part.
        by: How many cells it grows, or shrinks with a negative number, which the part after it
            has then, or of the last part the one before.
        least: Cells that each part keeps.
    """
    grown = tuple(sizes)
    last = len(grown) - 1
    if part < last:
        grown = with_edge_moved(grown, part, by, least)
    rest = by - (grown[part] - sizes[part])
    if part > 0 and rest and (by > 0 or part == last):
        grown = with_edge_moved(grown, part - 1, -rest, least)
    return grown


def shares_of(sizes: Sequence[int], shares: Sequence[int], shown: Sequence[int]) -> tuple[int, ...]:
    """Shares that come to these sizes; those not shown keep what they are to the others.

    Args:
        sizes: The cells of the parts that are shown.
        shares: The shares before, of all parts.
        shown: The places among them of the parts that are shown.
    """
    whole = sum(shares[place] for place in shown)
    scaled = [max(1, round(share * sum(sizes) / whole)) for share in shares]
    for place, size in zip(shown, sizes, strict=True):
        scaled[place] = max(1, size)
    return tuple(scaled)
