"""The catalogs of translations, from the words that are marked in the program.

`python -m tests.catalogs` looks for marked words in all modules, puts them into the template and
into the catalog of each language, and compiles these. What is translated stays; what is new is
there to be translated; what is gone is taken out. It needs Babel, of the `dev` extra.

The files say nothing of dates, of people or of places in the code, and are in the order of the
alphabet, so that the same words make the same files, and a change of the code changes only what it
says.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import tui
from tui.cli import cli
from tui.cli_language import help_paragraphs
from tui.i18n import CATALOGS, DOMAIN, LANGUAGES

_KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}

_PLURAL_FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2"
    " : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""The rules of gettext's own manual and of CLDR, where Babel has the forms in another order."""

TEMPLATE = CATALOGS / f"{DOMAIN}.pot"
"""All words, without translations."""


def po_file(language: str) -> Path:
    """The catalog of a language, to be read and written by people."""
    return CATALOGS / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_file(language: str) -> Path:
    """The catalog of a language, as the program reads it."""
    return po_file(language).with_suffix(".mo")


def marked_words() -> Catalog:
    """A template of all words that are marked in the program, and of the help of its commands."""
    template = _catalog()
    package = str(Path(tui.__file__).parent)
    found = extract_from_dir(package, keywords=_KEYWORDS, method_map=[("**.py", "python")])
    for _file, _line, message, _comments, context in found:
        template.add(message, context=context)
    for command in (cli, *cli.commands.values()):
        for paragraph in help_paragraphs(command.help or ""):
            template.add(paragraph)
    return template


def read_catalog(language: str) -> Catalog:
    """The catalog of a language as it is; an empty one where there is none yet."""
    path = po_file(language)
    if not path.exists():
        return _catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str, template: Catalog) -> Catalog:
    """The catalog of a language with just the words of the template, translated as far as before."""
    before, after = read_catalog(language), _catalog(language)
    for message in messages(template):
        known = before.get(message.id, message.context)
        after.add(message.id, known.string if known else None, context=message.context)
    return after


def messages(catalog: Catalog) -> Iterator[Message]:
    """The words of a catalog without its head."""
    return (message for message in catalog if message.id)


def po_text(catalog: Catalog) -> str:
    """A catalog as it stands in its file."""
    written = BytesIO()
    write_po(written, catalog, width=100, sort_output=True, omit_header=False)
    # Babel's own head has dates and people in it.
    _babels, messages_text = written.getvalue().decode().split("\n\n", 1)
    head = "".join(f'"{line}\\n"\n' for line in _head(catalog).splitlines())
    return f'msgid ""\nmsgstr ""\n{head}\n{messages_text}'.rstrip("\n") + "\n"


def _head(catalog: Catalog) -> str:
    lines = ["Project-Id-Version: agenda"]
    if catalog.locale is not None:
        forms = _PLURAL_FORMS.get(str(catalog.locale), catalog.plural_forms)
        lines += [f"Language: {catalog.locale}", f"Plural-Forms: {forms}"]
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    lines += ["Content-Transfer-Encoding: 8bit"]
    return "".join(f"{line}\n" for line in lines)


def mo_data(catalog: Catalog) -> bytes:
    """A catalog as the program reads it, what is translated of it.

    Babel would write dates and its own version into the head.
    """
    texts = {"": _head(catalog)}
    for message in messages(catalog):
        if is_translated(message):
            name, string = message.id, message.string
            name = name if isinstance(name, str) else "\0".join(name)
            texts[f"{message.context}\4{name}" if message.context else name] = (
                string if isinstance(string, str) else "\0".join(string or ())
            )
    pairs = [(name.encode(), texts[name].encode()) for name in sorted(texts, key=str.encode)]
    return _mo(pairs)


def _mo(pairs: Sequence[tuple[bytes, bytes]]) -> bytes:
    """The format of GNU gettext: a head, two tables of lengths and places, the texts."""
    count, begin = len(pairs), 28 + 16 * len(pairs)
    names, strings = ([pair[side] for pair in pairs] for side in (0, 1))
    tables, data = b"", b""
    for text in (*names, *strings):
        tables += struct.pack("<II", len(text), begin + len(data))
        data += text + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0) + tables + data


def is_translated(message: Message) -> bool:
    """Whether words have a translation, in all forms that depend on a count."""
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(strings) and not message.fuzzy


def _catalog(language: str | None = None) -> Catalog:
    return Catalog(locale=language, domain=DOMAIN, fuzzy=False)


def write_catalogs() -> None:
    """Brings the template and all catalogs up to date, and compiles these."""
    template = marked_words()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(po_text(template), encoding="utf-8", newline="\n")
    for language in LANGUAGES[1:]:
        catalog = updated(language, template)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_text(po_text(catalog), encoding="utf-8", newline="\n")
        mo_file(language).write_bytes(mo_data(catalog))


if __name__ == "__main__":
    write_catalogs()
