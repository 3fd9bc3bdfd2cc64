"""What the head of a paper says: the body, the meeting, its days and place, the paper's symbol."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tui.papers.language import PaperLanguage, plain, zones
from tui.papers.lines import Line, Use
from tui.papers.times import find_days
from tui.text.symbols import SYMBOL

_LONGEST = 200


class Head(Struct, frozen=True):
    """What stands above the list of items.

    Attributes:
        title: The meeting's name.
        body: The organ above it.
        session: Which of its meetings it is.
        document_title: What the paper is called.
        symbol: The paper's symbol.
        city: Where the meeting is.
        timezone: The city's zone, or `""`.
        first: The first day; None where the paper names none.
        last: The last day.
        introduction: The lines of text before the list.
    """

    title: str = ""
    body: str = ""
    session: str = ""
    document_title: str = ""
    symbol: str = ""
    city: str = ""
    timezone: str = ""
    first: date | None = None
    last: date | None = None
    introduction: tuple[Line, ...] = ()


def read_head(lines: Sequence[Line], language: PaperLanguage) -> Head:
    """Reads the lines above the list of items; each is marked where it is understood.

    Args:
        lines: The lines.
        language: The paper's language.
    """
    papers = {plain(word) for word in language.sections.paper}
    session_pattern = re.compile(language.session)
    names: list[str] = []
    session = document_title = symbol = city = ""
    first = last = None
    introduction: list[Line] = []
    for line in lines:
        if line.use is Use.FURNITURE and not symbol and SYMBOL.search(line.text):
            symbol = SYMBOL.search(line.text).group()  # type: ignore[union-attr]  # just seen
        if line.use is not Use.UNKNOWN:
            continue
        text = line.text.strip()
        days = find_days(text, language) if first is None else None
        if plain(text) in papers or plain(re.sub(r"[*†‡]+$", "", text)) in papers:
            document_title = re.sub(r"[*†‡]+$", "", text).strip()
        elif SYMBOL.match(text) and len(text) < _LONGEST // 4:
            symbol = symbol or SYMBOL.match(text).group()  # type: ignore[union-attr]  # just seen
        elif days is not None and days.last != date.min and len(text) < _LONGEST:
            first, last = days.first, days.last
            city = _city(f"{text[: days.span[0]]} {text[days.span[1] :]}", language)
        elif (
            not session
            and session_pattern.search(text)
            and len(text) < _LONGEST // 2
            and names
            and len(session_pattern.search(text).group()) > 0.6 * len(text)  # type: ignore[union-attr]
        ):
            session = text
        elif len(text) <= _LONGEST and first is None and not document_title:
            names.append(text)
        elif len(text) > _LONGEST // 4:
            introduction.append(line)
            line.use = Use.INTRODUCTION
            continue
        else:
            continue
        line.use = Use.HEAD
    names = _joined_names(names)
    title = names[-1] if names else ""
    body = names[-2] if len(names) > 1 else ""
    return Head(
        title, body, session, document_title, symbol, city,
        zones().get(plain(city), ""), first, last, tuple(introduction),
    )  # fmt: skip


def _joined_names(names: Sequence[str]) -> list[str]:
    """Names that a line end has cut are one: the second begins with a small letter."""
    found: list[str] = []
    for name in names:
        if found and name[:1].islower():
            found[-1] = f"{found[-1]} {name}"
        else:
            found.append(name)
    return [name for name in found if not re.fullmatch(r"[\W\d]+", name)]


def _city(text: str, language: PaperLanguage) -> str:
    """The city beside the days: one that is known, else the first words."""
    parts = [part.strip() for part in re.split(r"[,，،;；()（）]|\s{2,}", text) if part.strip()]
    for part in parts:
        if plain(part) in zones():
            return part
    words = [
        part
        for part in parts
        if not any(sign.isdigit() for sign in part)
        and len(part) < 40  # noqa: PLR2004 -- a name
        and not _is_weekday(part, language)
        and part[:1].isalpha()
    ]
    return words[0] if words and (words[0][:1].isupper() or language.tag in ("zh", "ar")) else ""


def _is_weekday(text: str, language: PaperLanguage) -> bool:
    names = {plain(name) for each in language.weekdays for name in each.split("|")}
    return plain(text) in names
