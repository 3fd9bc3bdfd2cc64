"""`agenda import --update`."""

from contextlib import AbstractContextManager
from datetime import time as clock
from pathlib import Path

import pytest
from msgspec import structs

from tests.command import Agenda
from tests.papers.test_importing import PAPERS, SEED, meeting_of, outline, programme, texts
from tests.papers.typeset import as_typed, paper_of
from tests.terminal.terminals import Terminal, terminal, wait_for, wait_for_exit
from tests.terminal.terminals import agenda as program_words
from tui.meeting.model import AgendaItem, Meeting
from tui.papers.importing import import_paper
from tui.papers.reading import read_blocks
from tui.resources import data_folder


def paper(*items: tuple[str, str]) -> str:
    """A paper with items, each with a title and a text."""
    titles = [f"{at}. {title}" for at, (title, _text) in enumerate(items, 1)]
    texts = [f"{at}. {title}\n\n{text}" for at, (title, text) in enumerate(items, 1)]
    rows = [f"{at}   {title}" for at, (title, _text) in enumerate(items, 1)]
    parts = [
        "Board of the Club\n\nLondon, 4 March 2024\n\nAgenda",
        "\n".join(titles),
        "Annotations",
        *texts,
        "Proposed organization of work\n\nMonday, 4 March 2024",
        "10 a.m. to 1 p.m.   " + "\n".join(rows),
    ]
    return "\n\n".join(parts) + "\n"


APOLOGIES = ("Apologies", "Apologies are received.")
MINUTES = ("Minutes", "The minutes of February are approved.")
REPORT = ("Report of the treasurer", "The treasurer reports on the accounts of the club for 2023.")
OTHER = ("Any other business", "Members may raise other matters.")
PAPER = paper(APOLOGIES, MINUTES, REPORT, OTHER)
REVISED = paper(
    APOLOGIES,
    ("Minutes of the last meeting", MINUTES[1]),
    ("New ground", "A new ground is looked for."),
    REPORT,
    OTHER,
)


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.fixture
def file(tmp_path: Path, agenda: Agenda) -> Path:
    """The file of the paper, with what somebody has written into it."""
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    (tmp_path / "revised.txt").write_text(REVISED, "utf-8")
    assert agenda("import", "paper.txt", "-o", "m.toml").returncode == 0
    file = tmp_path / "m.toml"
    text = file.read_text("utf-8").replace("[[agenda]]", "# Mine.\n[[agenda]]", 1)
    file.write_text(text, "utf-8")
    assert agenda("set", "m.toml", 'agenda["3"].outcome', "Accepted.").returncode == 0
    return file


CHANGES = """\
item 2: title: “Minutes” → “Minutes of the last meeting”
item 3: number: “3” → “4”
item 4: number: “4” → “5”
new: item 3: New ground
sitting 2024-03-04 10:00: now with item 3
"""


def test_the_shipped_meeting_is_as_its_paper_byte_for_byte(agenda: Agenda, tmp_path: Path) -> None:
    shipped = data_folder() / "ctoc-cop-wg4-2019.zh.toml"
    file = tmp_path / "m.toml"
    file.write_bytes(shipped.read_bytes())
    done = agenda("import", SEED, "--update", file)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"agenda: {file}: nothing changes\n"
    assert file.read_bytes() == shipped.read_bytes()


def test_what_changes_is_printed_and_written_and_what_people_wrote_stays(
    agenda: Agenda, file: Path
) -> None:
    done = agenda("import", "revised.txt", "--update", "m.toml")
    assert (done.returncode, done.stdout, done.stderr) == (0, CHANGES, "")
    meeting = meeting_of(file)
    assert [(item.number, item.title, item.outcome) for item in meeting.agenda] == [
        ("1", "Apologies", ""),
        ("2", "Minutes of the last meeting", ""),
        ("3", "New ground", ""),
        ("4", "Report of the treasurer", "Accepted."),
        ("5", "Any other business", ""),
    ]
    assert "# Mine.\n[[agenda]]" in file.read_text("utf-8")
    after = file.read_bytes()
    again = agenda("import", "revised.txt", "--update", "m.toml")
    assert (again.returncode, again.stdout) == (0, "")
    assert file.read_bytes() == after


def revise(meeting: Meeting) -> Meeting:
    """A meeting whose paper was revised: a title, a text, a new item, hours, a text more."""
    first, *rest = meeting.agenda
    last = rest[-1]
    numbers = [item.number for item in meeting.agenda if item.level == 1]
    new = AgendaItem(number=str(len(numbers) + 1), title=last.title + " " + first.title)
    rest[-1] = structs.replace(last, annotation=first.title + "\n\n" + last.annotation)
    sitting, *others = meeting.schedule
    return structs.replace(
        meeting,
        agenda=(structs.replace(first, title=first.title + " " + last.title), *rest, new),
        schedule=(structs.replace(sitting, start=clock(9, 0)), *others),
    )


@pytest.mark.parametrize("tag", PAPERS)
def test_a_revised_paper_comes_into_its_file_in_each_language(
    agenda: Agenda, tmp_path: Path, tag: str
) -> None:
    before = meeting_of(PAPERS[tag])
    paper, revised = tmp_path / "paper.txt", tmp_path / "revised.txt"
    paper.write_text(as_typed(paper_of(before)), "utf-8")
    revised.write_text(as_typed(paper_of(revise(before))), "utf-8")
    file = tmp_path / "m.toml"
    assert agenda("import", paper, "-o", file).returncode == 0
    for path, value in (
        ("agenda[0].outcome", "Done."),
        ("schedule[0].room", "D"),
        ("meeting.venue", "The Castle"),
    ):
        assert agenda("set", file, path, value).returncode == 0
    done = agenda("import", revised, "--update", file)
    assert done.returncode == 0
    assert done.stdout
    found, wanted = meeting_of(file), import_paper(read_blocks(revised.read_bytes())).meeting
    assert outline(found) == outline(wanted)
    assert texts(found) == texts(wanted)
    assert programme(found) == programme(wanted)
    assert found.documents == wanted.documents
    assert (found.agenda[0].outcome, found.schedule[0].room) == ("Done.", "D")
    assert found.about == structs.replace(wanted.about, venue="The Castle")
    after = file.read_bytes()
    assert agenda("import", revised, "--update", file).stdout == ""
    assert file.read_bytes() == after


def test_a_dry_run_writes_nothing_and_exits_1_where_something_would_change(
    agenda: Agenda, file: Path
) -> None:
    before = file.read_bytes()
    done = agenda("import", "revised.txt", "--update", "m.toml", "--dry-run")
    assert (done.returncode, done.stdout, done.stderr) == (1, CHANGES, "")
    assert file.read_bytes() == before
    done = agenda("import", "paper.txt", "--update", "m.toml", "--dry-run")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_file_may_be_left_as_it_is_and_another_one_written(
    agenda: Agenda, file: Path, tmp_path: Path
) -> None:
    before = file.read_bytes()
    done = agenda("import", "revised.txt", "--update", "m.toml", "-o", "new.toml")
    assert (done.returncode, done.stdout) == (0, CHANGES)
    printed = agenda("import", "revised.txt", "--update", "m.toml", "-o", "-")
    assert printed.returncode == 0
    assert printed.stderr == CHANGES
    assert (tmp_path / "new.toml").read_text("utf-8") == printed.stdout
    assert file.read_bytes() == before
    again = agenda("import", "revised.txt", "--update", "m.toml", "-o", "new.toml")
    assert again.returncode == 2
    assert "is there already and is not written over" in again.stderr


def test_the_paper_may_come_from_standard_input(agenda: Agenda, file: Path) -> None:
    done = agenda.run("import", "-", "--update", file, given=REVISED.encode())
    assert (done.returncode, done.stdout.decode()) == (0, CHANGES)


def test_with_the_earlier_paper_what_was_changed_by_hand_stays(agenda: Agenda, file: Path) -> None:
    assert agenda("set", "m.toml", 'agenda["1"].title', "Apologies for absence").returncode == 0
    words = ("import", "revised.txt", "--update", "m.toml", "--earlier", "paper.txt")
    done = agenda(*words)
    assert (done.returncode, done.stdout) == (0, CHANGES)
    assert meeting_of(file).agenda[0].title == "Apologies for absence"
    # Without it, the paper has the last word, and it is said.
    done = agenda("import", "revised.txt", "--update", "m.toml")
    assert done.stdout == "item 1: title: “Apologies for absence” → “Apologies”\n"


def test_what_is_gone_and_stays_is_said(agenda: Agenda, file: Path) -> None:
    (agenda.folder / "short.txt").write_text(paper(APOLOGIES, MINUTES, OTHER), "utf-8")
    done = agenda("import", "short.txt", "--update", "m.toml")
    assert done.returncode == 0
    assert (
        "agenda: item 3: not in the paper any more, and stays for what it has: outcome\n"
        in done.stderr
    )
    assert [(item.number, item.key) for item in meeting_of(file).agenda] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "3-2"),
        ("3", "3"),
    ]


def test_private_notes_go_with_what_they_are_on(agenda: Agenda, file: Path) -> None:
    notes = file.with_name("m.notes.toml")
    text = '[[notes]]\nitem = "%s"\ntitle = "%s"\nat = 2024-03-01 09:00:00\ntext = "Ask."\n'
    notes.write_text(text % ("3", REPORT[0]), "utf-8")
    assert agenda("import", "revised.txt", "--update", "m.toml").returncode == 0
    assert notes.read_text("utf-8") == text % ("4", REPORT[0])
    # Where both number and title are others, only the update knows that it is the same item.
    (agenda.folder / "again.txt").write_text(
        paper(APOLOGIES, ("Accounts", REPORT[1]), ("Minutes", MINUTES[1]), OTHER), "utf-8"
    )
    done = agenda("import", "again.txt", "--update", "m.toml")
    assert (done.returncode, done.stderr) == (0, "")
    assert notes.read_text("utf-8") == text % ("2", "Accounts")


def test_what_is_new_and_only_guessed_is_said_and_marked(agenda: Agenda, file: Path) -> None:
    holiday = REVISED + "\nTuesday, 5 March 2024   Official holiday\n"
    (agenda.folder / "holiday.txt").write_text(holiday, "utf-8")
    done = agenda("import", "holiday.txt", "--update", "m.toml")
    assert done.returncode == 0
    assert "new: sitting 2024-03-05 09:00: Official holiday\n" in done.stdout
    assert "agenda: guessed: the hours of the holiday" in done.stderr
    assert "# guessed: the hours of the holiday" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("paper.txt", "--yes"), "go with --update"),
        (("paper.txt", "--earlier", "paper.txt"), "go with --update"),
        (("paper.txt", "--dry-run"), "go with --update"),
        (("paper.txt", "--update", "m.toml", "--report"), "--report prints"),
        (("paper.txt", "--update", "none.toml"), "no such file: none.toml"),
        (("none.txt", "--update", "m.toml"), "No such file"),
        (("paper.txt", "--update", "m.toml", "--earlier", "none.txt"), "No such file"),
        (("paper.txt", "--update", "paper.txt"), "paper.txt:1:7: error"),
        (("other.txt", "--update", "m.toml"), "none of its items is in the paper"),
        (("french.txt", "--update", "m.toml"), "is in the language en, and the paper in fr"),
        (("paper.txt", "--update", "later.toml"), "the file has format 2"),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_2(
    agenda: Agenda, file: Path, words: tuple[str, ...], told: str
) -> None:
    folder = agenda.folder
    text = file.read_text("utf-8")
    (folder / "later.toml").write_text(text.replace("format = 1", "format = 2"), "utf-8")
    (folder / "other.txt").write_text("Agenda\n\n1. Fish\n2. Chips\n", "utf-8")
    french = as_typed(paper_of(meeting_of(PAPERS["fr"])))
    (folder / "french.txt").write_text(french, "utf-8")
    before = file.read_bytes()
    assert told in agenda.fails("import", *words)
    assert file.read_bytes() == before


def asked(folder: Path, *more: str) -> AbstractContextManager[Terminal]:
    words = program_words("import", "revised.txt", "--update", "m.toml", *more)
    return terminal("emulator", words, folder)


@pytest.mark.parametrize(("key", "code"), [("y\r", 0), ("n\r", 1), ("\r", 1)])
def test_on_a_terminal_it_asks_before_it_writes(
    agenda: Agenda, file: Path, key: str, code: int
) -> None:
    before = file.read_bytes()
    with asked(agenda.folder) as program:
        screen = wait_for(program, "Write this into m.toml? [y/N]")
        assert "item 3: number: “3” → “4”" in screen
        program.press(key)
        assert wait_for_exit(program) == code
    assert (file.read_bytes() != before) is (code == 0)


def test_on_a_terminal_it_does_not_ask_where_that_is_not_wanted(agenda: Agenda, file: Path) -> None:
    before = file.read_bytes()
    with asked(agenda.folder, "--yes") as program:
        assert wait_for_exit(program) == 0
        assert "[y/N]" not in program.screen()
    assert file.read_bytes() != before


def test_what_others_write_while_it_asks_is_seen_and_kept(agenda: Agenda, file: Path) -> None:
    with asked(agenda.folder) as program:
        wait_for(program, "[y/N]")
        assert agenda("set", "m.toml", 'agenda["1"].status', "adopted").returncode == 0
        program.press("y\r")
        wait_for(program, "this would change now")
        program.press("y\r")
        assert wait_for_exit(program) == 0
    meeting = meeting_of(file)
    assert meeting.agenda[0].status == "adopted"
    assert len(meeting.agenda) == 5
