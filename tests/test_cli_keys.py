"""`agenda keys` prints the keys in force and where they come from."""

import json
from pathlib import Path

import pytest

from tests.command import Agenda
from tui.app.commands.table import COMMANDS


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.fixture
def file(agenda: Agenda) -> Path:
    file = agenda.folder / "home" / "agenda" / "keymap.toml"
    file.parent.mkdir()
    return file


def test_every_command_is_printed_with_its_keys_and_where_they_come_from(
    agenda: Agenda, file: Path
) -> None:
    file.write_text('# mine\n"item.next" = ["F8", "F9"]\n')
    (file.parent / "settings.toml").write_text('keymap = "emacs"\n')
    done = agenda.run("keys")
    lines = [line.split() for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert lines[0] == ["keymap", "emacs"]
    assert ["F8", "F9", "item.next", "keymap.toml:2"] in [line[:4] for line in lines]
    assert ["Ctrl-x", "Ctrl-s", "save", "emacs"] in [line[:4] for line in lines]
    assert ["!", "problems", "default"] in [line[:3] for line in lines]
    words = {word for line in lines for word in line}
    assert all(command.id in words for command in COMMANDS)


def test_json_has_all_of_it(agenda: Agenda, file: Path) -> None:
    file.write_text('"item.next" = ["m"]\n')
    found = json.loads(agenda.run("keys", "--json").stdout)
    assert found["file"] == str(file)
    assert found["keymap"] == "default"
    assert [each["id"] for each in found["commands"]] == [command.id for command in COMMANDS]
    (one,) = [each for each in found["commands"] if each["id"] == "item.next"]
    assert one == {
        "id": "item.next",
        "keys": ["m"],
        "where": "In a meeting",
        "does": "Go to the next agenda item, from any pane",
        "from": "keymap.toml:1",
    }


def test_what_is_wrong_is_listed_and_told_by_the_exit_status(agenda: Agenda, file: Path) -> None:
    file.write_text('"item.nxt" = "m"\nsave = "Ctrl-pgdwn"\n')
    done = agenda.run("keys")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        f"agenda: {file}:1:1: error: there is no command “item.nxt”; did you mean “item.next”?",
        f"agenda: {file}:2:8: error: there is no key “Ctrl-pgdwn”; did you mean Ctrl-PgDn?",
    ]
    assert "Save the meeting file" in done.stdout.decode()
