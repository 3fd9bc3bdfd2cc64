"""What keys and words of the format are called where they are shown: `taken_up`, `in-progress`.

They stand in the file as the format has them, in English; to the user they are said in the language
of the program. So are the keys of the settings.
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


KEYS = (
    NP_("name of a key", "title"),
    NP_("name of a key", "language"),
    NP_("name of a key", "start"),
    NP_("name of a key", "end"),
    NP_("name of a key", "timezone"),
    NP_("name of a key", "body"),
    NP_("name of a key", "session"),
    NP_("name of a key", "document title"),
    NP_("name of a key", "symbol"),
    NP_("name of a key", "city"),
    NP_("name of a key", "venue"),
    NP_("name of a key", "url"),
    NP_("name of a key", "version"),
    NP_("name of a key", "issued"),
    NP_("name of a key", "introduction"),
    NP_("name of a key", "agenda"),
    NP_("name of a key", "annotations"),
    NP_("name of a key", "documents"),
    NP_("name of a key", "schedule"),
    NP_("name of a key", "annex"),
    NP_("name of a key", "id"),
    NP_("name of a key", "number"),
    NP_("name of a key", "level"),
    NP_("name of a key", "annotation"),
    NP_("name of a key", "kind"),
    NP_("name of a key", "status"),
    NP_("name of a key", "taken up"),
    NP_("name of a key", "concluded"),
    NP_("name of a key", "outcome"),
    NP_("name of a key", "minutes"),
    NP_("name of a key", "related"),
    NP_("name of a key", "footnotes"),
    NP_("name of a key", "description"),
    NP_("name of a key", "submitted by"),
    NP_("name of a key", "items"),
    NP_("name of a key", "files"),
    NP_("name of a key", "supersedes"),
    NP_("name of a key", "date"),
    NP_("name of a key", "room"),
    NP_("name of a key", "note"),
    NP_("name of a key", "entries"),
    NP_("name of a key", "item"),
    NP_("name of a key", "continued"),
    NP_("name of a key", "theme"),
    NP_("name of a key", "keymap"),
    NP_("name of a key", "reading width"),
    NP_("name of a key", "hours"),
    NP_("name of a key", "copy"),
    NP_("name of a key", "arabic shaping"),
)
"""All keys of the format and of the settings, in words."""


def key_words(key: str) -> str:
    """A key of the file or of the settings as the user reads it: `taken up`, `abordé le`."""
    words = key.replace("_", " ")
    return pgettext("name of a key", words) if words in KEYS else words
