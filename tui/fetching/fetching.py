"""Getting all copies that are missing, several at once."""

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from tui.fetching.download import Download, Limits
from tui.fetching.failures import Cancelled, Failed
from tui.fetching.kinds import KINDS
from tui.fetching.names import copy_path, copy_stems
from tui.fetching.network import Network
from tui.fetching.wanted import Copy
from tui.i18n import _
from tui.meeting.model import Document, Meeting
from tui.store.reading.files import named_file

_OFTEN = 0.1
"""Seconds between two looks at whether it is to be given up."""


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

    @property
    def name(self) -> str:
        """What the copy is called, for a person."""
        return f"{self.document.name} ({self.copy.language})"


class Fetch:
    """Gets copies into the folder of a meeting file; who has it enters them there.

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
        self._folder = path.parent
        self._documents = meeting.documents
        self._stems = copy_stems(meeting.documents)
        self._network = network
        self._limits = limits or Limits()
        self._jobs = jobs
        self._got = got
        self._stop = threading.Event()
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def stop(self) -> None:
        """Gives up; what has come of copies stays for the next time."""
        self._stop.set()

    def run(self, copies: Sequence[Copy]) -> Iterator[Outcome]:
        """Gets copies, and gives what came of each as it is known; of those given up nothing."""
        waiting: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        done: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        for copy in copies:
            waiting.put(copy)

        def work() -> None:
            try:
                while not self._stop.is_set():
                    done.put(self._one(waiting.get_nowait()))
            except queue.Empty:
                pass
            except BaseException as error:  # noqa: BLE001 -- raised again by who waits
                done.put(error)

        # A host that is silent keeps no program from ending: nobody waits for these.
        for at in range(min(self._jobs, len(copies))):
            threading.Thread(target=work, name=f"fetch-{at}", daemon=True).start()
        left = len(copies)
        try:
            while left and not self._stop.is_set():
                try:
                    outcome = done.get(timeout=_OFTEN)
                except queue.Empty:
                    continue
                if isinstance(outcome, BaseException):
                    raise outcome
                left -= 1
                yield outcome
        finally:
            self._stop.set()

    def _one(self, copy: Copy) -> Outcome:
        document = self._documents[copy.document]
        if not copy.url:
            words = _("no address is known for it in this language")
            return Outcome(copy, document, reason=words)
        name = copy_path(self._stems[copy.document], copy.language)
        try:
            # Two entries of one document have one copy.
            with self._turns[name]:
                file = self._that_is_there(name) or self._download(copy.url, name)
            size = file.stat().st_size
        except Failed as failed:
            return Outcome(copy, document, reason=str(failed))
        except Cancelled:
            words = _("given up; it goes on from there the next time")
            return Outcome(copy, document, reason=words)
        except OSError as error:
            return Outcome(copy, document, reason=error.strerror or str(error))
        return Outcome(copy, document, f"{name}{file.suffix}", size)

    def _download(self, url: str, name: str) -> Path:
        stem = self._folder / name
        if not stem.parent.resolve().is_relative_to(self._folder.resolve()):
            raise Failed(_("the folder for copies lies elsewhere"))
        return Download(
            url, stem, self._network, limits=self._limits, got=self._got, stop=self._stop
        ).run()

    def _that_is_there(self, name: str) -> Path | None:
        """A copy that was got before and not entered: the program was killed in between."""
        files = (named_file(f"{name}.{kind}", self._folder) for kind in KINDS)
        return next((file for file in files if file is not None and file.stat().st_size), None)
