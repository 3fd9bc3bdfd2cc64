"""Which value each setting has, and where it comes from."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from tui.app.file_state import FileState, settings_of_file
from tui.app.settings.fields import default_of, descriptions, setting_keys, shape_of_setting
from tui.app.settings.reading import FILE_NAME, ReadSettings
from tui.app.themes.finding import choose_theme
from tui.i18n import LANGUAGES, _
from tui.i18n.choosing import asked_for


class Origin(StrEnum):
    """Where a value comes from."""

    DEFAULT = "default"
    SETTINGS = "settings"
    MEETING = "meeting"
    ENVIRONMENT = "environment"
    INSTEAD = "instead"
    """Another is set, which cannot be used."""


class InForce(Struct, frozen=True):
    """A setting as it is.

    Attributes:
        key: The setting.
        value: Its value.
        origin: Where that comes from.
        line: The line of `settings.toml`, where it comes from there; else 0.
        variable: The variable, where it comes from the environment; else `""`.
        why: Why it is not the one that is set, where that cannot be used; else `""`.
    """

    key: str
    value: Any
    origin: Origin = Origin.DEFAULT
    line: int = 0
    variable: str = ""
    why: str = ""

    @property
    def default(self) -> object:
        """The value that it has where nobody has set it."""
        return default_of(self.key)

    @property
    def description(self) -> str:
        """What it is for, in the language in use."""
        return _(descriptions()[self.key])

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that it can be; none where it can be other things too."""
        return shape_of_setting(self.key).choices

    @property
    def source(self) -> str:
        """Where the value comes from, in words."""
        match self.origin:
            case Origin.SETTINGS:
                return f"{FILE_NAME}:{self.line}"
            case Origin.ENVIRONMENT:
                return _("environment: {variable}").format(variable=self.variable)
            case Origin.MEETING:
                return _("this meeting")
            case Origin.INSTEAD:
                return self.why
        return _("by default")


def settings_in_force(
    read: ReadSettings,
    environment: Mapping[str, str],
    colours: str | None,
    state: FileState | None = None,
) -> list[InForce]:
    """All settings as they are, in the order in which they are declared.

    Args:
        read: The user's settings.
        environment: The variables of the environment.
        colours: What the terminal shows, as Rich calls it; None for no colours.
        state: What was kept of the meeting file that is open.
    """
    own = settings_of_file(read.settings, state) if state is not None else read.settings
    found = []
    for key in setting_keys():
        value = getattr(own, key)
        if getattr(state, key, ""):
            setting = InForce(key, value, Origin.MEETING)
        elif key in read.lines:
            setting = InForce(key, value, Origin.SETTINGS, line=read.lines[key])
        else:
            setting = InForce(key, value)
        found.append(_in_environment(setting, environment, colours))
    return found


def _in_environment(
    setting: InForce, environment: Mapping[str, str], colours: str | None
) -> InForce:
    if setting.key == "theme":
        return _theme(setting, no_color=bool(environment.get("NO_COLOR")), colours=colours)
    if setting.key == "language" and not setting.value:
        return _of_locale(environment)
    return setting


def _theme(setting: InForce, *, no_color: bool, colours: str | None) -> InForce:
    """The theme that is used, which is not the one that is set where that cannot be."""
    choice = choose_theme(setting.value, no_color=no_color, colours=colours)
    if not choice.why:
        return setting
    if no_color:
        return InForce("theme", choice.theme.name, Origin.ENVIRONMENT, variable="NO_COLOR")
    return InForce("theme", choice.theme.name, Origin.INSTEAD, why=choice.why)


def _of_locale(environment: Mapping[str, str]) -> InForce:
    """The language that a locale asks for, as gettext understands its variables."""
    language, variable = asked_for(environment)
    if language:
        return InForce("language", language, Origin.ENVIRONMENT, variable=variable)
    return InForce("language", LANGUAGES[0])
