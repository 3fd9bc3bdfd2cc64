"""What the words of the format are called where they are shown: `in-progress`, `background`.

They stand in the file as the format has them, in English; to the user they are said in the language
of the program.
"""

from collections.abc import Mapping

from tui.i18n import NP_, pgettext

_CONTEXTS: Mapping[tuple[str, str], str] = {
    ("agenda", "kind"): "kind of an item",
    ("agenda", "status"): "status of an item",
    ("documents", "kind"): "kind of a document",
    ("documents", "status"): "status of a document",
    ("schedule", "kind"): "kind of a sitting",
    ("schedule", "status"): "status of a sitting",
}

WORDS = (
    NP_("kind of an item", "information"),
    NP_("kind of an item", "discussion"),
    NP_("kind of an item", "decision"),
    NP_("kind of an item", "procedure"),
    NP_("status of an item", "open"),
    NP_("status of an item", "in-progress"),
    NP_("status of an item", "concluded"),
    NP_("status of an item", "adopted"),
    NP_("status of an item", "deferred"),
    NP_("status of an item", "withdrawn"),
    NP_("kind of a document", "background"),
    NP_("kind of a document", "report"),
    NP_("kind of a document", "working"),
    NP_("kind of a document", "information"),
    NP_("kind of a document", "conference-room"),
    NP_("kind of a document", "limited"),
    NP_("kind of a document", "draft-decision"),
    NP_("kind of a document", "statement"),
    NP_("kind of a document", "other"),
    NP_("status of a document", "expected"),
    NP_("status of a document", "issued"),
    NP_("status of a document", "superseded"),
    NP_("status of a document", "withdrawn"),
    NP_("kind of a sitting", "plenary"),
    NP_("kind of a sitting", "parallel"),
    NP_("kind of a sitting", "informal"),
    NP_("kind of a sitting", "side-event"),
    NP_("kind of a sitting", "break"),
    NP_("kind of a sitting", "holiday"),
    NP_("status of a sitting", "confirmed"),
    NP_("status of a sitting", "tentative"),
    NP_("status of a sitting", "moved"),
    NP_("status of a sitting", "cancelled"),
)
"""All words of the format that have translations."""


def value_words(section: str, key: str, value: str) -> str:
    """A word of the format as the user reads it; any other value as it is.

    Args:
        section: `agenda`, `documents` or `schedule`.
        key: `kind` or `status`.
        value: The word as it stands in the file.
    """
    context = _CONTEXTS.get((section, key))
    return pgettext(context, value) if context and value else value
