"""Starting the viewer."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tui.app.clean import start_clean
from tui.app.commands.keymap import DEFAULT, KEYMAP_FILE, TABLE, Keymap
from tui.app.file_state import read_file_state, settings_of_file
from tui.app.settings.complaints import Complaints
from tui.app.settings.folder import settings_folder
from tui.app.settings.reading import read_settings
from tui.i18n import use_language
from tui.i18n.choosing import language_of_locale
from tui.store.reading.loading import Loaded, load

if TYPE_CHECKING:
    from textual.screen import Screen


Start: TypeAlias = Loaded | Path | Callable[[], "Screen[None]"]
"""What is shown first."""


def run_viewer(path: Path | None, *, clean: bool = False) -> int:
    """Shows a meeting file, or a folder of them, until the user leaves.

    Args:
        path: The meeting file or the folder; None for the one opened last, or at first the one that ships.
        clean: Whether the user's settings, and what was kept of earlier starts, are left alone.

    Returns:
        The exit code: 0, or 2 where the file cannot be read; standard error then says why.
    """
    if clean:
        start_clean()
    if path is not None and path.is_dir():
        return _run(path, file=path)
    # Until the first paint all that is made stays: looking for garbage would only delay it.
    # `AgendaApp.on_ready` turns the collector on again.
    gc.disable()
    chosen = path or _usual_meeting()
    loaded = load(chosen)
    if loaded.meeting is None:
        for problem in loaded.problems:
            print(problem.render(str(chosen)), file=sys.stderr)
        return 2
    return _run(loaded, file=chosen, remember=path is not None)


def run_import(paper: Path, language: str, *, clean: bool = False) -> tuple[int, str]:
    """Shows the meeting that a paper describes beside its text, until the user leaves.

    Args:
        paper: The paper.
        language: The tag of its language; `""` to tell it from the text.
        clean: As for `run_viewer`.

    Returns:
        The exit code, and why the paper cannot be read, or `""`.
    """
    if clean:
        start_clean()
    refusals = [""]

    def first() -> "Screen[None]":
        from tui.app.review.opening import StartScreen  # noqa: PLC0415 -- seldom needed
        from tui.app.review.paper import Paper  # noqa: PLC0415 -- likewise

        return StartScreen(Paper(paper, language), refusals.append)

    code = _run(first, file=paper)
    return code, refusals[-1]


def _run(start: Start, *, file: Path, remember: bool = False) -> int:
    # Textual draws at most this often a second, at 60 by default: a key would wait for the next of
    # its frames for up to 16 ms. Nothing is drawn where nothing has changed.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    from tui.app.app import AgendaApp  # noqa: PLC0415 -- reads TEXTUAL_FPS as it is imported
    from tui.app.ending import end_with_signals  # noqa: PLC0415 -- needs Textual

    read = read_settings()
    kept = read_file_state(file)
    settings = settings_of_file(read.settings, kept)
    # A meeting can have a language of its own, and a clean start knows no settings.
    use_language(settings.language or language_of_locale(os.environ))
    complaints = Complaints({read.file: read.problems})
    app = AgendaApp(
        start,
        remember=remember,
        settings=settings,
        complaints=complaints,
        kept=kept,
        keymap=_keymap(settings.keymap, complaints),
    )
    end_with_signals(app)
    app.run()
    if app.crash:
        from tui.app.crash import EXIT_CODE  # noqa: PLC0415 -- only where the program has failed

        print(f"agenda: {app.crash}", file=sys.stderr)
        return EXIT_CODE
    return app.return_code or 0


def _keymap(name: str, complaints: Complaints) -> Keymap:
    """The keys in force; nothing is read for them where there are none but the table's."""
    if name == TABLE and not os.path.lexists(settings_folder() / KEYMAP_FILE):
        return DEFAULT
    from tui.app.commands.keymap_file import read_keymap  # noqa: PLC0415 -- seldom needed

    read = read_keymap(name)
    complaints.have_read(read.file, read.problems)
    return read.keymap


def _usual_meeting() -> Path:
    from tui.app.recent import last_meeting  # noqa: PLC0415 -- only where no file is named
    from tui.resources import shipped_meeting  # noqa: PLC0415

    return last_meeting() or shipped_meeting()
