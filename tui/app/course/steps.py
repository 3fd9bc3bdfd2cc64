"""What becomes of items: the edits of each step, and what is said of it. Knows nothing of Textual."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from tui.app.view import MeetingView
from tui.i18n import N_, _
from tui.i18n.joining import listed, sentence, sentences
from tui.meeting.clock import DONE, is_meeting_time
from tui.meeting.problems import ValuePath
from tui.store.course import IN_PROGRESS, finish, reopen, take_up
from tui.store.editing.change import Edit
from tui.store.open_file import OpenFile

_DONE_WORDS = {
    "concluded": (
        N_("{name} concluded"),
        N_("{name} concluded at {hour}"),
        N_("{name} is concluded already"),
    ),
    "adopted": (
        N_("{name} adopted"),
        N_("{name} adopted at {hour}"),
        N_("{name} is adopted already"),
    ),
    "deferred": (
        N_("{name} deferred"),
        N_("{name} deferred at {hour}"),
        N_("{name} is deferred already"),
    ),
    "withdrawn": (
        N_("{name} withdrawn"),
        N_("{name} withdrawn at {hour}"),
        N_("{name} is withdrawn already"),
    ),
}
"""What is done, without and with its time, and that it is so already."""


class ItemStep(Struct, frozen=True):
    """What is to be done to an item.

    Attributes:
        path: The path in the file of its status.
        edits: The edits, to be made in order as one step; none where there is nothing to do.
        label: What is done, as the step's label.
        said: What is said once it is done; where there is nothing to do, that it is so already.
    """

    path: ValuePath
    edits: Sequence[Edit]
    label: str
    said: str


def taking_up(view: MeetingView, file: OpenFile, item: int, now: datetime) -> ItemStep:
    """Takes an item up.

    Args:
        view: The meeting.
        file: Its file.
        item: The position of the item in the meeting.
        now: The moment, in the meeting's time zone.
    """
    moment = _time_of(view, now)
    path = _path(file, item)
    edits = take_up(file.values, path[1], moment)
    words = (
        _("{name} taken up"),
        _("{name} taken up at {hour}"),
        _("{name} is in progress already"),
    )
    said = _named(view.item_words(item), moment, words)
    return _step(path, edits, said, moment, _in_progress_too(view, item))


def finishing(view: MeetingView, file: OpenFile, item: int, status: str, now: datetime) -> ItemStep:
    """Is done with an item.

    Args:
        view: The meeting.
        file: Its file.
        item: The position of the item in the meeting.
        status: What it has become: concluded, adopted, deferred or withdrawn.
        now: The moment, in the meeting's time zone.
    """
    moment = _time_of(view, now)
    path = _path(file, item)
    edits = finish(file.values, path[1], status, moment)
    without, timed, already = map(_, _DONE_WORDS[status])
    said = _named(view.item_words(item), moment, (without, timed, already))
    return _step(path, edits, said, moment, _open_below(view, item))


def reopening(view: MeetingView, file: OpenFile, item: int) -> ItemStep:
    """Has an item open again.

    Args:
        view: The meeting.
        file: Its file.
        item: The position of the item in the meeting.
    """
    path, name = _path(file, item), view.item_words(item)
    edits = reopen(file.values, path[1])
    label = _("{name} open again").format(name=name)
    said = label if edits else _("{name} is open already").format(name=name)
    return ItemStep(path, edits, label, _sentence(said))


def _step(
    path: ValuePath,
    edits: Sequence[Edit],
    words: tuple[str, str, str],
    moment: datetime | None,
    remark: str,
) -> ItemStep:
    """The step, from what is said of it: without its time, with it, and where it is so already."""
    label, timed, already = words
    if not edits:
        return ItemStep(path, edits, label, _sentence(already))
    said = [_sentence(label if moment is None else timed), remark]
    if moment is None:
        said.append(_("No time is put down, as the meeting is not on today."))
    return ItemStep(path, edits, label, sentences(*filter(None, said)))


def _named(name: str, moment: datetime | None, words: tuple[str, str, str]) -> tuple[str, str, str]:
    hour = f"{moment:%H:%M}" if moment is not None else ""
    without, timed, already = (each.format(name=name, hour=hour) for each in words)
    return without, timed, already


def _time_of(view: MeetingView, now: datetime) -> datetime | None:
    """The time to be put down; None where the meeting is not on, as it would be a false one."""
    moment = now.replace(tzinfo=None, second=0, microsecond=0, fold=0)
    return moment if is_meeting_time(view.meeting, moment) else None


def _path(file: OpenFile, item: int) -> tuple[str, int, str]:
    match file.file_path(("agenda", item)):
        case ("agenda", int(at)):
            return ("agenda", at, "status")
    return ("agenda", item, "status")


def _in_progress_too(view: MeetingView, item: int) -> str:
    """A sentence on the items that were taken up before and are still in progress."""
    outline = view.links.outline
    kin = {*outline.ancestors(item), *outline.subtree(item)}
    others = [
        at
        for at, each in enumerate(view.meeting.agenda)
        if each.status == IN_PROGRESS and at not in kin
    ]
    return _("Still in progress: {items}.").format(items=_listed(view, others)) if others else ""


def _open_below(view: MeetingView, item: int) -> str:
    """A sentence on the sub-items with which the meeting is not done."""
    below = [at for at in view.links.outline.subtree(item)[1:] if view.item(at).status not in DONE]
    return _("Still open below it: {items}.").format(items=_listed(view, below)) if below else ""


def _listed(view: MeetingView, items: Sequence[int]) -> str:
    return listed(map(view.item_words, items))


def _sentence(words: str) -> str:
    return sentence(f"{words[:1].upper()}{words[1:]}")
