"""Papers made for the tests, in the kinds of file that are read."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

import arabic_reshaper
from bidi import algorithm

from tui.text.cells import cell_width

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*pairs: tuple[str, str, str]) -> str:
    """A part of relations: the id, the kind and the target of each."""
    outside = ' TargetMode="External"'
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/{kind}" Target="{escape(target)}"'
        + (outside if "://" in target else "")
        + "/>"
        for name, kind, target in pairs
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def paragraph(
    text: str, *, style: str = "", listed: tuple[int, int] | None = None, more: str = ""
) -> str:
    """A paragraph of a DOCX: with a style, in a list at a level, and with elements besides."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed is not None:
        properties += (
            f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
        )
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{more}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of a DOCX."""
    inner = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{inner}</w:tbl>"


def numbering(*lists: Sequence[tuple[str, str]]) -> str:
    """A part of lists, each of levels with their format and their text."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">'
        + "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for at, levels in enumerate(lists)
    )
    numbers = "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(len(lists))
    )
    return f'<?xml version="1.0"?><w:numbering {W}>{kinds}{numbers}</w:numbering>'


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of a body; parts by their names in the folder of the document, without their ending."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations(("r1", "officeDocument", "word/document.xml")))
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} {R}><w:body>{body}</w:body>'
            "</w:document>",
        )
        kinds = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
        known = [
            (
                f"p{at}",
                kinds.get(name, "header" if name.startswith("header") else name),
                f"{name}.xml",
            )
            for at, name in enumerate(parts)
            if name != "rels"
        ]
        archive.writestr(
            "word/_rels/document.xml.rels",
            parts.get("rels") or relations(*known),
        )
        for name, text in parts.items():
            if name != "rels":
                archive.writestr(f"word/{name}.xml", text)
    return data.getvalue()


Line = tuple[float, float, str]
"""A line of a PDF: cells from the left and from the top of the page, in points, and its text."""


def pdf(pages: Iterable[Sequence[Line]], *, size: float = 10.0, encrypted: bool = False) -> bytes:
    """A PDF of lines, in any script; its font is nowhere, but its text can be had."""
    objects: list[bytes] = []

    def add(text: bytes) -> int:
        objects.append(text)
        return len(objects)

    pages = list(pages)
    signs = sorted({sign for page in pages for _x, _y, text in page for sign in text})
    codes = {sign: at for at, sign in enumerate(signs, 1)}
    mapping = "\n".join(
        f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items()
    )
    chunks = mapping.split("\n")
    ranges = "".join(
        f"{len(chunks[at : at + 100])} beginbfchar\n"
        + "\n".join(chunks[at : at + 100])
        + "\nendbfchar\n"
        for at in range(0, len(chunks), 100)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{ranges}endcmap end end"
    ).encode()
    widths = " ".join(f"{code} [{500 * max(1, cell_width(sign))}]" for sign, code in codes.items())
    unicode = add(b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap))
    inner = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /DW 500 /W [" + widths.encode() + b"]"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 800]"
        b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts"
        b" [%d 0 R] /ToUnicode %d 0 R >>" % (inner, unicode)
    )
    tree = len(objects) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        content = b"".join(
            b"BT /F %g Tf %g %g Td <%s> Tj ET\n"
            % (size, x, 800 - y, "".join(f"{codes[sign]:04x}" for sign in text).encode())
            for x, y, text in page
        )
        stream = add(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources"
                b" << /Font << /F %d 0 R >> >> >>" % (tree, stream, font)
            )
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids)))
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    extra = b""
    if encrypted:
        lock = add(
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"00" * 32, b"11" * 32)
        )
        extra = b" /Encrypt %d 0 R /ID [<00> <00>]" % lock
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root %d 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        extra,
        start,
    )
    return bytes(out)


def set_lines(
    lines: Iterable[str], *, left: float = 72, leading: float = 14, most: int = 50
) -> list[list[Line]]:
    """Lines set one below the other, page after page; an empty one leaves its place free."""
    pages: list[list[Line]] = [[]]
    at = 0
    for line in lines:
        if at == most:
            pages.append([])
            at = 0
        if line:
            indent = len(line) - len(line.lstrip())
            pages[-1].append((left + indent * 5, 60 + at * leading, line.strip()))
        at += 1
    return pages


_PAGE = 56
"""Lines of a page."""
_COLUMN = 5.0
"""How wide a column is, in points."""
_WIDTH = 595
_SHAPER = arabic_reshaper.ArabicReshaper(configuration={"delete_harakat": False})


def set_as_typed(text: str) -> list[list[Line]]:
    """A text as pages on which all stands where it does in the text.

    Arabic is set as PDFs have it: from the right, as what is seen from left to right, in the forms
    that letters take beside each other.
    """
    turned = sum("\u0600" <= sign <= "\u06ff" for sign in text) > len(text) / 4
    pages: list[list[Line]] = [[]]
    place = 0
    for line in text.split("\n"):
        if place == _PAGE:
            pages.append([])
            place = 0
        for cell in re.finditer(r"\S+(?: \S+)*", line):
            across = 40 + _COLUMN * cell_width(line[: cell.start()])
            words = cell.group()
            if turned:
                words = str(algorithm.get_display(_SHAPER.reshape(words), base_dir="R"))
                across = _WIDTH - across - _COLUMN * sum(max(1, cell_width(sign)) for sign in words)
            pages[-1].append((across, 50 + place * 13, words))
        place += 1
    return pages
