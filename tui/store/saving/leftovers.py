"""What a recovery copy is: an unsaved text, the text it came from, and the marks of its wholeness."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from tui.i18n import _

_MARK = "agenda-recovery"
_ENCODING = {"encoding": "utf-8", "errors": "surrogatepass"}


class Leftover(Struct, frozen=True):
    """An unsaved text that a session which has died left behind.

    Attributes:
        path: The meeting file, with all links followed.
        copy: The file that holds the text.
        text: The unsaved text; of a damaged copy what can be read of it.
        base: The text of the meeting file from which the edits went out.
        kept: When the text was kept.
        damage: What is wrong with the copy, or `""`. Where something is, `base` is `""` and
            `kept` is when the copy was written.
    """

    path: Path
    copy: Path
    text: str
    base: str
    kept: datetime
    damage: str = ""

    def based_on_current(self, disk_text: str) -> bool:
        """Whether the meeting file still has the text from which the edits went out.

        Args:
            disk_text: The text that the meeting file has now, without a byte-order mark.
        """
        return not self.damage and self.base == disk_text


def encode_copy(path: Path, text: str, base: str) -> bytes:
    """A copy: a line of JSON that describes the two texts, then the text and its base as they are.

    A text that no file can hold is kept too; so is a path whose name is not in UTF-8.
    """
    parts = [part.encode(**_ENCODING) for part in (text, base)]
    head = {
        "kind": _MARK,
        "path": str(path),
        "kept": datetime.now(UTC).isoformat(),
        "sizes": [len(part) for part in parts],
        "digests": [hashlib.sha256(part).hexdigest() for part in parts],
    }
    return b"".join((json.dumps(head).encode(), b"\n", *parts))


def decode_copy(target: Path, copy: Path, data: bytes, written: datetime) -> Leftover:
    """What a copy holds; never raises, whatever the bytes.

    Args:
        target: The meeting file, with all links followed.
        copy: The file that holds the copy.
        data: Its bytes.
        written: When that file was written.
    """
    line, _newline, body = data.partition(b"\n")
    try:
        head = json.loads(line)
        size, other = head["sizes"]
        parts = [body[:size], body[size : size + other]]
        if head["kind"] == _MARK and head["digests"] == [
            hashlib.sha256(part).hexdigest() for part in parts
        ]:
            text, base = (part.decode(**_ENCODING) for part in parts)
            kept = datetime.fromisoformat(head["kept"]).astimezone(UTC)
            return Leftover(target, copy, text, base, kept)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        # Whatever is in a damaged copy is shown as it is.
        pass
    damage = _("the recovery copy is damaged; this is what can still be read in it")
    return Leftover(target, copy, body.decode("utf-8", "replace"), "", written, damage)
