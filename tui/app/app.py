"""The viewer's application: screens, theme and what works everywhere."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.binding import BindingType
from textual.screen import Screen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.course.clock import Clock, machine_clock
from tui.app.ending import end_with_terminal
from tui.app.file_state import FileState, read_file_state, settings_of_file
from tui.app.layout.arrangement import FIRST_CELLS
from tui.app.messages import Says, TranslationWanted
from tui.app.other_encodings import encoding_words
from tui.app.screens.meeting import MeetingScreen
from tui.app.settings.complaints import Complaints
from tui.app.settings.declared import Settings
from tui.app.settings.notices import notice
from tui.app.settings.reading import read_settings
from tui.app.settings.settings_app import SettingsApp
from tui.app.view import MeetingView
from tui.store.reading.loading import Loaded, load

if TYPE_CHECKING:
    from tui.app.screens.library import MeetingWanted


class AgendaApp(SettingsApp):
    """Shows a meeting file, or a folder of them.

    Args:
        start: The file, with a meeting; or the folder; or what makes another first screen.
        remember: Whether the file is kept as the one opened last.
        settings: What the user has set.
        complaints: What is wrong with the user's own files.
        kept: What was kept of the file or folder when it was left last; None where nothing is to
            be kept of any, nor come back.
        keymap: The keys in force.
        clock: The clock that it goes by.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.APP)]

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- Textual declares it an instance's
        (cells, f"-{name}") for name, cells in FIRST_CELLS.items()
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 -- likewise

    def __init__(
        self,
        start: Loaded | Path | Callable[[], Screen[None]],
        *,
        remember: bool = False,
        settings: Settings | None = None,
        complaints: Complaints | None = None,
        kept: FileState | None = None,
        keymap: Keymap = DEFAULT,
        clock: Clock = machine_clock,
    ) -> None:
        super().__init__(settings, keymap, complaints)
        self.clock = clock
        self._kept, self._leaving = kept, False
        self._start, self._remember = start, remember

    def on_ready(self) -> None:
        """Does what could wait until all is on the screen.

        The garbage collector is kept out of the way of keys.

        What is there now, the meeting above all, stays to the end: looking through it again and
        again took 60 ms at a time in a meeting of 2 MB.
        """
        if isinstance(self.screen, MeetingScreen) and not callable(self._start):
            self.begin_meeting(self.screen)
        self.begin_themes()
        wrong = notice(self.complaints.all, self.keymap)
        for words in filter(None, (wrong, encoding_words(self.encoding))):
            self.say(words)
        end_with_terminal(self)
        gc.freeze()
        gc.enable()
        gc.set_threshold(20_000, 50, 100)

    def begin_meeting(self, screen: MeetingScreen) -> None:
        """Does what could wait until a meeting is on the screen."""
        from tui.app.recent import remember_meeting  # noqa: PLC0415 -- not needed to start

        if self._remember and not screen.is_new:
            remember_meeting(screen.view.path)
        screen.begin_editing()
        screen.follow_clock()
        screen.follow_marks()
        if self._kept is not None:
            from tui.app.keeping import KEEP_SECONDS, keep_place  # noqa: PLC0415 -- likewise

            screen.set_interval(KEEP_SECONDS, partial(keep_place, screen))

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leaves the program, by whatever way; what is being typed and where one is are kept."""
        if not self._leaving:
            self._leaving = True
            if self.meeting is not None:
                self.meeting.keep_typed()
            self._keep_places()
        super().exit(result, return_code, message)

    def _keep_places(self) -> None:
        if self._kept is None:
            return
        from tui.app.keeping import keep_place  # noqa: PLC0415 -- not needed to start

        for screen in self.screen_stack:
            keep_place(screen)

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Says):
                screen.say(words)
                return
        self.notify(words, markup=False)

    def get_default_screen(self) -> Screen[None]:
        """The meeting, or the folder."""
        if isinstance(self._start, Path):
            from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 -- only for a folder

            meeting = self._kept.meeting if self._kept is not None else ""
            return LibraryScreen(self._start, selected=Path(meeting) if meeting else None)
        if callable(self._start):
            return self._start()
        return self._meeting_screen(self._start, self._kept)

    def _meeting_screen(self, loaded: Loaded, kept: FileState | None) -> MeetingScreen:
        if loaded.meeting is None:
            raise ValueError(f"{loaded.source.path} holds no meeting")
        by_the_clock = self.settings.hours == "clock"
        view = MeetingView(loaded.meeting, loaded.source.path, by_the_clock=by_the_clock)
        place = kept.place if kept is not None else None
        return MeetingScreen(loaded, view, self.clock, place=place, keeps=self._kept is not None)

    def on_meeting_wanted(self, event: "MeetingWanted") -> None:
        """Opens a meeting of the folder, at a hit of its search."""
        kept = None
        if self._kept is not None and event.place is None:
            kept = read_file_state(event.path)
        screen = self.open_meeting(event.path, kept, self.push_screen)
        if screen is not None and event.place is not None:
            self.call_after_refresh(screen.searching.begin_at, event.query, event.place)

    def action_import_paper(self) -> None:
        """Asks for a paper, and shows the meeting that it describes beside it."""
        from tui.app.review.opening import ask_for_paper  # noqa: PLC0415 -- not needed to start

        ask_for_paper(self)

    def on_translation_wanted(self, event: TranslationWanted) -> None:
        """Puts the same meeting in another language in the place of the one that is open."""
        from tui.app.translations import go_over  # noqa: PLC0415 -- not needed to start

        self._keep_places()
        go_over(self, event)

    def open_meeting(
        self, path: Path, kept: FileState | None, show: Callable[[Screen[None]], object]
    ) -> MeetingScreen | None:
        """Opens a meeting file besides the one at the start.

        Args:
            path: The file.
            kept: What was kept of it when it was left last.
            show: Shows the screen.

        Returns:
            Its screen; None where it holds no meeting, which is said.
        """
        loaded = load(path)
        if loaded.meeting is None:
            problem = loaded.problems[0]
            self.say(f"{path}:{problem.line}:{problem.column}: {problem.message}")
            return None
        self._take_settings_for(path)
        screen = self._meeting_screen(loaded, kept)
        show(screen)
        self.call_after_refresh(self.begin_meeting, screen)
        return screen

    def replace_screen(self, screen: Screen[None]) -> None:
        """Shows a screen in the place of the one that is there."""
        if len(self.screen_stack) == 1:
            # Textual takes back what the first screen never had: somebody who waits for its result.
            self.screen._push_result_callback(self.screen, None)  # noqa: SLF001 -- it has no other way
        self.switch_screen(screen)

    def on_meeting_left(self) -> None:
        """Goes back from a meeting to the folder that it was opened from."""
        self._keep_places()
        if self.meeting is not None:
            self.meeting.dismiss()
        if isinstance(self._start, Path):
            self._take_settings_for(self._start)

    def _take_settings_for(self, path: Path) -> None:
        """Takes over what is set for a file, which may have a theme and a language of its own."""
        if self._kept is None:
            return
        self.settings = settings_of_file(read_settings().settings, read_file_state(path))
        self.speak()
        if self.settings.theme != self.theme_wanted:
            self.use_theme(self.settings.theme)

    def before_crash(self) -> None:
        """Keeps where one is, as on leaving."""
        self._keep_places()

    @property
    def unsaved_file(self) -> Path | None:
        """The meeting file, where it has changes that are not saved."""
        meeting = self.meeting
        return meeting.view.path if meeting is not None and meeting.has_changes else None

    async def action_quit(self) -> None:
        """Leaves the program; asks first where changes are not saved."""
        meeting = self.meeting
        if meeting is None:
            self.exit()
        else:
            meeting.leave(self.exit)
