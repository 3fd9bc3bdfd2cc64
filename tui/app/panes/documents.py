"""The documents: those before the selected item first, then all others."""

from tui.app.messages import ItemWanted
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row
from tui.app.widgets.spots import place_words
from tui.i18n import _, ngettext
from tui.meeting.model import Document
from tui.meeting.values import value_words


class _DocumentRows:
    """Rows of documents: those of the selected item, the others, a heading over each."""

    def __init__(self, view: MeetingView, own: tuple[int, ...], head: str) -> None:
        self._view = view
        mine = set(own)
        others = [index for index in range(len(view.meeting.documents)) if index not in mine]
        self.documents: list[int] = [*own]
        self._heads: dict[int, Part] = {}
        if not own and not others:
            self.documents = [-1]
            self._heads[0] = Part(_("No documents."), "dim", mark=False)
        elif head:
            words = (
                Part(_("For {head}").format(head=head), "heading")
                if own
                else Part(_("None for {head}.").format(head=head), "dim")
            )
            self.documents = [-1, *own]
            self._heads[0] = words._replace(mark=False)
            if others:
                self._heads[len(self.documents)] = Part(_("Other documents"), "heading", mark=False)
                self.documents.append(-1)
        self.own = range(1, 1 + len(own)) if own else range(0)
        self.count = len(own) + len(others)
        self.documents += others

    def __len__(self) -> int:
        return len(self.documents)

    def row(self, index: int) -> Row:
        if index in self._heads:
            heading = self._heads[index]
            return Row((heading,), selectable=False, heading=True, gap=int(heading.style == "dim"))
        position = self.documents[index]
        document = self._view.meeting.documents[position]
        parts = [Part(document.name, "symbol" if document.symbol else "title")]
        if document.symbol and document.title:
            parts.append(Part(document.title))
        if document.description and (
            not document.title or document.title not in document.description
        ):
            parts.append(Part(document.description))
        remark = _remark(self._view, position, document)
        if remark:
            parts.append(Part(remark, "dim", mark=False))
        return Row(tuple(parts), gap=1)

    def place(self, index: int) -> int:
        """Which document from the top a row is, from 1."""
        return index + 1 - sum(heading < index for heading in self._heads)

    def selectable(self, index: int) -> bool:
        return index not in self._heads


def _remark(view: MeetingView, position: int, document: Document) -> str:
    numbers = [view.full_label(item) for item in view.links.document_items[position]]
    return " · ".join(
        fact
        for fact in (
            value_words("documents", "kind", document.kind) if document.kind != "other" else "",
            document.submitted_by,
            value_words("documents", "status", document.status)
            if document.status != "issued"
            else "",
            ngettext("for item {numbers}", "for item {numbers}", len(numbers)).format(
                numbers=", ".join(numbers)
            )
            if numbers
            else "",
            _("offline: {languages}").format(languages=", ".join(document.files))
            if document.files
            else "",
        )
        if fact
    )


class DocumentsPane(RowList):
    """The documents of the meeting."""

    def __init__(self) -> None:
        super().__init__(id="documents")
        self._view: MeetingView | None = None
        self._rows: _DocumentRows | None = None
        self._item = OVERVIEW

    @property
    def document(self) -> int:
        """The position of the selected document, or -1."""
        return self._rows.documents[self.cursor] if self._rows and self.cursor >= 0 else -1

    def where_words(self) -> str:
        """How many documents there are, and which of them is selected if not all are seen."""
        if self._rows is None or not self._rows.count:
            return ""
        count = self._rows.count
        if self.is_all_seen or self.cursor < 0:
            return str(count)
        return place_words(self._rows.place(self.cursor), count)

    def show_item(self, view: MeetingView, item: int) -> None:
        """Shows the documents of an item first; with `OVERVIEW` all in the file's order."""
        self._view = view
        self._item = item
        own = () if item == OVERVIEW else view.links.documents(item)
        head = "" if item == OVERVIEW else view.item_words(item)
        self._rows = _DocumentRows(view, own, head)
        self.show_rows(self._rows)

    def beside(self, step: int) -> int | str:
        """The document seen below the selected one, or with -1 above, to move it there.

        Returns:
            Its position; else why there is none, with `{name}` for the selected document.
        """
        if self._rows is None or self._view is None or self.document < 0:
            return _("Nothing is selected here.")
        row = self.cursor + step
        if not 0 <= row < len(self._rows) or not self._rows.selectable(row):
            return (
                _("{name} is already last here.")
                if step > 0
                else _("{name} is already first here.")
            )
        other = self._rows.documents[row]
        if self._listed_under(other) != self._listed_under(self.document):
            return _("{name} stays here: the documents of an item are listed by its sub-items.")
        return other

    def _listed_under(self, document: int) -> int:
        """The sub-item for which a document stands among those of the selected item, or -1."""
        if self._view is None or self._item == OVERVIEW:
            return -1
        links = self._view.links
        below = links.outline.subtree(self._item)
        return next((item for item in below if document in links.own_documents[item]), -1)

    def select_document(self, position: int) -> None:
        """Selects a document; the last one if there are fewer."""
        if self._rows is not None and self._rows.count:
            position = min(position, self._rows.count - 1)
            self.select(self._rows.documents.index(position))

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """The selection's bar, else a dot beside the selected item's documents."""
        if row != self.cursor and line == 0 and self._rows is not None and row in self._rows.own:
            return "•", "linked"
        return super().row_sign(row, line)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter on a document goes to its item."""
        event.stop()
        if self._view is not None and self.document >= 0:
            name = self._view.meeting.documents[self.document].name
            self.post_message(ItemWanted(self._view.links.document_items[self.document], name))
