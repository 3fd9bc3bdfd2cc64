"""What refers to agenda items, in words, and the question whether it is to go with them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.app.screens.question import Answer, Question
from tui.i18n import ngettext
from tui.meeting.problems import ValuePath

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

_MOST_NAMED = 3
"""How many of the places that refer to an item are named."""


def places_words(editing: "Editing", places: Sequence[ValuePath]) -> list[str]:
    """How many places of the file name an item, and the first few of them; nothing for none.

    Args:
        editing: The open file.
        places: The references, by positions in the file.
    """
    if not places:
        return []
    count = len(places)
    words = ngettext(
        "{count} place in documents, sittings and other items names it:",
        "{count} places in documents, sittings and other items name it:",
        count,
    ).format(count=count)
    named = list(
        dict.fromkeys(
            editing.named(place[:-2] if _in_list(place) else place[:-1]) for place in places
        )
    )
    lines = [f"· {name}" for name in named[:_MOST_NAMED]]
    more = len(named) - _MOST_NAMED
    if more > 0:
        lines.append(ngettext("· and {count} more", "· and {count} more", more).format(count=more))
    return [words, *lines]


def _in_list(place: ValuePath) -> bool:
    return isinstance(place[-1], int)


def ask_about_references(
    editing: "Editing",
    words: Sequence[str],
    answers: tuple[str, str],
    take_out: Callable[[], None],
    leave: Callable[[], None],
) -> None:
    """Asks whether what refers to something that goes is to be taken out too.

    Args:
        editing: The open file.
        words: What goes, and what refers to it.
        answers: What the two answers do, in words.
        take_out: What follows where it is to be taken out.
        leave: What follows where it is left as it is.
    """

    def answered(key: str | None) -> None:
        if key == "answer.take-out":
            take_out()
        elif key == "answer.discard":
            leave()

    question = Question(
        "\n".join(words),
        Answer("answer.take-out", answers[0]),
        Answer("answer.discard", answers[1]),
    )
    editing.screen.app.push_screen(question, answered)
