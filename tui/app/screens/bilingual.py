"""What a screen needs to show its meeting in two languages, and to go over to the other one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.messages import TranslationWanted
from tui.app.panes.annotation import AnnotationPane
from tui.app.screens.searching import SearchingScreen
from tui.app.view import MeetingView
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.panes.bilingual import Translation
    from tui.app.translations import OtherPlace

_GUTTER = 7
"""Cells that two columns need besides their texts."""


class BilingualScreen(SearchingScreen):
    """A screen that knows the translations of its meeting. A subclass shows the meeting."""

    _translation: "Translation | None" = None
    _tag = ""
    """The language tag of the translation that is shown beside, or was last."""
    _came_from = ""
    """The pane that had the focus, where the annotation is read alone because of the translation."""

    @property
    def is_bilingual(self) -> bool:
        """Whether the annotation stands in two languages."""
        return self._translation is not None

    @property
    def reading_column(self) -> int:
        """Cells of the column in which the annotation is read; twice as many for two languages."""
        one = super().reading_column
        return 2 * one + _GUTTER if self.is_bilingual else one

    def translation(self) -> "Translation | None":
        """The translation beside, as its file is now."""
        shown = self._translation
        if shown is None:
            return None
        from tui.store.translations.reading import read_translation  # noqa: PLC0415 -- seldom

        meeting = read_translation(shown.other.path)
        if isinstance(meeting, str):
            return shown
        if meeting is not shown.other.meeting or shown.own is not self.view:
            self._translation = self._made(shown.other.path) or shown
        return self._translation

    def _made(self, path: Path) -> "Translation | None":
        from tui.app.panes.bilingual import Translation  # noqa: PLC0415 -- not needed to start
        from tui.store.translations.reading import read_translation  # noqa: PLC0415 -- likewise

        meeting = read_translation(path)
        if isinstance(meeting, str):
            words = _("The translation {name} cannot be read: {reason}")
            self.say(words.format(name=path.name, reason=meeting))
            return None
        view = MeetingView(meeting, path, by_the_clock=self.view.by_the_clock)
        return Translation(self.view, view)

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command in ("translation.beside", "translation.switch") and not self._files():
            return _("This meeting names no translation that is there.")
        return super().why_not(command)

    def _files(self) -> dict[str, Path]:
        from tui.store.translations.reading import translation_files  # noqa: PLC0415 -- likewise

        return dict(translation_files(self.view.meeting, self.view.path))

    # Commands

    def action_side_by_side(self) -> None:
        """Shows the annotation in two languages, or in its own alone again."""
        if self.is_bilingual:
            self._end_translation()
        else:
            self._choose(self._show_beside)

    def action_switch_language(self) -> None:
        """Goes over to the same meeting in another language, at the same place."""
        self._choose(self._switch)

    def _choose(self, chosen: Callable[[str, Path], None]) -> None:
        files = self._files()
        if not files:
            self.say(self.why_not("translation.beside"))
        elif len(files) == 1:
            chosen(*next(iter(files.items())))
        else:
            from tui.app.editing.picker import Option, Picker  # noqa: PLC0415 -- not needed to start

            def picked(answer: tuple[str, ...] | None) -> None:
                if answer:
                    chosen(answer[0], files[answer[0]])

            options = [Option(tag, path.name, tag) for tag, path in files.items()]
            self.app.push_screen(Picker(_("which language"), options, [self._tag]), picked)

    def _show_beside(self, tag: str, path: Path) -> None:
        made = self._made(path)
        if made is None:
            return
        self._translation, self._tag = made, tag
        self._came_from = "" if self.is_reading else self.current_pane
        if self.is_reading:
            self.show_reading_column()
        else:
            self.action_read()
        self.show_annotation()

    def _end_translation(self) -> None:
        self._translation = None
        if self._came_from:
            self.action_pane(self._came_from)
            self._read(reads=False)
        else:
            self.show_reading_column()
        self.show_annotation()

    def _read(self, reads: bool) -> None:  # noqa: FBT001 -- its only argument
        if not reads and self.is_bilingual:
            # Whatever leaves the reading mode leaves the other language too.
            self._translation = None
            self.show_annotation()
        super()._read(reads)

    def show_annotation(self) -> None:
        """Shows the annotation of the selected item anew."""
        raise NotImplementedError

    def switch_search(self, query: str) -> None:
        """Goes over to another language, and goes on searching there."""
        self._choose(partial(self._switch, query=query))

    def _switch(self, tag: str, path: Path, query: str | None = None) -> None:
        self._tag = tag
        made = self._made(path)
        if made is not None:
            self.leave(partial(self._go_over, made, query))

    def _go_over(self, translation: "Translation", query: str | None) -> None:
        from tui.app.translations import Selected, other_place  # noqa: PLC0415 -- not needed to start

        selected = Selected(
            self.paragraph_seen, self._documents.document, self._schedule.place, self.is_bilingual
        )
        place = other_place(translation, self.remember_place(), selected)
        self.post_message(TranslationWanted(translation.other.path, place, query))

    @property
    def paragraph_seen(self) -> int:
        """The paragraph at the top of the annotation's pane, from 0."""
        return self.query_one(AnnotationPane).paragraph_seen

    def arrive(self, place: "OtherPlace", left: Path) -> None:
        """Goes where one was in another language.

        Args:
            place: The place.
            left: The file in that language.
        """
        self._documents.sort(place.order)
        self._agenda.fold_only(place.folded)
        self.go_to_item(place.item)
        if place.document >= 0:
            self._documents.select_document(place.document)
        if place.sitting[0] >= 0:
            self._schedule.select_place(*place.sitting)
        self.show_layout(off=place.off, zoomed=place.zoomed, reading=place.reading)
        self.action_pane(place.pane)
        if place.beside:
            files = self._files().items()
            tag = next((tag for tag, path in files if path.samefile(left)), "")
            if tag:
                self._show_beside(tag, left)
        self.call_after_refresh(self.query_one(AnnotationPane).go_to_paragraph, place.paragraph)
