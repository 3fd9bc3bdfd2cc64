"""What `agenda themes` prints."""

import json
import os
from pathlib import Path

from tui.app.file_state import read_file_state, settings_of_file
from tui.app.settings.reading import read_settings
from tui.app.themes.finding import Choice, all_themes, choose_theme, terminal_colours
from tui.app.themes.reading import ThemeFile
from tui.console import safe, say, write, writes_unicode
from tui.i18n import _
from tui.text.cells import cell_width


def list_themes(meeting: Path | None, *, as_json: bool) -> int:
    """Prints all themes, which of them is in force, and what is wrong with them.

    Args:
        meeting: The meeting file that it is in force for, as it may have its own; None for all.
        as_json: Whether to print JSON.

    Returns:
        The exit status: 0, or 1 where something is wrong.
    """
    settings = read_settings()
    themes = all_themes()
    # A theme that is set and not there is a problem of the settings.
    unset = [
        problem.render(str(settings.file))
        for problem in settings.problems
        if problem.path == ("theme",)
    ]
    own = settings.settings
    if meeting is not None:
        own = settings_of_file(own, read_file_state(meeting))
    no_color = bool(os.environ.get("NO_COLOR"))
    choice = choose_theme(own.theme, no_color=no_color, colours=terminal_colours())
    if as_json:
        ascii_only = not writes_unicode()
        write(json.dumps(_values(themes, choice, unset), indent=2, ensure_ascii=ascii_only) + "\n")
    else:
        write(_page(themes, choice) + "".join(f"{line}\n" for line in unset))
        if choice.remark and not choice.wrong:
            say(choice.remark)
    problems = [problem for theme in themes for problem in theme.problems]
    return int(bool(problems or unset))


def _values(themes: list[ThemeFile], choice: Choice, unset: list[str]) -> dict[str, object]:
    return {
        "in_force": choice.theme.name,
        "remark": choice.remark,
        "problems": unset,
        "themes": [
            {
                "name": theme.name,
                "description": theme.description,
                "file": str(theme.path),
                "shipped": not theme.own,
                "problems": [
                    {"line": problem.line, "column": problem.column, "message": problem.message}
                    for problem in theme.problems
                ],
            }
            for theme in themes
        ],
    }


def _page(themes: list[ThemeFile], choice: Choice) -> str:
    """A line a theme: whether it is in force, its name, what it is for, where it is from."""
    sign = "●" if writes_unicode() else "*"
    rows = [
        (
            f"{sign if theme.path == choice.theme.path else ' '} {safe(theme.name)}",
            _("wrong, and not used") if theme.problems else theme.description,
            safe(str(theme.path)) if theme.own else _("ships with the program"),
        )
        for theme in themes
    ]
    widths = [max(cell_width(row[column]) for row in rows) for column in (0, 1)]
    lines = [
        "  ".join(
            [
                *(
                    text + " " * (width - cell_width(text))
                    for text, width in zip(row, widths, strict=False)
                ),
                row[2],
            ]
        ).rstrip()
        for row in rows
    ]
    lines += [problem.render(str(theme.path)) for theme in themes for problem in theme.problems]
    return "".join(f"{line}\n" for line in lines)
