"""The numbers that a word processor sets by itself, in the formats of Office Open XML (ECMA-376)."""

from collections.abc import Callable, Mapping

from msgspec import Struct

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = "〇一二三四五六七八九"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_MOST_ROMAN = 4000


class Level(Struct, frozen=True):
    """How a level of a list is numbered.

    Attributes:
        start: Its first number.
        form: The name of the format: `decimal`, `lowerLetter`, `bullet`.
        text: The number as printed, `%1` for that of the first level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""


class Numbering:
    """Counts the paragraphs of all lists of a file.

    Args:
        lists: For each list its levels, by their depth from 0.
        same: For each list what it is counted with: lists of one kind go on from each other.
        begins: For each list the levels at which it begins anew, with their first numbers.
    """

    def __init__(
        self,
        lists: Mapping[str, Mapping[int, Level]],
        same: Mapping[str, str],
        begins: Mapping[str, Mapping[int, int]],
    ) -> None:
        self._lists = lists
        self._same = same
        self._begins = begins
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, name: str, depth: int) -> str:
        """The number of the next paragraph of a list; `""` for a bullet or a list that is not known.

        Args:
            name: The list.
            depth: The level, from 0.
        """
        levels = self._lists.get(name, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._same.get(name, name), {})
        first = self._begins.get(name, {}).get(depth)
        if first is not None and (name, depth) not in self._begun:
            counts[depth] = first
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self._begun.add((name, depth))
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""
        text = level.text
        for each in range(depth + 1):
            form = levels.get(each, Level()).form
            number = counts.get(each, levels.get(each, Level()).start)
            text = text.replace(f"%{each + 1}", formatted(number, form))
        return text.strip()


def formatted(number: int, form: str) -> str:
    """A number in a format, by the name that Office Open XML has for it; figures for others."""
    way = _FORMS.get(form)
    return way(number) if way is not None and number > 0 else str(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        # a … z, aa … zz: the same letter again.
        return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)

    return write


def _roman(number: int) -> str:
    if number >= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _chinese(number: int) -> str:
    if number < 10:  # noqa: PLR2004 -- ten
        return _HAN[number]
    if number < 100:  # noqa: PLR2004 -- a hundred
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
    return "".join(_HAN[int(digit)] for digit in str(number))


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "arabicAbjad": _letters(_ABJAD),
    "arabicAlpha": _letters(_ALPHA),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_HAN[int(digit)] for digit in str(number)),
    "taiwaneseCounting": _chinese,
}
