"""A paper that is imported: reading it, and the name that its meeting file could have."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from msgspec import Struct

from tui.i18n import _
from tui.papers.blocks import Block, UnreadablePaper
from tui.papers.found import Imported
from tui.papers.importing import import_paper
from tui.papers.reading import read_blocks, read_bytes
from tui.papers.writing import file_text
from tui.store.reading.loading import Loaded, parse
from tui.store.reading.source import Source

_OFTEN = 200
"""After so many pieces of the paper it is told how many there are."""


class Paper(Struct, frozen=True):
    """A paper to be imported.

    Attributes:
        path: Its file.
        language: The tag of its language; `""` to tell it from the text.
    """

    path: Path
    language: str = ""


class ReadPaper(Struct, frozen=True):
    """A paper as a meeting, in no file yet.

    Attributes:
        paper: The paper.
        imported: What was found in it.
        loaded: The text of the meeting file, under the name that is proposed for it.
    """

    paper: Paper
    imported: Imported
    loaded: Loaded


class Cancelled(Exception):  # noqa: N818 -- the user's wish, and no fault
    """Nobody waits for the paper any more."""


def read_paper(
    paper: Paper, told: Callable[[int], object], is_cancelled: Callable[[], bool]
) -> ReadPaper:
    """Reads a paper and finds the meeting that it describes.

    Args:
        paper: The paper.
        told: Told now and then how many pieces of the paper were read.
        is_cancelled: Whether nobody waits for it any more.

    Raises:
        UnreadablePaper: It cannot be read, or describes no meeting.
        Cancelled: Nobody waits for it any more.
    """

    def counted(blocks: Iterator[Block]) -> Iterator[Block]:
        for number, block in enumerate(blocks, 1):
            if number % _OFTEN == 0:
                if is_cancelled():
                    raise Cancelled
                told(number)
            yield block

    imported = import_paper(counted(read_blocks(read_bytes(paper.path))), paper.language)
    text = file_text(imported.meeting, imported.guesses)
    path = proposed_path(paper.path)
    loaded = Loaded(Source(path, text), parse(text, folder=path.parent))
    if loaded.meeting is None:
        raise UnreadablePaper(_("no meeting file can be made of it"))
    return ReadPaper(paper, imported, loaded)


def proposed_path(paper: Path) -> Path:
    """The name of a meeting file beside its paper: one that nothing has yet."""
    plain = paper.with_suffix(".toml")
    if not plain.exists():
        return plain
    return next(
        path
        for number in count(2)
        if not (path := plain.with_name(f"{plain.stem}-{number}.toml")).exists()
    )
