"""The settings one by one: what each can be, what it is for, and what a wrong value is called."""

from collections.abc import Mapping
from functools import cache

import msgspec

from tui.app.settings.declared import Settings
from tui.app.themes.finding import theme_names
from tui.i18n import _
from tui.meeting.checks import Nearest
from tui.meeting.problems import quoted
from tui.store.fields import EditedField, descriptions_of
from tui.store.reading.shape import Shape, convert, fields_of
from tui.store.reading.wording import described, expected, hint

_LANGUAGES = {
    "en": "English",
    "fr": "français",
    "es": "español",
    "ru": "русский",
    "ar": "العربية",
    "zh": "中文",
}
"""Each language in its own words, for those who do not read the one in use."""


def setting_keys() -> tuple[str, ...]:
    """The keys of all settings, in the order in which they are declared."""
    return tuple(fields_of(Settings))


def shape_of_setting(key: str) -> Shape:
    """What the value of a setting should be, the names of the themes that there are included."""
    shape = fields_of(Settings)[key].shape
    if key == "theme":
        return msgspec.structs.replace(shape, choices=_themes())
    return shape


@cache
def descriptions() -> Mapping[str, str]:
    """What each setting is for, by key, as it is declared."""
    return descriptions_of(Settings)


def choice_words(key: str, choice: str) -> str:
    """What a list to pick from says for a value of a setting."""
    if key == "language" and choice in _LANGUAGES:
        return f"{choice}  {_LANGUAGES[choice]}"
    return choice


def default_of(key: str) -> object:
    """The value that a setting has where nobody has set it."""
    return getattr(Settings(), fields_of(Settings)[key].name)


def edited_setting(key: str) -> EditedField:
    """A setting as what can be typed for it."""
    field = msgspec.structs.replace(fields_of(Settings)[key], shape=shape_of_setting(key))
    return EditedField((), field, _(descriptions()[key]))


def wrong_value(key: str, value: object, nearest: Nearest) -> str:
    """Why a value is none for a setting, and what would be; `""` where it is right.

    Args:
        key: The setting.
        value: The value, as `tomllib` reads it.
        nearest: Finds the name that a misspelt one stands for.
    """
    shape = shape_of_setting(key)
    try:
        converted = convert(value, shape.annotation)
    except msgspec.ValidationError:
        pass
    else:
        if not shape.choices or converted in {*shape.choices, default_of(key)}:
            return ""
    words = _("{key} is {value}; expected {expected}")
    said = words.format(key=key, value=described(value), expected=expected(shape))
    return said + hint(value, shape, key, nearest)


def unknown_setting(key: str, nearest: Nearest) -> str:
    """That there is no setting of a name, so that it does nothing, and which may be meant."""
    meant = nearest(key, setting_keys())
    if meant:
        words = _("there is no setting {key}, so it does nothing; did you mean {name}?")
        return words.format(key=quoted(key), name=meant)
    words = _("there is no setting {key}, so it does nothing; `agenda config` lists all")
    return words.format(key=quoted(key))


def _themes() -> tuple[str, ...]:
    return tuple(sorted(theme_names()))
