"""Opening a document: its offline copy inside the viewer, or outside, and nothing else."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from msgspec import Struct

from tui.app.view import MeetingView
from tui.i18n import _
from tui.meeting.model import Document
from tui.meeting.words import primary_subtag

if TYPE_CHECKING:
    from tui.app.copying.copying_app import CopyingApp
    from tui.app.screens.meeting import MeetingScreen


class Target(Struct, frozen=True):
    """What opening a document comes to.

    Attributes:
        file: The offline copy, an existing file; or None.
        url: The address, or `""`.
        trusted: Whether it may be opened without asking: a file inside the meeting's folder, or
            an http or https address.
        missing: The path of an offline copy that is named but is not there.
    """

    file: Path | None = None
    url: str = ""
    trusted: bool = True
    missing: str = ""

    @property
    def text(self) -> str:
        """The target as one would write it."""
        return str(self.file) if self.file else self.url


def target_of(document: Document, folder: Path, language: str) -> Target:
    """Decides what to open of a document.

    An offline copy comes first, in the meeting's language before others; then the address.

    Args:
        document: The document.
        folder: The meeting file's folder, to which paths of copies are relative.
        language: The meeting's language tag.
    """
    wanted = primary_subtag(language)
    copies = sorted(document.files.items(), key=lambda copy: primary_subtag(copy[0]) != wanted)
    missing = ""
    for _language, name in copies:
        try:
            path = (folder / name).resolve()
            there = path.is_file()
        except (OSError, ValueError):
            # A path that this system cannot even ask about: too long, or with a NUL.
            there = False
        if there:
            inside = path.is_relative_to(folder.resolve())
            return Target(file=path, trusted=inside)
        missing = missing or name
    return Target(url=document.url, trusted=is_web_address(document.url), missing=missing)


def is_web_address(url: str) -> bool:
    """Whether a text is an http or https address of a host, and nothing but that."""
    if not url.isprintable() or any(sign.isspace() for sign in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def system_opener() -> list[str] | None:
    """The command that opens files and addresses on this system; None where there is none.

    On Linux without a graphical session there is none: a text browser would take the terminal
    that the viewer draws on.
    """
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler"]
    for opener in ("wslview", "termux-open"):
        if path := shutil.which(opener):
            return [path]
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        for opener in ("xdg-open", "gio"):
            if path := shutil.which(opener):
                return [path, "open"] if opener == "gio" else [path]
    return None


def open_document(screen: "MeetingScreen", document: Document, view: MeetingView) -> None:
    """Opens a document, asking first where that could do harm; says what came of it.

    Args:
        screen: The screen that asks and says.
        document: The document.
        view: The meeting.
    """
    target = target_of(document, view.path.parent, view.language)
    if not target.text:
        words = _("{name} cannot be opened: no copy is named, and it has no address.")
        if target.missing:
            words = _(
                "{name} cannot be opened: the copy {missing} is not there, and it has no address."
            )
        screen.say(words.format(name=document.name, missing=target.missing))
    elif target.trusted:
        _open(screen, target, document.name)
    else:
        from tui.app.screens.question import Answer, Question  # noqa: PLC0415 -- seldom needed

        words = _("The file names something not an http or https address:")
        if target.file:
            words = _("The file names something outside the meeting's folder:")
        question = Question(
            f"{words}\n{target.text}", Answer("answer.yes", _("Open it all the same"))
        )
        screen.app.push_screen(
            question, lambda key: _open(screen, target, document.name) if key else None
        )


_READ_INSIDE = frozenset({"pdf", "docx", "html", "txt", "md"})
"""The kinds of copies that are read inside the viewer."""


def _is_read_inside(file: Path) -> bool:
    from tui.fetching.kinds import HEAD, kind_of  # noqa: PLC0415 -- not needed to start

    try:
        with file.open("rb") as copy:
            head = copy.read(HEAD)
    except OSError:
        return False
    if kind_of(head, "") == "pdf":
        from importlib.util import find_spec  # noqa: PLC0415 -- likewise

        return find_spec("pypdfium2") is not None
    # Whatever else is text is read as that, and made safe.
    return kind_of(head, "") in _READ_INSIDE or (b"\0" not in head and not kind_of(head, ""))


def _open(screen: "MeetingScreen", target: Target, name: str) -> None:
    if target.file is not None and _is_read_inside(target.file):
        from tui.app.documents.document_screen import (  # noqa: PLC0415 -- not needed to start
            DocumentScreen,
        )
        from tui.app.settings.declared import Settings  # noqa: PLC0415 -- likewise

        settings: Settings = getattr(screen.app, "settings", None) or Settings()
        width = settings.reading_width
        outside = partial(_open_outside, screen, target)
        screen.app.push_screen(DocumentScreen(target.file, name, width, outside))
    else:
        _open_outside(screen, target)


def _open_outside(screen: "MeetingScreen", target: Target) -> None:
    opener = system_opener()
    if opener is None:
        _copy(screen, target, _("No browser or desktop here; copied instead: {text}"))
        return
    screen.run_worker(lambda: _run(screen, opener, target), thread=True, group="opener")
    screen.say(_("Opening {text}").format(text=target.text))


def _run(screen: "MeetingScreen", opener: list[str], target: Target) -> None:
    """Runs the opener in a thread: some come back at once, some when their window closes."""
    try:
        # A list of words, never a shell: whatever stands in the file stays one argument.
        done = subprocess.run(  # noqa: S603 -- opener from PATH, argument checked above
            [*opener, target.text],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
        failed = done.returncode != 0
    except OSError:
        failed = True
    if failed and screen.is_attached:
        screen.app.call_from_thread(
            _copy, screen, target, _("It could not be opened; copied instead: {text}")
        )


def _copy(screen: "MeetingScreen", target: Target, words: str) -> None:
    cast("CopyingApp", screen.app).copy(target.text)
    screen.say(words.format(text=target.text))
