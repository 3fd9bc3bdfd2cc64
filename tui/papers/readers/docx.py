"""Reading DOCX (Office Open XML): paragraphs with their automatic numbers, and real tables."""

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tui.i18n import _
from tui.papers.blocks import MOST_TEXT, Block, BlockKind, UnreadablePaper
from tui.papers.readers.docx_words import DEEPEST, Words
from tui.papers.readers.docx_xml import attribute, child_of, is_on, tag, value_of
from tui.papers.readers.numbering import Level, Numbering
from tui.papers.readers.plain import one_line

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, LookupError, ValueError, OverflowError, OSError),
)
"""What the archive of a damaged file leads to."""

_MOST_PARTS = 20_000
_MOST_OF_PART = 4 * MOST_TEXT
_HEADING = re.compile(r"(?:heading|titre|título|заголовок|标题|عنوان)\s*(\d)", re.IGNORECASE)
_APART = re.compile(r" *\t[ \t]*| {2,}")
"""What parts cells in a paragraph: people set tables with tabs and blanks."""
_TWIPS_AN_EM = 240
_PIECE = 1 << 16


def read_docx(data: bytes) -> Iterator[Block]:
    """The paragraphs and the rows of a document.

    Args:
        data: The file.

    Raises:
        UnreadablePaper: It is damaged, encrypted, no document, or a trap.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.namelist()) > _MOST_PARTS:
                raise UnreadablePaper(_("the file has more parts than any document"))
            yield from _Document(archive).blocks()
    except _DAMAGE:
        raise UnreadablePaper(
            _("the file is damaged; open it in a word processor, and save it anew")
        ) from None
    except RuntimeError:
        # What zipfile raises where a part needs a password.
        raise UnreadablePaper(_("the file is encrypted; save it without a password")) from None


class _Document:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self._left = _MOST_OF_PART
        main = self._main_part()
        self._folder = posixpath.dirname(main)
        root = self._parsed(main)
        if root is None:
            raise UnreadablePaper(_("the file is no DOCX document"))
        self._root = root
        relations = self._relations(main)
        self._targets = {name: target for name, (_kind, target) in relations.items()}
        kinds = dict(relations.values())
        self._headers = [target for kind, target in relations.values() if kind == "header"]
        self._styles = self._read_styles(kinds.get("styles", ""))
        self._numbering = self._read_numbering(kinds.get("numbering", ""))
        self._notes = kinds.get("footnotes", "")
        self._count = 0
        self._size = 0

    # Parts

    def _main_part(self) -> str:
        relations = self._relations("")
        for kind, target in relations.values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for each in root if root is not None else ():
            target = each.get("Target", "")
            kind = each.get("Type", "").rpartition("/")[2]
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[each.get("Id", "")] = (kind, target)
        return found

    def _parsed(self, name: str) -> ET.Element | None:
        """A part as a tree; None where there is none. Nothing in it is ever expanded."""
        if name not in self._names:
            return None
        with self._archive.open(name) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadablePaper(_("the file unpacks to more than any document holds"))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            # No program writes one; who did it by hand has something in mind.
            raise UnreadablePaper(_("the file has a document type in it, as no DOCX has"))
        # Piece by piece, so that who reads in a thread leaves room for others.
        parser = ET.XMLParser()  # noqa: S314 -- without a document type there is nothing to expand
        try:
            for at in range(0, len(data), _PIECE):
                parser.feed(data[at : at + _PIECE])
            return parser.close()
        except (ET.ParseError, ValueError):
            raise UnreadablePaper(
                _("the file is damaged; open it in a word processor, and save it anew")
            ) from None

    def _read_styles(self, name: str) -> dict[str, "_Style"]:
        root = self._parsed(name) if name else None
        styles: dict[str, _Style] = {}
        for each in root if root is not None else ():
            if tag(each) != "style":
                continue
            title = value_of(child_of(each, "name"))
            level = value_of(child_of(each, "pPr", "outlineLvl"))
            heading = _HEADING.match(title)
            depth = int(heading[1]) if heading else 0
            if level.isdecimal() and int(level) < 9:  # noqa: PLR2004 -- 9 is the body's
                depth = int(level) + 1
            styles[attribute(each, "styleId")] = _Style(
                value_of(child_of(each, "basedOn")),
                depth,
                _numbered(child_of(each, "pPr", "numPr")),
                is_on(child_of(each, "rPr", "b")),
                value_of(child_of(each, "pPr", "jc")) == "center",
            )
        return styles

    def _read_numbering(self, name: str) -> Numbering:
        root = self._parsed(name) if name else None
        kinds: dict[str, dict[int, Level]] = {}
        lists: dict[str, dict[int, Level]] = {}
        same: dict[str, str] = {}
        begins: dict[str, dict[int, int]] = {}
        for each in root if root is not None else ():
            if tag(each) == "abstractNum":
                kinds[attribute(each, "abstractNumId")] = _levels(each)
            elif tag(each) == "num":
                own = attribute(each, "numId")
                kind = value_of(child_of(each, "abstractNumId"))
                lists[own] = dict(kinds.get(kind, {}))
                same[own] = kind
                for over in each:
                    if tag(over) == "lvlOverride":
                        depth = _number(attribute(over, "ilvl"))
                        lists[own] |= _levels(over)
                        start = value_of(child_of(over, "startOverride"))
                        if start.isdecimal():
                            begins.setdefault(own, {})[depth] = int(start)
        return Numbering(lists, same, begins)

    # The text

    def blocks(self) -> Iterator[Block]:
        """What stands above every page, the body, and the notes."""
        for header in dict.fromkeys(self._headers):
            root = self._parsed(header)
            for block in self._of(root, 0) if root is not None else ():
                yield _as(block, BlockKind.FURNITURE)
        body = child_of(self._root, "body")
        if body is not None:
            yield from self._of(body, 0)
        notes = self._parsed(self._notes) if self._notes else None
        for note in notes if notes is not None else ():
            if attribute(note, "type"):
                continue
            words = " ".join(block.text for block in self._of(note, 0))
            if words:
                yield self._block(BlockKind.FOOTNOTE, words, number=attribute(note, "id"))

    def _of(self, parent: ET.Element, depth: int) -> Iterator[Block]:
        if depth > DEEPEST:
            raise UnreadablePaper(_("the file is nested more deeply than any document"))
        for child in parent:
            match tag(child):
                case "p":
                    yield from self._paragraph(child, depth)
                case "tbl":
                    yield from self._table(child, depth)
                case "sdt":
                    content = child_of(child, "sdtContent")
                    if content is not None:
                        yield from self._of(content, depth + 1)
                case "AlternateContent":
                    choice = next(iter(child), None)
                    if choice is not None:
                        yield from self._of(choice, depth + 1)
                case "ins" | "moveTo" | "smartTag" | "customXml" | "txbxContent":
                    yield from self._of(child, depth + 1)

    def _paragraph(self, paragraph: ET.Element, depth: int) -> Iterator[Block]:
        words = Words(self._targets)
        words.read(paragraph, depth)
        for box in words.boxes:
            yield from self._of(box, depth + 1)
        properties = child_of(paragraph, "pPr")
        style = value_of(child_of(paragraph, "pPr", "pStyle"))
        text = one_line("".join(words.text))
        cells = tuple(cell for cell in _APART.split("".join(words.text).strip()) if cell)
        listed = _numbered(child_of(paragraph, "pPr", "numPr")) or self._style(style).numbered
        number = ""
        if listed is not None and (text or words.any):
            number = self._numbering.next(*listed)
        if not text:
            # It parts what is above it from what is below, where a text was pasted line by line.
            yield Block(BlockKind.BLANK, "", self._count)
            return
        level = self._style(style).level
        outline = value_of(child_of(paragraph, "pPr", "outlineLvl"))
        if outline.isdecimal() and int(outline) < 9:  # noqa: PLR2004 -- 9 is the body's
            level = int(outline) + 1
        centred = (
            value_of(child_of(paragraph, "pPr", "jc")) == "center" or self._style(style).centred
        )
        indent = 0.0
        if properties is not None:
            left = child_of(properties, "ind")
            for key in ("left", "start"):
                value = attribute(left, key) if left is not None else ""
                indent = int(value) / _TWIPS_AN_EM if value.isdecimal() else indent
        bold = words.bold or (self._style(style).bold and not words.plain)
        yield self._block(
            BlockKind.HEADING if level else BlockKind.PARAGRAPH,
            text,
            number=number,
            level=level or (listed[1] + 1 if listed and number else 0),
            cells=cells if len(cells) > 1 else (),
            indent=indent,
            bold=bold,
            centred=centred,
            links=tuple(words.links),
        )

    def _style(self, name: str) -> "_Style":
        """A style with what it takes from those that it is based on."""
        found, seen = _Style(), set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            own = self._styles[name]
            found = _Style(
                own.based,
                found.level or own.level,
                found.numbered or own.numbered,
                found.bold or own.bold,
                found.centred or own.centred,
            )
            name = own.based
        return found

    def _table(self, table: ET.Element, depth: int) -> Iterator[Block]:
        for row in _rows(table):
            cells: list[str] = []
            links: list[str] = []
            for each in row:
                cell = child_of(each, "sdtContent", "tc") if tag(each) == "sdt" else each
                if cell is None or tag(cell) != "tc":
                    continue
                inside = list(self._of(cell, depth + 1))
                words = [f"{block.number} {block.text}".strip() for block in inside]
                cells.append("\n".join(words))
                links += [link for block in inside for link in block.links]
            text = " ".join(" ".join(cells).split())
            if text:
                yield self._block(BlockKind.ROW, text, cells=tuple(cells), links=tuple(links))

    def _block(self, kind: BlockKind, text: str, **more: object) -> Block:
        self._size += len(text)
        if self._size > MOST_TEXT:
            raise UnreadablePaper(_("it holds more text than any paper"))
        self._count += 1
        return Block(kind, text, self._count, **more)  # type: ignore[arg-type]  # fields of a block


class _Style:
    """What a paragraph has from its style."""

    def __init__(
        self,
        based: str = "",
        level: int = 0,
        numbered: tuple[str, int] | None = None,
        bold: bool = False,  # noqa: FBT001, FBT002 -- fields
        centred: bool = False,  # noqa: FBT001, FBT002 -- likewise
    ) -> None:
        self.based = based
        self.level = level
        self.numbered = numbered
        self.bold = bold
        self.centred = centred


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for child in table:
        if tag(child) == "tr":
            if child_of(child, "trPr", "del") is None:
                yield child
        elif tag(child) in ("sdt", "ins", "customXml"):
            inner = child_of(child, "sdtContent") if tag(child) == "sdt" else child
            if inner is not None:
                yield from (each for each in inner if tag(each) == "tr")


def _levels(parent: ET.Element) -> dict[int, Level]:
    levels = {}
    for each in parent:
        if tag(each) == "lvl":
            start = value_of(child_of(each, "start"))
            levels[_number(attribute(each, "ilvl"))] = Level(
                int(start) if start.isdecimal() else 1,
                value_of(child_of(each, "numFmt")) or "decimal",
                value_of(child_of(each, "lvlText")),
            )
    return levels


def _numbered(properties: ET.Element | None) -> tuple[str, int] | None:
    """The list and the level of a paragraph; None where it is in none."""
    if properties is None:
        return None
    name = value_of(child_of(properties, "numId"))
    return (name, _number(value_of(child_of(properties, "ilvl")))) if name and name != "0" else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004 -- no level


def _as(block: Block, kind: BlockKind) -> Block:
    return Block(kind, block.text, block.line, links=block.links, cells=block.cells)
