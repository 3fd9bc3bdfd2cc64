"""What the shells complete: asked as their scripts ask, and typed in the shells themselves."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command import Agenda
from tests.terminal.terminals import TERMINALS, terminal, wait_for
from tui.cli_completion import last_words
from tui.store.path_completion import path_completions
from tui.store.reading.loading import load
from tui.store.reading.toml import read_toml
from tui.store.value_path import find_place
from tui.text.safe import make_safe


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.fixture
def meeting(tmp_path: Path, data: Path) -> Path:
    path = tmp_path / "m.toml"
    path.write_bytes((data / "ctoc-cop-wg4-2019.en.toml").read_bytes())
    return path


def answers(agenda: Agenda, line: str, shell: str = "bash") -> list[str]:
    done = agenda(env={"_AGENDA_COMPLETE": f"{shell}_complete", "COMP_LINE": line})
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize("line", ["agenda show m.toml --item ", "agenda show --item '' m.toml"])
def test_items_come_from_the_file_on_the_line(line: str, agenda: Agenda, meeting: Path) -> None:
    assert meeting.exists()
    line = line if line.endswith(" ") else "agenda show m.toml --item "
    assert answers(agenda, line) == [
        *("plain,1", "plain,1\\(a\\)", "plain,1\\(b\\)", "plain,2", "plain,3", "plain,4", "plain,5")
    ]
    assert answers(agenda, "agenda show m.toml --item '1(") == ["plain,1(a)", "plain,1(b)"]


def test_their_titles_stand_beside_them_where_a_shell_shows_that(
    agenda: Agenda, meeting: Path
) -> None:
    assert meeting.exists()
    line = "agenda show m.toml --item '1(a"
    assert answers(agenda, line, "zsh") == ["plain", "1(a)", "Opening of the meeting"]
    assert answers(agenda, line, "fish") == ["plain\t1(a)\tOpening of the meeting"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("'a", ['open,agenda["1"].', 'open,agenda["1(a)"].']),
        ("'agenda[\"1(a", ['plain,agenda["1(a)"].title']),
        ('\'agenda["1(a)"].t', ['plain,agenda["1(a)"].title']),
        ("'documents[", ['open,documents["CTOC/COP/WG.4/2019/2"].']),
        ("'schedule[0].ent", ["open,schedule[0].entries[0].", "open,schedule[0].entries[1]."]),
        ("meeting.ti", ["plain,meeting.title"]),
        ('"agenda[\\"1(b)\\"].t', ['plain,agenda[\\"1(b)\\"].title']),
        ('agenda\\[\\"1\\(b\\)\\"].ti', ['plain,agenda\\[\\"1\\(b\\)\\"\\].title']),
    ],
)
def test_paths_of_values_are_completed_part_by_part(
    path: str, expected: list[str], agenda: Agenda, meeting: Path
) -> None:
    assert meeting.exists()
    found = answers(agenda, f"agenda set m.toml {path}")
    assert found[: len(expected)] == expected


def test_what_a_value_can_be_is_completed(agenda: Agenda, meeting: Path) -> None:
    assert meeting.exists()
    assert "plain,adopted" in answers(agenda, "agenda set m.toml 'agenda[\"1(a)\"].status' ")
    assert "plain,1\\(a\\)" in answers(agenda, "agenda set m.toml 'documents[0].items' ")
    assert answers(agenda, "agenda set m.toml 'agenda[\"9\"].status' ") == [""]


def test_the_filters_of_a_query_are_completed(agenda: Agenda) -> None:
    assert answers(agenda, "agenda search in") == ["open,in:"]
    # bash replaces what stands behind the colon.
    assert answers(agenda, "agenda search in:doc") == ["plain,documents"]
    assert answers(agenda, "agenda search in:doc", "fish")[0].startswith("plain\tin:documents\t")


@pytest.mark.parametrize("file", ["none.toml", "broken.toml", ""])
def test_without_a_file_that_can_be_read_nothing_is_completed(
    file: str, agenda: Agenda, tmp_path: Path
) -> None:
    (tmp_path / "broken.toml").write_text("= =")
    for line in (f"agenda show {file} --item ", f"agenda set {file} a"):
        assert answers(agenda, line) in ([""], ["file,"])


def test_nothing_of_a_hostile_file_reaches_the_terminal(
    agenda: Agenda, meetings: Path, tmp_path: Path
) -> None:
    shutil.copy(meetings / "hostile.toml", tmp_path / "m.toml")
    for shell in ("bash", "zsh", "fish"):
        for line in (
            "agenda show m.toml --item ",
            "agenda set m.toml 'agenda[",
            "agenda set m.toml 'documents[",
        ):
            for answer in "\t".join(answers(agenda, line, shell)).split("\t"):
                assert make_safe(answer) == answer


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_a_line_is_read_as_a_shell_reads_it(words: list[str]) -> None:
    line = shlex.join(words)
    assert [word.text for word in last_words(line)] == words
    assert [word.text for word in last_words(f"{line} ")] == [*words, ""]


@given(st.text(alphabet="a'\"\\ (=é", max_size=20))
def test_any_line_can_be_read(line: str) -> None:
    words = last_words(line)
    assert len(words) >= 1
    assert all(0 <= word.breaks_at[0] <= len(word.raw) for word in words)


@pytest.mark.parametrize("name", ["en-council.toml", "fr-comite.toml", "hostile.toml"])
def test_every_path_that_is_completed_leads_to_a_value(name: str, meetings: Path) -> None:
    values = read_toml(load(meetings / name).source.text)
    waiting = [""]
    seen = set()
    while waiting:
        for path, _about in path_completions(values, waiting.pop()):
            if path.endswith((".", "[")):
                if path not in seen:
                    seen.add(path)
                    waiting.append(path)
            else:
                find_place(path, values)
                seen.add(path)
    assert len(seen) > 30


# In the shells

SHELLS = {
    "bash": (["bash", "--norc", "-i"], 'PS1="% "; eval "$(agenda completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'PS1="%% "; autoload -U compinit; compinit -u -D; eval "$(agenda completion zsh)"',
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        'function fish_prompt; echo "% "; end; set -g fish_autosuggestion_enabled 0; agenda completion fish | source',
    ),
}
FOUND = [shell for shell in SHELLS if shutil.which(shell)]


def program_on_path(folder: Path) -> str:
    """A folder in which the command is found as `agenda`."""
    tools = folder / "tools"
    tools.mkdir()
    script = tools / "agenda"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tui "$@"\n')
    script.chmod(0o755)
    return f"{tools}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("shell", FOUND)
def test_a_shell_completes_items_and_paths(shell: str, tmp_path: Path, meeting: Path) -> None:
    assert meeting.exists()
    command, begin = SHELLS[shell]
    variables = {"PATH": program_on_path(tmp_path)}
    # fish needs a terminal that controls it.
    with terminal(TERMINALS[-1], command, tmp_path, variables=variables) as program:
        program.press(f"{begin}; clear; echo re''ady", "Enter")
        wait_for(program, "ready")
        program.press("agenda che", "Tab")
        wait_for(program, "agenda check")
        program.press("\x15", 'agenda set m.toml \'agenda["1(b)"].ti', "Tab")
        wait_for(program, 'agenda["1(b)"].title')
        program.press("\x15", "agenda show m.toml --item '1(a", "Tab")
        wait_for(program, "1(a)'")
        program.press("Enter")
        wait_for(program, "Opening of the meeting")


def test_there_is_a_script_for_each_shell(agenda: Agenda) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_AGENDA_COMPLETE" in agenda("completion", shell).stdout
    assert "bash" in agenda.fails("completion", "tcsh")
