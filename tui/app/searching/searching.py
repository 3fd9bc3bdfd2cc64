"""The search of the meeting that a screen shows: its hits, and going through them."""

import gc
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.app.commands.in_force import keymap_of
from tui.app.editing.work import LARGE
from tui.app.searching.search_screen import Choice, Elsewhere, SearchScreen
from tui.i18n import _
from tui.search.hits import Hits
from tui.search.records import Pane, Place, noted
from tui.search.search import Found, Search

if TYPE_CHECKING:
    from tui.app.places import Remembered
    from tui.app.screens.searching import SearchingScreen
    from tui.app.view import MeetingView
    from tui.store.notes import Placed


class Searching:
    """Opens the search, and goes through what it has found.

    Args:
        screen: The screen that shows the meeting.
    """

    def __init__(self, screen: "SearchingScreen") -> None:
        self._screen = screen
        self._search: Search | None = None
        self._private: Placed | None = None
        self._text = ""
        self._found: Found | None = None
        self._at = -1
        self._match = 0
        self._counts: list[int] = []

    @property
    def hits(self) -> Hits:
        """The hits that one goes through."""
        return self._found.hits if self._found is not None else Hits()

    @property
    def marks(self) -> bool:
        """Whether matches are marked in the panes."""
        return self._found is not None

    def open(self, text: str | None = None) -> None:
        """Opens the search beside the panes.

        Args:
            text: What stands in its line; by default, what was searched for last.
        """
        screen = self._screen
        headings = screen.view.headings
        words = {
            Pane.AGENDA: headings.agenda,
            Pane.ANNOTATION: headings.annotations,
            Pane.DOCUMENTS: headings.documents,
            Pane.SCHEDULE: headings.schedule,
            Pane.MEETING: _("The meeting"),
            Pane.NOTES: _("Private notes"),
        }
        before = screen.remember_place()
        here = screen.kept_place
        shown = SearchScreen(
            words,
            partial(self._preview, before=before),
            self._text if text is None else text,
            partial(screen.why_not, "translation.switch"),
        )

        def searched(choice: Choice | Elsewhere | None) -> None:
            screen.end_search()
            if isinstance(choice, Elsewhere):
                screen.call_after_refresh(self._go_over, choice, before)
            elif choice is None:
                screen.mark(self._found.query.find if self._found else None)
                screen.call_after_refresh(screen.go_back_to, before)
            else:
                screen.leave_place(here)
                self._text, self._at, self._match = choice.text, choice.chosen, 0
                self._take(choice.found)
                screen.mark(choice.found.query.find)
                screen.call_after_refresh(self._go)

        screen.begin_search()
        screen.app.push_screen(shown, searched)
        self._supply(shown)

    def _go_over(self, search: Elsewhere, before: "Remembered") -> None:
        """Goes on searching in another language, at the selected hit, or where one was."""
        choice = search.choice
        if choice is None:
            self._screen.go_back_to(before)
        else:
            self._text, self._at, self._match = choice.text, choice.chosen, 0
            self._take(choice.found)
            self._go()
        self._screen.call_after_refresh(self._screen.switch_search, search.text)

    def _supply(self, shown: SearchScreen) -> None:
        """Hands the search what it looks through: at once, or in a large meeting when it is read."""
        view, screen = self._screen.view, self._screen
        self._follow_notes()
        large = len(screen.editing.file.text) >= LARGE
        if self._search is None and not large:
            self._search = self._new()
        if self._search is not None:
            screen.call_later(shown.search, self._search)

        def read() -> None:
            worker = get_current_worker()
            search = self._search or self._new()
            # Chinese by its sound needs the readings of characters, which take a moment.
            search.with_pinyin().prepare()
            if not worker.is_cancelled:
                screen.app.call_from_thread(self._read, search, view, shown)

        if self._search is None or not self._search.knows_pinyin:
            screen.run_worker(read, thread=True, group="search", exclusive=True)

    def _new(self) -> Search:
        """A search of the meeting and the private notes on it as they are now."""
        view = self._screen.view
        private = view.private
        notes = noted(private.entries, private.places) if private is not None else ()
        return Search(view.meeting, view.links, notes=notes)

    def _follow_notes(self) -> None:
        """Takes what was read for out of date where the private notes have changed since."""
        private = self._screen.view.private
        if private is not self._private:
            self._private, self._search = private, None

    def _read(self, search: Search, view: "MeetingView", shown: SearchScreen) -> None:
        if view is self._screen.view:
            self._search = search
        # What was read stays: the collector would look through it again and again, between keys.
        gc.freeze()
        if shown.is_current:
            shown.search(search)

    def begin_at(self, text: str, place: Place) -> None:
        """Begins with a search that was made elsewhere, at one of its hits.

        Args:
            text: The query.
            place: The place of the hit.
        """
        self._text = text
        self._find_again()
        if not self.hits:
            return
        places = [hit.place for hit in self.hits]
        self._at, self._match = places.index(place) if place in places else 0, 0
        self._screen.mark(self._found.query.find if self._found else None)
        self._go()

    def _preview(self, choice: Choice | None, before: "Remembered") -> None:
        if choice is None:
            self._screen.mark(None)
            self._screen.preview_place(before)
            return
        self._screen.mark(choice.found.query.find)
        record = choice.hit.record
        matches = choice.found.query.find(record.text)
        self._screen.show_place(record, matches[0] if matches else None)

    def forget(self) -> None:
        """Follows a change of the meeting: what was found is looked for anew when it is needed."""
        self._search = None
        if self._found is not None:
            self._found = Found(self._found.query, Hits())
            self._screen.show_hit("")

    def clear(self) -> None:
        """Ends the search: nothing is marked, and there are no hits to go through."""
        self._found, self._at = None, -1
        self._screen.mark(None)
        self._screen.show_hit("")

    def step(self, step: int) -> None:
        """Goes to the next hit, or with -1 to the one before."""
        if self._found is None:
            words = _("No search yet: press {key} to search.")
            self._screen.say(words.format(key=keymap_of(self._screen).way("search")))
            return
        if not self._found.hits:
            self._find_again()
        if not self._found.hits:
            self._screen.say(_("Nothing is found any more."))
            return
        self._screen.leave_place()
        self._match += step
        if not 0 <= self._match < self._counts[self._at]:
            self._next_hit(step)
        self._go()

    def _next_hit(self, step: int) -> None:
        at = self._at + step
        if at == len(self.hits):
            self._screen.say(_("From the last match on to the first."))
        elif at < 0:
            self._screen.say(_("From the first match back to the last."))
        self._at = at % len(self.hits)
        self._match = 0 if step > 0 else self._counts[self._at] - 1

    def _find_again(self) -> None:
        self._follow_notes()
        if self._search is None:
            self._search = self._new()
        self._take(self._search.find(self._text))
        self._at = min(self._at, len(self.hits) - 1)
        self._match = min(self._match, self._counts[self._at] - 1) if self.hits else 0

    def _take(self, found: Found) -> None:
        if self._search is None:
            self._search = self._new()
        self._found = found
        self._counts = self._search.match_counts(found)

    def say_hit(self) -> None:
        """Says which of the matches one is at."""
        if self.hits:
            place = sum(self._counts[: self._at]) + self._match + 1
            words = _("match {place} of {count}").format(place=place, count=sum(self._counts))
            self._screen.show_hit(words)

    def _go(self) -> None:
        hit = self.hits[self._at]
        self.say_hit()
        matches = self._found.query.find(hit.record.text) if self._found is not None else []
        self._screen.show_place(
            hit.record, matches[min(self._match, len(matches) - 1)] if matches else None
        )
        self._screen.action_pane(hit.place.shown_in)
