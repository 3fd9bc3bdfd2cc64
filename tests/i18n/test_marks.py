"""Whatever the program says is marked for translation.

A text counts as said when it reads like words: a letter and a blank, or a single word where a
user sees it. What only looks so is named below, with the reason.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

PACKAGE = Path(tui.__file__).parent
MARKS = {"_", "N_", "NP_", "ngettext", "pgettext"}

NOT_SAID = {
    "i18n": "says nothing to users; its errors are for programmers",
    "meeting/words.py": "the words of papers, in the paper's language",
    "meeting/dates.py": "the dates of papers; the viewer takes its own from here too, by language",
    "meeting/reference.py": "data/FORMAT.md, which is English",
    "meeting/notes_reference.py": "data/FORMAT.md, which is English",
    "meeting/schema.py": "the JSON Schema, which is English",
    "store/new_file.py": "the text of a new file; see its docstring",
    "app/themes/declared.py": "themes/THEMES.md, which is English",
    "app/themes/reference.py": "themes/THEMES.md, which is English",
    "app/commands/readme.py": "the README, which is English",
    "app/commands/layouts.py": "keyboards",
    "search/library/database.py": "SQL",
    "search/library/index.py": "SQL",
    "search/values.py": "what may be typed, in all languages at once",
    "manual.py": "the manual page, which is English",
    "app/crash.py": "a report for those who mend the program",
}
"""Modules whose texts are no words of the program to its users."""

NOT_WORDS = [
    (r"\{[^{}]*:[^{}]*;?[^{}]*\}", "CSS"),
    (r"^(?:screen\.)?\w+\('?[-\w]+'?, [-\w]+\)$", "an action of Textual"),
    (r"^agenda:? \{\}\n?$", "the name of the program before something"),
    (
        r"^(?:bold|not|none|dim|italic|underline|reverse|strike|on|\$\w+|\{\w*\}|[a-z_]+)(?: [$\w]+)* \$?\w+$",
        "a style",
    ),
    (r"^[%\-:\w]*%[A-Za-z][%\-: A-Za-z]*$", "the form of a date"),
    (r"^\w+(?:\[.*\])? \| None$|^(?:tuple|dict|list)\[", "a type"),
    (r"^\w+ = (?:$|\S)", "TOML"),
    (r"^#.*\n(?s:.*)%\(complete_func\)s", "a script for a shell"),
]
"""Texts that are no words, wherever they stand."""

EXAMPLES = "_about"
"""The function whose arguments after the first are examples for the reference of the format."""

FOR_PROGRAMMERS = {
    "ValueError",
    "TypeError",
    "KeyError",
    "RuntimeError",
    "AssertionError",
    "LookupError",
}
"""Errors that a mistake in the program raises, and no user's."""

PATTERNS = re.compile(r"^re\.\w+$|^search\w*$")


def modules() -> list[Path]:
    """The modules that speak to users."""
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if not any(path.relative_to(PACKAGE).as_posix().startswith(place) for place in NOT_SAID)
    ]


class Reader(ast.NodeVisitor):
    """Finds the texts of a module that are said and not marked."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Call(self, node: ast.Call) -> None:
        name = ast.unparse(node.func)
        if name in MARKS or PATTERNS.match(name) or name in FOR_PROGRAMMERS:
            return
        if name == EXAMPLES:
            self.visit(node.args[0])
            return
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        # A docstring says something to those who read the code.
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """Annotations are types."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        plain = "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
        self._judge(node, plain)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._judge(node, node.value)

    def _judge(self, node: ast.expr, text: str) -> None:
        bare = text.replace("{}", "").strip()
        is_said = re.search(r"[^\W\d_]{2}", bare) and " " in text.strip()
        if is_said and not any(re.search(sign, text) for sign, _ in NOT_WORDS):
            self.found.append((node.lineno, text))


def unmarked(path: Path) -> Iterator[str]:
    """The texts of a module that are said and not marked, with their lines."""
    place = path.relative_to(PACKAGE).as_posix()
    reader = Reader()
    reader.visit(ast.parse(path.read_text("utf-8")))
    for line, text in reader.found:
        yield f"{place}:{line}: {text!r}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_said_is_marked(path: Path) -> None:
    assert not list(unmarked(path))


def test_a_text_without_a_mark_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    module = tmp_path / "module.py"
    module.write_text('say("Nothing found.")\nsay(f"Copied: {text}")\nsay(_("Marked words."))\n')
    assert [line.split(": ", 1)[0] for line in unmarked(module)] == ["module.py:1", "module.py:2"]


def marks_inside(path: Path) -> list[int]:
    """The lines of a module where words are marked inside an f-string."""
    return [
        call.lineno
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in MARKS
        and any(isinstance(word, ast.Constant) for word in call.args)
    ]


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_no_words_are_marked_where_the_catalogs_do_not_look(path: Path) -> None:
    # Babel reads an f-string as one token in Python 3.11, and finds no mark in it.
    assert not marks_inside(path)


def test_a_mark_inside_an_f_string_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("say(_('Fine'))\nsay(f\"{_('lost')} {at}\")\nsay(f\"{_(name)}\")\n")
    assert marks_inside(module) == [2]


@pytest.mark.parametrize("place", NOT_SAID)
def test_the_exceptions_are_there(place: str) -> None:
    assert (PACKAGE / place).exists()


def names_bound(tree: ast.AST) -> Iterator[int]:
    """The lines in which something else is called `_`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store):
            yield node.lineno
        if isinstance(node, ast.arg) and node.arg == "_":
            yield node.lineno


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_the_mark_is_called_so_alone(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imports = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert "_" not in imports or not list(names_bound(tree))


def test_no_value_stands_inside_a_mark() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in MARKS
        and any(
            isinstance(inner, ast.JoinedStr)
            for argument in node.args
            for inner in ast.walk(argument)
        )
    ]
    assert not wrong
