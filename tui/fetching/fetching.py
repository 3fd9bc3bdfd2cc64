"""Getting all copies that are missing, several at once, and entering them in the meeting file."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from msgspec import Struct

from tui.fetching.download import Cancelled, Download, Failed, Limits
from tui.fetching.names import copy_name
from tui.fetching.network import Network
from tui.fetching.wanted import Copy
from tui.i18n import _
from tui.meeting.model import Document, Meeting
from tui.store.editing.edits import RefusedEdit, Set
from tui.store.open_file import OpenFile
from tui.store.reading.files import named_file
from tui.store.reading.loading import load
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk

_KINDS = ("pdf", "docx", "doc", "odt", "rtf", "html", "md", "txt")
_SAVES = 8
"""How often a file that others write at the same time is read again to be changed."""


class Outcome(Struct, frozen=True):
    """What came of one copy.

    Attributes:
        copy: The copy.
        document: Its document.
        file: The path of the copy in the meeting's folder, or `""`.
        size: Its bytes.
        reason: Why it is not there, or not entered; `""` where it is.
    """

    copy: Copy
    document: Document
    file: str = ""
    size: int = 0
    reason: str = ""


class Fetch:
    """Gets copies into the folder of a meeting file.

    Args:
        path: The meeting file.
        meeting: What it says.
        network: What opens addresses.
        limits: What each copy may take.
        jobs: How many come at once.
        got: Told of the bytes that come, by whatever thread has them.
    """

    def __init__(
        self,
        path: Path,
        meeting: Meeting,
        network: Network,
        *,
        limits: Limits | None = None,
        jobs: int = 4,
        got: Callable[[int], object] = lambda _bytes: None,
    ) -> None:
        self._path = path
        self._meeting = meeting
        self._network = network
        self._limits = limits or Limits()
        self._jobs = jobs
        self._got = got
        self._stop = threading.Event()

    def run(self, copies: Sequence[Copy]) -> Iterator[Outcome]:
        """Gets copies, and gives what came of each as it is known; each is entered before that."""
        pool = ThreadPoolExecutor(self._jobs, thread_name_prefix="fetch")
        try:
            waiting: dict[Future[Outcome], Copy] = {
                pool.submit(self._one, copy): copy for copy in copies
            }
            while waiting:
                done, _rest = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    del waiting[future]
                    yield self._entered(future.result())
        finally:
            # Those under way end at their next piece, or when their host has been silent for too
            # long: nobody waits for that. What has come of them stays.
            self._stop.set()
            pool.shutdown(wait=False, cancel_futures=True)

    def _one(self, copy: Copy) -> Outcome:
        document = self._meeting.documents[copy.document]
        if not copy.url:
            words = _("no address is known for it in this language")
            return Outcome(copy, document, reason=words)
        folder = self._path.parent
        name = copy_name(document, copy.language, "")[:-1]
        try:
            there = self._that_is_there(name)
            stem = folder / name
            if not stem.parent.resolve().is_relative_to(folder.resolve()):
                return Outcome(copy, document, reason=_("the folder for copies lies elsewhere"))
            file = (
                there
                or Download(
                    copy.url,
                    stem,
                    self._network,
                    limits=self._limits,
                    got=self._got,
                    stop=self._stop,
                ).run()
            )
            size = file.stat().st_size
        except Failed as failed:
            return Outcome(copy, document, reason=str(failed))
        except Cancelled:
            return Outcome(
                copy, document, reason=_("given up; it goes on from there the next time")
            )
        except OSError as error:
            return Outcome(copy, document, reason=error.strerror or str(error))
        return Outcome(copy, document, file.relative_to(folder).as_posix(), size)

    def _that_is_there(self, name: str) -> Path | None:
        """A copy that was got before and not entered: the program was killed in between."""
        folder = self._path.parent
        files = (named_file(f"{name}.{kind}", folder) for kind in _KINDS)
        return next((file for file in files if file is not None and file.stat().st_size), None)

    # The meeting file

    def _entered(self, outcome: Outcome) -> Outcome:
        if outcome.reason:
            return outcome
        reason = self._enter(outcome)
        if not reason:
            return outcome
        words = _("{file} is there, but could not be entered: {reason}")
        return Outcome(
            outcome.copy,
            outcome.document,
            outcome.file,
            outcome.size,
            words.format(file=outcome.file, reason=reason),
        )

    def _enter(self, outcome: Outcome) -> str:
        """Enters a copy in the meeting file as it is now; returns why that could not be done."""
        for _attempt in range(_SAVES):
            loaded = load(self._path)
            if loaded.meeting is None:
                return loaded.problems[0].message
            at = _place(loaded.meeting, outcome.document, outcome.copy.document)
            if at < 0:
                return _("the document is not in the file any more")
            file = OpenFile(loaded)
            path = (*loaded.file_path(("documents", at)), "files", outcome.copy.language)
            try:
                file.edit([Set(path, outcome.file)], "", path)
                file.save()
            except ChangedOnDisk:
                continue
            except RefusedEdit as refused:
                return refused.reason
            except CannotSave as error:
                return str(error)
            return ""
        return _("others change the file all the time")


def _place(meeting: Meeting, document: Document, before: int) -> int:
    """Where a document is in a meeting that may have changed; -1 where it is not any more."""
    places = [
        at
        for at, each in enumerate(meeting.documents)
        if (each.symbol, each.title) == (document.symbol, document.title)
    ]
    return min(places, key=lambda at: abs(at - before), default=-1)
