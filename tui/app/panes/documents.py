"""The documents: those before the selected item first, then all others."""

from collections.abc import Sequence

from tui.app.messages import ItemWanted
from tui.app.panes.marked import with_signs
from tui.app.panes.noted import note_parts
from tui.app.panes.order import Order
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.match import Finder
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row
from tui.app.widgets.spots import place_words
from tui.i18n import _, ngettext
from tui.i18n.joining import listed
from tui.meeting.model import Document
from tui.meeting.values import value_words
from tui.store.reading.files import named_file
from tui.text.symbols import symbol_key


class _DocumentRows:
    """Rows of documents: those of the selected item, the others, a heading over each group.

    What has been superseded comes last, in the documents of the selected item too.

    Args:
        view: The meeting.
        own: The documents of the selected item.
        head: What the item is called; `""` for the meeting as such.
        order: The order of the documents.
        find: What finds the matches of the search; a document shows its address where one is in it.
    """

    def __init__(
        self,
        view: MeetingView,
        own: tuple[int, ...],
        head: str,
        order: Order,
        find: Finder | None,
    ) -> None:
        self._view = view
        self.find = find
        self.documents: list[int] = []
        self._heads: dict[int, Part] = {}
        documents = view.meeting.documents
        self.old = old = _superseded(documents)
        own = tuple(sorted(self._sorted(own, order), key=old.__contains__))
        mine = set(own)
        others = [index for index in range(len(documents)) if index not in mine]
        last = self._sorted([index for index in others if index in old], order)
        others = [index for index in others if index not in old]
        self.count = len(documents)
        if head and documents:
            words = (
                Part(_("For {head}").format(head=head), "heading")
                if own
                else Part(_("None for {head}.").format(head=head), "dim")
            )
            self._group(words, own)
        self.own = range(1, 1 + len(own)) if own else range(0)
        if order is Order.ITEM:
            self._by_item(others)
        elif others:
            heading = Part(_("Other documents"), "heading") if head else None
            self._group(heading, self._sorted(others, order))
        if last:
            self._group(Part(_("Superseded"), "heading"), last)
        if not documents:
            self._group(Part(_("No documents."), "dim"), ())

    def _group(self, heading: Part | None, documents: Sequence[int]) -> None:
        if heading is not None:
            self._heads[len(self.documents)] = heading._replace(mark=False)
            self.documents.append(-1)
        self.documents += documents

    def _sorted(self, documents: Sequence[int], order: Order) -> tuple[int, ...]:
        if order is not Order.SYMBOL:
            return tuple(documents)
        names = self._view.meeting.documents
        return tuple(
            sorted(
                documents,
                # Those without a symbol come last, by their titles.
                key=lambda at: (not names[at].symbol, symbol_key(names[at].name)),
            )
        )

    def _by_item(self, documents: Sequence[int]) -> None:
        """Groups by the first item that each names; those of none at the end."""
        groups: dict[int, list[int]] = {}
        count = len(self._view.meeting.agenda)
        for index in documents:
            items = self._view.links.document_items[index]
            groups.setdefault(min(items, default=count), []).append(index)
        for item, group in sorted(groups.items()):
            if item < count:
                words = _("For {head}").format(head=self._view.item_words(item))
            else:
                words = _("For no item")
            self._group(Part(words, "heading"), group)

    def __len__(self) -> int:
        return len(self.documents)

    def row(self, index: int) -> Row:
        if index in self._heads:
            heading = self._heads[index]
            return Row((heading,), selectable=False, heading=True, gap=int(heading.style == "dim"))
        position = self.documents[index]
        document = self._view.meeting.documents[position]
        name = Part(document.name, "symbol" if document.symbol else "title")
        parts = [with_signs(name, self._view, "documents", position)]
        if document.symbol and document.title:
            parts.append(Part(document.title))
        if document.description and (
            not document.title or document.title not in document.description
        ):
            parts.append(Part(document.description))
        remark = _remark(self._view, position, document, self.old.get(position))
        if remark:
            by = document.submitted_by
            parts.append(Part(remark, "dim", searched=by, mark=bool(by)))
        if self.find is not None and _matches_address(document, self.find):
            parts.append(Part(document.url, "dim"))
        parts += note_parts(self._view, "documents", position)
        return Row(tuple(parts), gap=1)

    def place(self, index: int) -> int:
        """Which document from the top a row is, from 1."""
        return index + 1 - sum(heading < index for heading in self._heads)

    def selectable(self, index: int) -> bool:
        return index not in self._heads


def _superseded(documents: Sequence[Document]) -> dict[int, str]:
    """What is said to be superseded, or is so by another document: positions, and by what if known."""
    by = {
        document.supersedes: document.name
        for document in documents
        if document.supersedes and document.supersedes != document.symbol
    }
    return {
        at: by.get(document.symbol, "")
        for at, document in enumerate(documents)
        if document.status == "superseded" or (document.symbol and document.symbol in by)
    }


def _remark(view: MeetingView, position: int, document: Document, newer: str | None) -> str:
    """What else there is to say of a document; `newer` is what supersedes it, None for nothing."""
    numbers = [view.full_label(item) for item in view.links.document_items[position]]
    folder = view.path.parent
    there = [tag for tag, name in document.files.items() if named_file(name, folder)]
    gone = [tag for tag in document.files if tag not in there]
    return " · ".join(
        fact
        for fact in (
            value_words("documents", "kind", document.kind) if document.kind != "other" else "",
            document.submitted_by,
            _("superseded by {name}").format(name=newer) if newer else "",
            value_words("documents", "status", document.status)
            if document.status != "issued" and not newer
            else "",
            ngettext("for item {numbers}", "for item {numbers}", len(numbers)).format(
                numbers=listed(numbers)
            )
            if numbers
            else "",
            _("offline: {languages}").format(languages=", ".join(there)) if there else "",
            _("no copy there: {languages}").format(languages=", ".join(gone)) if gone else "",
        )
        if fact
    )


def _matches_address(document: Document, find: Finder) -> bool:
    # Who marks matches has searched, so this is imported already.
    from tui.search.records import searched_address  # noqa: PLC0415

    return bool(document.url) and bool(find(searched_address(document)))


class DocumentsPane(RowList):
    """The documents of the meeting."""

    def __init__(self) -> None:
        super().__init__(id="documents")
        self._view: MeetingView | None = None
        self._rows: _DocumentRows | None = None
        self._item = OVERVIEW
        self._find: Finder | None = None
        self._order = Order.FILE

    def sort(self, order: Order) -> None:
        """Puts the documents into another order; the one that is selected stays so."""
        self._order = order
        selected = self.document
        if self._view is not None:
            self.show_item(self._view, self._item)
        if selected >= 0:
            self.select_document(selected)

    @property
    def order(self) -> Order:
        """The order of the documents."""
        return self._order

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
        self._rows = self._rows_of(view, item)
        self.show_rows(self._rows)

    def mark(self, find: Finder | None) -> None:
        """Marks what a search matches; also in addresses, which are shown where it does."""
        self._find = find
        if self._rows is not None:
            self._rows.find = find
        super().mark(find)

    def _rows_of(self, view: MeetingView, item: int) -> _DocumentRows:
        own = () if item == OVERVIEW else view.links.documents(item)
        head = "" if item == OVERVIEW else view.item_words(item)
        return _DocumentRows(view, own, head, self._order, self._find)

    def beside(self, step: int) -> int | str:
        """The document seen below the selected one, or with -1 above, to move it there.

        Returns:
            Its position; else why there is none, with `{name}` for the selected document.
        """
        if self._rows is None or self._view is None or self.document < 0:
            return _("Nothing is selected here.")
        if self._order is not Order.FILE:
            return _("{name} stays here: the documents are sorted.")
        row = self.cursor + step
        if not 0 <= row < len(self._rows) or not self._rows.selectable(row):
            return (
                _("{name} is already last here.")
                if step > 0
                else _("{name} is already first here.")
            )
        other = self._rows.documents[row]
        old = self._rows.old
        if (other in old) is not (self.document in old):
            return _("{name} stays here: what is superseded comes last.")
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
