import stat
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.command import PROGRAM, Agenda
from tui.meeting.words import LANGUAGES
from tui.store.editing.edits import value_at
from tui.store.new_file import new_text
from tui.store.reading.loading import load
from tui.store.value_path import find_place

DAY = "2026-11-23"
LATER = "the file has format 2, and this program knows only 1"


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new meeting."""
    file = tmp_path / "m.toml"
    file.write_text(new_text("en", date.fromisoformat(DAY)), "utf-8")
    return file


def values(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8-sig"))


# agenda set


def test_a_value_is_set_and_nothing_else_changes(agenda: Agenda, file: Path) -> None:
    before = file.read_bytes()
    done = agenda("set", file, "meeting.title", "Committee on Space")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes() == before.replace(b'"New meeting"', b'"Committee on Space"')


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("meeting.end", "2026-11-25", date(2026, 11, 25)),
        ("meeting.city", "Vienna", "Vienna"),
        ('agenda["1(a)"].annotation', "One.\n\nTwo.", "One.\n\nTwo."),
        ("agenda[2].status", "adopted", "adopted"),
        ("agenda[2].minutes", "30", 30),
        ("agenda[2].footnotes", "a, b\nc", ["a, b", "c"]),
        ('documents["Background paper"].items', "1, 1(a)\n2", ["1", "1(a)", "2"]),
        ("documents[0].files", "en = a.pdf\nfr = b=c.pdf", {"en": "a.pdf", "fr": "b=c.pdf"}),
        ("schedule[0].entries[1].continued", "true", True),
        ("headings.agenda", "Agenda", "Agenda"),
    ],
)
def test_every_kind_of_value_can_be_set(
    agenda: Agenda, file: Path, path: str, value: str, found: object
) -> None:
    assert agenda("set", file, path, value).returncode == 0
    now = values(file)
    assert value_at(now, find_place(path, now).path) == found


def test_what_refers_to_a_number_that_is_taken_out_is_said(agenda: Agenda, file: Path) -> None:
    done = agenda("set", file, 'agenda["2"].number', "")
    assert done.returncode == 0
    assert 'there is no agenda item with the id "2"' in done.stderr


def test_times_are_typed_as_in_the_viewer(agenda: Agenda, file: Path) -> None:
    assert agenda("set", file, "schedule[0].start", "9:30").returncode == 0
    assert b"\nstart = 09:30:00\n" in file.read_bytes()


def test_with_the_number_of_an_item_what_refers_to_it_changes(agenda: Agenda, file: Path) -> None:
    assert agenda("set", file, 'agenda["2"].number', "3").returncode == 0
    now = values(file)
    assert now["agenda"][2]["number"] == "3"
    assert now["documents"][0]["items"] == ["3"]
    assert now["schedule"][0]["entries"][1]["item"] == "3"
    assert agenda("set", file, 'agenda["3"].id', "debate").returncode == 0
    assert values(file)["documents"][0]["items"] == ["debate"]
    assert agenda("set", file, "documents[0].items", "1,3").returncode == 0
    assert values(file)["documents"][0]["items"] == ["1", "debate"]


def test_an_empty_value_takes_a_key_out(agenda: Agenda, file: Path) -> None:
    agenda("set", file, "meeting.city", "Vienna")
    assert agenda("set", file, "meeting.city", "").returncode == 0
    assert "city" not in values(file)["meeting"]
    assert agenda("set", file, "meeting.city", "").returncode == 0
    message = agenda.fails("set", file, "meeting.start", "")
    assert "meeting.start is required and cannot be taken out; give a local date" in message


def test_where_nothing_has_to_change_the_file_is_left_alone(agenda: Agenda, file: Path) -> None:
    before = file.stat()
    assert agenda("set", file, "meeting.title", "New meeting").returncode == 0
    after = file.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_value_comes_from_standard_input(agenda: Agenda, file: Path) -> None:
    text = "\ufeffFirst — 第一段。\r\n\r\nSecond.\r\n"
    done = agenda.run("set", file, "agenda[1].annotation", "-", given=text.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert values(file)["agenda"][1]["annotation"] == "First — 第一段。\n\nSecond."
    assert agenda.run("set", file, "meeting.title", "-", given=b"-\n").returncode == 0
    assert values(file)["meeting"]["title"] == "-"


def test_standard_input_that_is_no_text_is_refused(agenda: Agenda, file: Path) -> None:
    before = file.read_bytes()
    done = agenda.run("set", file, "meeting.title", "-", given=b"ab\xff")
    assert done.returncode == 2
    assert b"standard input is not in UTF-8: byte 3 is wrong" in done.stderr
    done = agenda.run("set", file, "meeting.title", b"\xff")
    assert done.returncode == 2
    assert b"no UTF-8" in done.stderr
    assert file.read_bytes() == before


def test_without_standard_input_an_empty_value_is_read(agenda: Agenda, file: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *PROGRAM, "set", file, "headings.agenda", "-"],
        env=agenda.environment,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert b"Traceback" not in done.stderr


def test_a_value_may_begin_with_a_dash(agenda: Agenda, file: Path) -> None:
    assert agenda("set", file, "meeting.title", "--", "--output").returncode == 0
    assert values(file)["meeting"]["title"] == "--output"


def test_mark_line_ends_and_mode_stay_and_a_link_is_followed(
    agenda: Agenda, file: Path, tmp_path: Path
) -> None:
    text = file.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text)
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to("m.toml")
    before = file.read_bytes()
    assert agenda("set", link, "agenda[1].annotation", "One.\n\nTwo.").returncode == 0
    after = file.read_bytes()
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert after == before.replace(b"The meeting will be opened at 10 a.m.", b"One.\r\n\r\nTwo.")


def test_output_prints_the_bytes_of_the_new_file(agenda: Agenda, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    for encoding in ("utf-8", "ascii"):
        agenda.environment["PYTHONIOENCODING"] = encoding
        done = agenda.run("set", file, "meeting.title", "会议", "--output", "-")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == before.replace(b"New meeting", "会议".encode())
    assert file.read_bytes() == before


def test_output_goes_to_another_file_and_never_over_one(agenda: Agenda, file: Path) -> None:
    before = file.read_bytes()
    assert agenda("set", file, "meeting.title", "Other", "-o", "other.toml").returncode == 0
    other = file.with_name("other.toml")
    assert (file.read_bytes(), values(other)["meeting"]["title"]) == (before, "Other")
    for value in ("Other", "A third"):
        message = agenda.fails("set", file, "meeting.title", value, "-o", "other.toml")
        assert message.startswith("agenda: other.toml is there already and is not written over; ")
    assert values(other)["meeting"]["title"] == "Other"
    assert "missing" in agenda.fails("set", file, "meeting.title", "x", "-o", "missing/x.toml")


def test_output_may_be_the_file_itself(agenda: Agenda, file: Path, tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to("m.toml")
    assert agenda("set", file, "meeting.title", "Same", "-o", "link.toml").returncode == 0
    assert values(file)["meeting"]["title"] == "Same"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("meeting.titel", "x", 'no key "titel" in meeting; did you mean title?'),
        ('agenda["1a"].title', "x", 'no agenda item "1a"; did you mean agenda["1(a)"]?'),
        ("agenda[9].title", "x", "no agenda[9]; there is agenda[0] to agenda[2]"),
        ("agenda[1(a)].title", "x", 'put the name in quotes: ["1(a)"]'),
        ("agenda", "x", "is a list of tables; name a value in it, as in agenda[0].title"),
        ("meeting", "x", "is a table; name a value in it, as in meeting.title"),
        ("schedule[0].entries", "x", "name a value in it, as in schedule[0].entries[0].item"),
        ("format", "2", "format says how the whole file is written"),
        ("meeting.start", "9 September", "expected a local date such as 2019-09-09, not the text"),
        ("schedule[0].start", "10:00:00:00", "expected a local time"),
        ("schedule[0].start", "25:00", "there is no hour 25; "),
        ("agenda[2].minutes", "-5", "no such option"),
        ("agenda[2].minutes", "1.5", "expected a whole number, 0 or more"),
        ("agenda[2].status", "adoptd", "did you mean adopted?"),
        ("schedule[0].entries[0].continued", "yes", "expected true or false"),
        ("documents[0].files", "a.pdf", "write key = text, a line for each"),
        ("documents[0].items", "2,3x", 'documents[0].items: there is no agenda item "3x"; '),
        ("schedule[0].entries[0].item", "1,2", 'there is no agenda item "1,2"; '),
        ('agenda["2"].number', "1", "another agenda item is already called 1"),
    ],
)
def test_what_cannot_be_set_is_said_and_nothing_is_written(
    agenda: Agenda, file: Path, path: str, value: str, message: str
) -> None:
    before = file.read_bytes()
    line = agenda.fails("set", file, path, value)
    assert line.startswith("agenda: ")
    assert message in line
    assert file.read_bytes() == before


def test_a_value_that_is_wrong_in_the_file_can_be_mended(agenda: Agenda, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"start = 10:00:00", b'start = "10:00"'))
    assert load(file).left_out
    assert agenda("set", file, "schedule[0].start", "10:00").returncode == 0
    assert load(file).problems == ()
    file.write_bytes(file.read_bytes().replace(b'number = "2"', b"number = 2"))
    assert agenda("set", file, "agenda[2].number", "").returncode == 0
    assert "number" not in values(file)["agenda"][2]


def test_what_is_wrong_since_the_change_is_said(agenda: Agenda, file: Path) -> None:
    done = agenda("set", file, "meeting.end", "2026-11-20")
    assert done.returncode == 0
    assert done.stderr.startswith(f"agenda: {file}:15:12: ")
    assert "m.toml:15:12: warning: the meeting ends on 2026-11-20, before it begins" in done.stderr
    assert agenda("set", file, "meeting.city", "Vienna").stderr == ""


def test_a_file_that_is_no_meeting_or_a_later_one_is_left_alone(
    agenda: Agenda, file: Path, meetings: Path
) -> None:
    assert "no such file: x.toml" in agenda.fails("set", "x.toml", "meeting.title", "x")
    syntax = meetings / "broken" / "syntax-error.toml"
    assert agenda.fails("set", syntax, "meeting.title", "x").startswith(f"agenda: {syntax}:")
    file.write_bytes(file.read_bytes().replace(b"format = 1", b"format = 2"))
    assert LATER in agenda.fails("set", file, "meeting.title", "x", "-o", "-")


# agenda new


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_passes_the_check(agenda: Agenda, tmp_path: Path, language: str) -> None:
    done = agenda("new", "n.toml", "--language", language, "--start", DAY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    file = tmp_path / "n.toml"
    assert file.read_bytes().decode() == new_text(language, date.fromisoformat(DAY))
    done = agenda("check", "n.toml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_new_file_is_in_english_and_begins_today(agenda: Agenda) -> None:
    days = [date.today()]  # noqa: DTZ011 -- as the one who calls it has it
    done = agenda("new", "-")
    days.append(date.today())  # noqa: DTZ011
    assert done.returncode == 0
    assert done.stdout in [new_text("en", day) for day in days]


def test_a_new_file_never_takes_the_place_of_another(
    agenda: Agenda, file: Path, tmp_path: Path
) -> None:
    before = file.read_bytes()
    message = agenda.fails("new", file, "--start", DAY)
    assert message.startswith(f"agenda: {file} is there already and is not written over; ")
    assert file.read_bytes() == before
    assert "is there already" in agenda.fails("new", tmp_path)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("n.toml", "--start", "tomorrow"), "tomorrow is no day; write --start as in 2019-09-09"),
        (("n.toml", "--start", "2019-02-30"), "2019-02-30 is no day"),
        (("n.toml", "--language", "tlh"), "choose one of en, fr, es, ru, ar, zh"),
        (("n.toml", "--language", "\x1b[2J"), "in the language ␛[2J; "),
        (("missing/n.toml",), "was not written: the folder "),
        (("n" * 300,), "was not written: "),
        ((), "see `agenda new --help`"),
    ],
)
def test_what_cannot_be_begun_is_said(
    agenda: Agenda, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    assert message in agenda.fails("new", *words)
    assert [entry.name for entry in tmp_path.iterdir()] == ["home"]
