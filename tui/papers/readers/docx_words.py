"""What a paragraph of a DOCX says: its words, its addresses, and the boxes that are drawn in it."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from tui.i18n import _
from tui.papers.blocks import UnreadablePaper
from tui.papers.readers.docx_xml import RELATIONS, attribute, child_of, is_on, tag

_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
DEEPEST = 200
"""Elements within elements, at most."""


class Words:
    """The words of a paragraph, without what was deleted, what is hidden, and what fields compute."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self._targets = targets
        self.text: list[str] = []
        self.links: list[str] = []
        self.boxes: list[ET.Element] = []
        self.plain = False
        self.bold = False
        self.any = False
        self._fields: list[bool] = []

    def read(self, parent: ET.Element, depth: int) -> None:
        """Reads what is in an element."""
        if depth > DEEPEST:
            raise UnreadablePaper(_("the file is nested more deeply than any document"))
        for child in parent:
            match tag(child):
                case "r":
                    self._run(child, depth)
                case "hyperlink":
                    target = self._targets.get(child.get(f"{RELATIONS}id", ""), "")
                    if target.startswith(("http://", "https://")):
                        self.links.append(target)
                    self.read(child, depth + 1)
                case "del" | "moveFrom" | "pPr" | "rPr":
                    pass
                case _:
                    self.read(child, depth + 1)
        self.bold = self.bold and not self.plain

    def _run(self, run: ET.Element, depth: int) -> None:
        if is_on(child_of(run, "rPr", "vanish")):
            return
        before = len(self.text)
        self._pieces(run, depth)
        if "".join(self.text[before:]).strip():
            self.any = True
            if is_on(child_of(run, "rPr", "b")):
                self.bold = True
            else:
                self.plain = True

    def _pieces(self, run: ET.Element, depth: int) -> None:
        for child in run:
            match tag(child):
                case "t" if not self._in_code:
                    self.text.append(child.text or "")
                case "tab" | "br" | "cr" | "ptab" | "noBreakHyphen" as name:
                    self.text.append(_SIGNS.get(name, " "))
                case "fldChar":
                    self._field(attribute(child, "fldCharType"))
                case "footnoteReference" | "endnoteReference":
                    self.any = True
                case "AlternateContent" | "drawing" | "pict" | "object":
                    self._boxes(child, depth + 1)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    @property
    def _in_code(self) -> bool:
        """Whether what stands here says how to compute a text, and is none."""
        return any(self._fields)

    def _boxes(self, parent: ET.Element, depth: int) -> None:
        """Finds the text boxes that are drawn here; of two ways to draw one, the first counts."""
        if depth > DEEPEST:
            return
        for child in parent:
            if tag(child) == "txbxContent":
                self.boxes.append(child)
            elif tag(child) != "Fallback":
                self._boxes(child, depth + 1)
