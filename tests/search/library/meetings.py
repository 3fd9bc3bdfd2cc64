"""Small meetings to fill folders with."""

from pathlib import Path

import tomli_w

from tui.search.library.library import Library


def write_meeting(
    path: Path,
    title: str = "A meeting",
    annotation: str = "Nothing of note.",
    *,
    day: str = "2024-03-04",
    number: str = "1",
    symbol: str = "A/1/1",
) -> None:
    """Writes a meeting of one item and one document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = tomli_w.dumps(
        {
            "format": 1,
            "agenda": [{"number": number, "title": title, "annotation": annotation}],
            "documents": [{"symbol": symbol, "title": "Report"}],
        }
    )
    about = f'title = "{path.stem}"\nlanguage = "en"\nstart = {day}\nend = {day}\n'
    body = 'body = "The body"\ncity = "Vienna"\n'
    # Surrogates are no text, and in no file.
    whole = text + f"\n[meeting]\n{about}{body}"
    path.write_bytes(whole.encode(errors="replace"))


def names(library: Library) -> list[str]:
    """The files of the meetings that a library lists, in its order."""
    return [str(entry.name) for entry in library.entries() if not entry.problem]


def found(library: Library, query: str) -> list[str]:
    """The files in which a library finds something, in its order."""
    return [str(hits.entry.name) for hits in library.find(query)]


def refreshed(folder: Path, cache: Path) -> Library:
    """The library of a folder, brought up to date."""
    library = Library(folder, cache)
    for _ in library.refresh():
        pass
    return library
