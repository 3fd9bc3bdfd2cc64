from tui.app.settings.declared import Settings
from tui.i18n import use_language
from tui.meeting.values import KEYS, key_words
from tui.store.fields import STRUCTS
from tui.store.reading.shape import fields_of


def test_the_keys_that_have_words_are_those_of_the_format_and_of_the_settings() -> None:
    structs = [*STRUCTS.values(), Settings]
    keys = {key.replace("_", " ") for struct in structs for key in fields_of(struct)}
    assert set(KEYS) == keys


def test_a_key_is_said_in_the_language_of_the_program() -> None:
    use_language("fr")
    assert key_words("submitted_by") == "présenté par"


def test_a_key_that_is_not_of_the_format_stays_as_it_is() -> None:
    assert key_words("my_own") == "my own"
