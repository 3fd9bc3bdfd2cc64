"""In which language the command line speaks, its help and the words of click included.

It runs before anything else of every command, so it imports nothing that English does not need.
"""

import gettext
import inspect
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from tui.i18n import LANGUAGES, N_, _, ngettext, use_language
from tui.i18n.choosing import language_of_locale

_AS_IT_IS = "\b"
"""What stands before a paragraph that click does not break into lines."""

_HELP_COLUMNS = 76

CLICK_WORDS = (
    N_("Usage:"),
    N_("[OPTIONS]"),
    N_("integer"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Option {name!r} does not take a value."),
    N_("default: {default}"),
)
"""What click says; it looks for these very words."""


def click_plurals(count: int) -> tuple[str, ...]:
    """What click says of a count."""
    return (
        ngettext(
            "Got unexpected extra argument ({args})",
            "Got unexpected extra arguments ({args})",
            count,
        ),
        ngettext(
            "Option {name!r} requires an argument.",
            "Option {name!r} requires {nargs} arguments.",
            count,
        ),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", count),
    )


def choose_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the user's settings ask for, else their locale."""
    return _language_set(_settings_file(environment)) or language_of_locale(environment)


def _settings_file(environment: Mapping[str, str]) -> Path:
    if sys.platform in ("win32", "darwin"):
        from tui.app.settings.folder import settings_folder  # noqa: PLC0415 -- needs platformdirs

        return settings_folder() / "settings.toml"
    # What platformdirs says here, without the time that it takes to import.
    base = environment.get("XDG_CONFIG_HOME", "").strip()
    return Path(base or os.path.expanduser("~/.config")) / "agenda" / "settings.toml"  # noqa: PTH111 -- never fails


def _language_set(file: Path) -> str:
    """The language in a settings file; `""` for none. What is wrong with the file is said elsewhere."""
    try:
        text = file.read_text("utf-8")
    except (OSError, ValueError):
        return ""
    if "language" not in text:
        return ""
    import tomli  # noqa: PLC0415 -- few set a language

    try:
        language = tomli.loads(text).get("language")
    except (ValueError, RecursionError):
        return ""
    return language if language in LANGUAGES else ""


def speak(language: str, command: click.Group) -> None:
    """Says everything in a language from now on, help and words of click included.

    Args:
        language: One of `LANGUAGES`.
        command: The command line.
    """
    use_language(language)
    if language == LANGUAGES[0]:
        return
    _translate_click()
    for one in (command, *command.commands.values()):
        _translate_command(one)


class HelpFormatter(click.HelpFormatter):
    """Help with the colons of the language in use: French has a blank before one, Chinese its own."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Writes the line that says how a command is called."""
        usage = _("Usage:")
        # A wide colon brings its own room.
        super().write_usage(prog, args, prefix or (f"{usage} " if usage.endswith(":") else usage))

    def write_heading(self, heading: str) -> None:
        """Writes what stands over a list."""
        self.write(_("{heading}:").format(heading=heading) + "\n")


def _translate_click() -> None:
    click.Context.formatter_class = HelpFormatter
    words = (("_", gettext.gettext, _), ("ngettext", gettext.ngettext, ngettext))
    # click takes the catalogs of the whole process by the environment alone.
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "click":
            for word, theirs, ours in words:
                if getattr(module, word, None) is theirs:
                    setattr(module, word, ours)


def help_paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a command's help that are translated, each one line."""
    return (" ".join(part.split()) for part in _parts(text) if not part.startswith(_AS_IT_IS))


def _parts(text: str) -> list[str]:
    return inspect.cleandoc(text).split("\n\n")


def _translated_help(text: str) -> str:
    """Help in the language in use; broken into lines here, for click breaks only at blanks."""
    from tui.text.breaking import wrap  # noqa: PLC0415 -- English does not need it

    shown = []
    for part in _parts(text):
        line = " ".join(part.split())
        lines = [_AS_IT_IS, *wrap(_(line), _HELP_COLUMNS)]
        shown.append(part if part.startswith(_AS_IT_IS) else "\n".join(lines))
    return "\n\n".join(shown)


def _translate_command(command: click.Command) -> None:
    if command.help:
        command.help = _translated_help(command.help)
    if isinstance(command, click.Group) and command.subcommand_metavar:
        command.subcommand_metavar = _(command.subcommand_metavar)
    if command.options_metavar:
        command.options_metavar = _(command.options_metavar)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
        if isinstance(parameter.type, (type(click.INT), click.IntRange)):
            # It is said of what is typed in its place.
            parameter.type.name = _("integer")
