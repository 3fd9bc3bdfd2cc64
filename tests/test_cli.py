import fcntl
import json
import os
import pty
import resource
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.command import PROGRAM, Agenda
from tui.cli import cli
from tui.exports.plain import meeting_page
from tui.store.reading.loading import load
from tui.text.cells import cell_width

MISSPELT = "misspelt-keys.toml"


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A meeting whose page is longer than what a pipe holds."""
    file = tmp_path / "long.toml"
    head = '[meeting]\ntitle = "Long"\nlanguage = "en"\nstart = 2024-01-09\nend = 2024-01-09\n'
    items = (f'[[agenda]]\nnumber = "{n}"\ntitle = "{"word " * 30}"\n' for n in range(3000))
    file.write_text(f"format = 1\n{head}{''.join(items)}")
    return file


def page_of(file: Path, width: int = 80) -> str:
    meeting = load(file).meeting
    assert meeting is not None
    return meeting_page(meeting, width)


def test_show_prints_the_page(agenda: Agenda, shipped: Path) -> None:
    done = agenda("show", shipped)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == page_of(shipped)


def test_without_a_terminal_a_file_is_printed_as_by_show(agenda: Agenda, shipped: Path) -> None:
    assert agenda(shipped).stdout == page_of(shipped)


def test_without_a_file_and_a_terminal_the_shipped_meeting_is_printed(
    agenda: Agenda, shipped: Path
) -> None:
    assert agenda().stdout == page_of(shipped)


def test_a_file_may_be_called_like_a_command_or_an_option(agenda: Agenda, shipped: Path) -> None:
    for name in ("show", "-x", "--version"):
        (agenda.folder / name).write_bytes(shipped.read_bytes())
        assert agenda("--", name).stdout == page_of(shipped)
    assert agenda("./show").stdout == page_of(shipped)
    assert agenda("show", "show").stdout == page_of(shipped)


def test_the_width_may_be_chosen(agenda: Agenda, shipped: Path) -> None:
    assert agenda("show", shipped, "--width", "40").stdout == page_of(shipped, 40)


@pytest.mark.parametrize(("columns", "width"), [(60, 60), (200, 100), (5, 20), (0, 80)])
def test_on_a_terminal_the_page_has_its_width(
    agenda: Agenda, shipped: Path, columns: int, width: int
) -> None:
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*PROGRAM, "show", shipped],
        env=agenda.environment,
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    output = b""
    try:
        while chunk := os.read(reader, 65536):
            output += chunk
    except OSError:
        pass  # how Linux says that the other side of a terminal was closed
    os.close(reader)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert output.decode().replace("\r\n", "\n") == page_of(shipped, width)


def test_parts_are_printed_alone(agenda: Agenda, shipped: Path) -> None:
    done = agenda("show", shipped, "--part", "schedule", "--part", "agenda")
    assert "临时议程" in done.stdout
    assert "上午10时至下午1时" in done.stdout
    assert "http://undocs.org" not in done.stdout


@pytest.mark.parametrize("name", ["1(b)", "1 (B)", "１（ｂ）"])
def test_an_item_is_printed_alone_however_it_is_written(
    agenda: Agenda, shipped: Path, name: str
) -> None:
    done = agenda("show", shipped, "--item", name)
    assert done.stdout.startswith("1.  组织事项\n(b) 通过议程和安排工作\n")
    assert "其他事项" not in done.stdout


def test_an_unknown_item_has_the_nearest_suggested(agenda: Agenda, shipped: Path) -> None:
    assert agenda.fails("show", shipped, "--item", "1(c)").endswith("; did you mean 1(b)?")
    assert "--part agenda" in agenda.fails("show", shipped, "--item", "preamble")


def test_json_is_the_meeting_and_takes_item_and_part(agenda: Agenda, shipped: Path) -> None:
    whole = json.loads(agenda("show", shipped, "--json").stdout)
    assert whole["meeting"]["title"] == "贩运人口问题工作组"
    assert len(whole["agenda"]) == 7
    some = json.loads(agenda("show", shipped, "--json", "--item", "1", "--part", "agenda").stdout)
    assert [item["number"] for item in some["agenda"]] == ["1", "1(a)", "1(b)"]
    assert "schedule" not in some


def test_what_is_wrong_is_left_out_and_said(agenda: Agenda, meetings: Path) -> None:
    file = meetings / "broken" / "wrong-types.toml"
    done = agenda("show", file)
    assert done.returncode == 0
    assert done.stdout == page_of(file)
    count = load(file).left_out
    assert done.stderr == (
        f"agenda: {file}: {count} things are wrong and left out; run `agenda check {file}`\n"
    )


def test_warnings_are_for_check_alone(agenda: Agenda, meetings: Path) -> None:
    assert agenda("show", meetings / "broken" / "level-jumps.toml").stderr == ""


def test_what_is_no_meeting_cannot_be_shown(agenda: Agenda, meetings: Path) -> None:
    file = meetings / "broken" / "syntax-error.toml"
    for words in (("show", file), (file,)):
        assert agenda.fails(*words).startswith(f"agenda: {file}:")
    folder = agenda.fails("show", meetings)
    assert folder.startswith(f"agenda: {meetings}: is a folder; ")


def test_a_file_that_is_not_there_is_named(agenda: Agenda) -> None:
    missing = "agenda: no such file: x.toml; check the name and the folder"
    assert agenda.fails("x.toml") == missing
    assert agenda.fails("show", "x.toml") == missing
    assert agenda.fails("check", "x.toml") == missing
    assert agenda.fails("--", "show").startswith("agenda: no such file: show; check")


def test_the_name_of_a_file_cannot_change_the_terminal(agenda: Agenda) -> None:
    assert agenda.fails("show", "\x1b[2J\n.toml").startswith("agenda: no such file: ␛[2J␊.toml;")


def test_a_name_that_is_no_utf_8_is_said(agenda: Agenda) -> None:
    done = subprocess.run(
        [*PROGRAM, "show", b"\xff\xfe.toml"],
        env=agenda.environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"agenda: no such file: ")


def test_a_misspelt_command_has_the_nearest_suggested(agenda: Agenda) -> None:
    assert agenda.fails("chekc").endswith("; did you mean `agenda check`?")
    assert agenda.fails("shwo", "a.toml").endswith("; did you mean `agenda show`?")


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("check",),
        ("--nonsense",),
        ("show", "a.toml", "b.toml"),
        ("show", "a.toml", "--nonsense"),
        ("show", "a.toml", "--part", "annotation"),
        ("show", "a.toml", "--width", "19"),
        ("show", "a.toml", "--width", "wide"),
        ("show", "a.toml", "--item"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_says_in_a_line_what_to_do(agenda: Agenda, words: tuple[str, ...]) -> None:
    line = agenda.fails(*words)
    assert line.startswith("agenda: ")
    assert "; see `agenda" in line


def test_one_file_is_opened_at_a_time(agenda: Agenda, shipped: Path) -> None:
    assert "one file" in agenda.fails(shipped, shipped)


def test_check_lists_problems_with_their_places(agenda: Agenda, meetings: Path) -> None:
    file = meetings / "broken" / MISSPELT
    done = agenda("check", file)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines == [problem.render(str(file)) for problem in load(file).problems]
    places = [tuple(map(int, line.removeprefix(f"{file}:").split(":")[:2])) for line in lines]
    assert places == sorted(places)


def test_check_says_nothing_of_a_file_without_problems(agenda: Agenda, data: Path) -> None:
    done = agenda("check", *sorted(data.glob("ctoc-*.toml")))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_of_private_notes_lists_what_is_wrong_in_them(
    agenda: Agenda, shipped: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.toml").write_bytes(shipped.read_bytes())
    notes = tmp_path / "x.notes.toml"
    notes.write_text('[[notes]]\ntext = "fine"\n', "utf-8")
    assert agenda("check", "x.notes.toml").returncode == 0
    notes.write_text("[[notes]]\ntext = 5\n", "utf-8")
    before = agenda("check", "x.toml").stdout
    done = agenda("check", "x.notes.toml")
    assert done.returncode == 1
    assert done.stdout.startswith("x.notes.toml:2:8: error: text is the number 5")
    # They are nobody's business who checks the meeting.
    assert "notes" not in before
    notes.write_text("[notes", "utf-8")
    done = agenda("check", "x.notes.toml")
    assert done.returncode == 2
    assert done.stdout.startswith("x.notes.toml:1:7: error: is not TOML")


@pytest.mark.parametrize("words", [("show",), ("search", "x"), ()], ids=["show", "search", "open"])
def test_who_opens_private_notes_is_told_what_to_open(
    words: tuple[str, ...], agenda: Agenda, tmp_path: Path
) -> None:
    (tmp_path / "x.notes.toml").write_text('[[notes]]\ntext = "fine"\n', "utf-8")
    said = "they belong to x.toml, which is not there"
    assert said in agenda(*words, "x.notes.toml").stderr
    (tmp_path / "x.toml").write_bytes(b"")
    said = "these are the private notes on x.toml, and no meeting; open x.toml"
    assert said in agenda(*words, "x.notes.toml").stderr


def test_check_goes_on_behind_a_file_that_cannot_be_read(agenda: Agenda, meetings: Path) -> None:
    syntax, misspelt = (meetings / "broken" / name for name in ("syntax-error.toml", MISSPELT))
    done = agenda("check", "x.toml", syntax, misspelt)
    assert done.returncode == 2
    assert done.stderr == "agenda: no such file: x.toml; check the name and the folder\n"
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == {
        str(syntax),
        str(misspelt),
    }


def test_every_file_of_the_tests_is_shown_or_refused(agenda: Agenda, meetings: Path) -> None:
    for file in sorted((meetings / "broken").glob("*.toml")):
        done = agenda("show", file)
        assert done.returncode == (0 if load(file).meeting else 2)


def test_a_reader_that_goes_away_is_no_error(agenda: Agenda, long_file: Path) -> None:
    process = agenda.start("show", long_file)
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline() == b"Long\n"
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


def test_ctrl_c_ends_without_a_traceback(agenda: Agenda, long_file: Path) -> None:
    process = agenda.start("show", long_file)
    assert process.stdout
    assert process.stdout.read(1) == b"L"  # the rest does not fit into the pipe
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.strip() == b""


def test_output_that_cannot_be_written_is_said(agenda: Agenda, shipped: Path) -> None:
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, "show", shipped],
        env=agenda.environment,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert b"Traceback" not in closed.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb18030"])
def test_any_encoding_of_the_output_will_do(agenda: Agenda, shipped: Path, encoding: str) -> None:
    def output(*words: str | Path) -> bytes:
        done = subprocess.run(
            [*PROGRAM, *words],
            env=agenda.environment | {"PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout

    page = page_of(shipped).encode(encoding, errors="backslashreplace")
    assert output("show", shipped) == page
    about = json.loads(output("show", shipped, "--json"))["meeting"]
    assert about["title"] == "贩运人口问题工作组"


def test_in_the_c_locale_the_page_is_the_same(agenda: Agenda, shipped: Path) -> None:
    done = agenda("show", shipped, env={"LANG": "C", "LC_ALL": "C"})
    assert done.returncode == 0
    assert done.stdout


def test_help_and_version_are_printed(agenda: Agenda) -> None:
    for words in (("--help",), ("x.toml", "--help")):
        done = agenda(*words)
        assert done.returncode == 0
        assert done.stdout.startswith("Usage: agenda [FILE | FOLDER | COMMAND …]\n")
    for name, command in cli.commands.items():
        assert f"  {name} " in agenda("--help").stdout
        assert agenda(name, "--help").stdout.startswith(f"Usage: agenda {name} ")
        assert command.help
    assert agenda("--version").stdout.startswith("agenda ")
    assert all(cell_width(line) <= 80 for line in agenda("--help").stdout.splitlines())


def test_the_shell_completes_commands_files_and_options(agenda: Agenda) -> None:
    def completions(line: str) -> list[str]:
        env = {"_AGENDA_COMPLETE": "bash_complete", "COMP_LINE": line}
        return agenda(env=env).stdout.split()

    commands = completions("agenda ")
    assert {"plain,check", "plain,config", "plain,show"} <= set(commands)
    assert commands == [*(f"plain,{name}" for name in sorted(cli.commands)), "file,"]
    assert completions("agenda show ") == ["file,"]
    assert completions("agenda show x --pa") == ["plain,--part"]
    assert "plain,schedule" in completions("agenda show x --part s")
    assert completions("agenda new x --language z") == ["plain,zh"]


@pytest.mark.parametrize("arguments", [["--help"], ["show", "--help"], ["check", "--help"]])
def test_help_that_cannot_be_written_is_no_traceback(arguments: list[str], tmp_path: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with (tmp_path / "full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            preexec_fn=no_room,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
            cwd=tmp_path,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("agenda: the output cannot be written")
    assert done.stderr.count("\n") == 1
