"""A screen as text with its colours and styles, to be kept and compared."""

from rich.style import Style
from textual.app import App


def styled_text(app: App[None]) -> str:
    """The lines of the screen, below each the styles of its stretches by letter, and a legend."""
    letters: dict[str, str] = {}
    lines = []
    for strip in app.screen._compositor.render_strips(app.size):
        marks = ""
        for text, style, _ in strip:
            name = str((style or Style.null()).clear_meta_and_links())
            letter = letters.setdefault(name, chr(ord("a") + len(letters)))
            marks += (letter if text.strip() or "on" in name else " ") * len(text)
        lines += [strip.text.rstrip(), marks]
    legend = [f"{letter} {name}" for name, letter in letters.items()]
    return "\n".join([*lines, *legend])
