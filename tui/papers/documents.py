"""The documents that a paper lists under its items, or cites in their annotations."""

import re
from collections.abc import Mapping, Sequence

from tui.meeting.model import Document
from tui.papers.language import PaperLanguage, plain
from tui.text.symbols import SYMBOL, URL

_SENTENCES = re.compile(r"(?<=[。！？])\s*|(?<=[.!?؟])\s+")
_AROUND_SYMBOL = " ()（）[]，,.。;；:：–—-"
_LONGEST_TITLE = 400
_LETTERS_OF_TITLE = 6
_SHORT_WORD = 8
"""A word of fewer letters is a part of others: it must be the whole text."""


def listed_documents(
    paragraphs: Sequence[str], item: str, addresses: Mapping[str, str], language: PaperLanguage
) -> list[Document]:
    """The documents of paragraphs that list them, one each, or several where they have symbols.

    Args:
        paragraphs: What stands under the heading for documents.
        item: The number of the item.
        addresses: The address of each symbol.
        language: The paper's language.
    """
    found = []
    for paragraph in paragraphs:
        text = re.sub(r"^[•·●▪◦–—-]\s*", "", paragraph).strip()
        if not text or says_none(text, language):
            continue
        text = URL.sub("", text).strip() if not SYMBOL.search(text) else text
        symbols = _symbols(text)
        title = _title(text, symbols, language)
        if not symbols and not title:
            continue
        titles = [title] + [""] * (len(symbols) - 1)
        parts = _parts(text, symbols) if len(symbols) > 1 else []
        if sum(bool(part) for part in parts) > 1:
            titles = parts
        for symbol, each in zip(symbols or [""], titles, strict=True):
            found.append(_document(symbol, each, text, item, addresses, language))
    return found


def says_none(text: str, language: PaperLanguage) -> bool:
    """Whether a text says that there are no documents."""
    bare = plain(text)
    return any(
        bare == plain(word) if len(word) < _SHORT_WORD else plain(word) in bare
        for word in language.no_documents
    )


def cited_documents(
    paragraphs: Sequence[str],
    item: str,
    known: set[str],
    addresses: Mapping[str, str],
    language: PaperLanguage,
) -> list[Document]:
    """The documents that an annotation says are before the meeting, and no list has.

    A symbol counts where the paper gives its address, or its sentence calls it a document of some
    kind: others are resolutions, and papers of other meetings.
    """
    found = []
    for paragraph in paragraphs:
        for sentence in _SENTENCES.split(paragraph):
            for symbol in _symbols(sentence):
                kind = _kind(sentence, language)
                if symbol in known or not (addresses.get(symbol) or kind):
                    continue
                known.add(symbol)
                cited = _from_submitter(sentence, language).rstrip(" .。")
                found.append(
                    _document(symbol, _quoted(sentence, language), cited, item, addresses, language)
                )
    return found


def _document(  # noqa: PLR0917 -- what one is made of
    symbol: str,
    title: str,
    text: str,
    item: str,
    addresses: Mapping[str, str],
    language: PaperLanguage,
) -> Document:
    return Document(
        symbol=symbol,
        title=title,
        description=text if text not in (title, symbol) else "",
        kind=_kind(title, language) or _kind(text, language),  # type: ignore[arg-type]  # a key of the language's own table
        submitted_by=_submitter(text, language),
        items=(item,) if item else (),
        url=addresses.get(symbol, ""),
    )


_TAIL = re.compile(
    r"\s*(?:[,，、;]|\band\b|\bet\b|\by\b|\bи\b|و|和|及|与|&)\s*((?:Add|Corr|Rev|Amend)\.\s?\d+)"
)
"""What a symbol is followed by where its addenda are cited with it: `A/75/1 and Add.1`."""


def _symbols(text: str) -> list[str]:
    """The symbols of a text, in order, those among them that only say how they end: `and Corr.1`."""
    text = URL.sub(" ", text)
    found: list[str] = []
    for match in SYMBOL.finditer(text):
        found.append(match.group())
        at = match.end()
        while (tail := _TAIL.match(text, at)) is not None:
            found.append(f"{match.group()}/{tail[1].replace(' ', '')}")
            at = tail.end()
    return list(dict.fromkeys(found))


def _parts(text: str, symbols: Sequence[str]) -> list[str]:
    """The titles of several documents in one paragraph, where each has its own before its symbol."""
    titles: list[str] = []
    at = 0
    for symbol in symbols:
        begin = text.find(symbol, at)
        if begin < 0:
            # It is only said how it ends, and it is of the document before.
            titles.append("")
            continue
        between = re.sub(r"^[^(（]{0,40}[)）]", "", text[at:begin]) if at else text[at:begin]
        title = re.sub(r"^\s*(?:and|et|y|и|و|和)\s", " ", between).strip(_AROUND_SYMBOL)
        titles.append(title if sum(sign.isalpha() for sign in title) >= _LETTERS_OF_TITLE else "")
        at = begin + len(symbol)
    return titles


def _title(text: str, symbols: Sequence[str], language: PaperLanguage) -> str:
    quoted = _quoted(text, language)
    if quoted:
        return quoted
    bare = text
    for symbol in symbols:
        bare = bare.replace(symbol, "")
        bare = re.sub(rf"{_TAIL.pattern}", "", bare)
    bare = re.sub(r"[(（]\s*(?:[,，、;；]|\s|and|et|y|и|和|و)*[)）]", "", bare).strip(
        _AROUND_SYMBOL
    )
    return bare if len(bare) <= _LONGEST_TITLE else ""


def _quoted(text: str, language: PaperLanguage) -> str:
    """The first text in the outermost quotation marks."""
    for opening, closing in (tuple(pair) for pair in language.quotes):
        start = text.find(opening)
        if start < 0:
            continue
        depth, at = 0, start
        for at in range(start, len(text)):
            if text[at] == opening and (opening != closing or at == start):
                depth += 1
            elif text[at] == closing:
                depth -= 1
                if not depth:
                    break
        inner = text[start + 1 : at].strip()
        if not depth and inner:
            return inner.rstrip(",，")
    return ""


def _kind(text: str, language: PaperLanguage) -> str:
    folded = text.casefold()
    places = [
        (folded.find(word.casefold()), kind)
        for kind, words in language.kinds.items()
        for word in words
        if word.casefold() in folded
    ]
    return min(places)[1] if places else ""


def _submitter(text: str, language: PaperLanguage) -> str:
    folded = text.casefold()
    for word in language.submitters:
        at = folded.find(word.casefold())
        if at >= 0:
            found = text[at : at + len(word)]
            for article in ("the ", "le ", "la "):
                found = found[len(article) :] if found.casefold().startswith(article) else found
            return found
    return ""


def _from_submitter(sentence: str, language: PaperLanguage) -> str:
    """A sentence from its clause on that names who submits: what stands before is why."""
    if not language.is_chinese:
        return sentence
    word = _submitter(sentence, language)
    at = sentence.find(word) if word else -1
    comma = sentence.rfind("，", 0, at) if at > 0 else -1
    return sentence[at:] if at > 0 and comma == at - 1 else sentence
