import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.saving.layers import Died, Watched
from tui.store.saving.recovery import Recovery
from tui.store.saving.refusals import CannotSave

OLD = "title = 'old'\r\n"
NEW = "title = 'new'\r\n# 项\n"
NEWER = "title = 'newer'\n"

KEEPING = """
import sys
from pathlib import Path
from tui.store.saving.recovery import Recovery
session = Recovery(Path(sys.argv[1])).open(Path(sys.argv[2]))
session.keep(sys.argv[3], base=sys.argv[4])
print("kept", flush=True)
sys.stdin.read()
session.close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recovery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.toml"
    path.write_text(OLD)
    return path


@contextmanager
def program(folder: Path, path: Path, text: str) -> Iterator["subprocess.Popen[str]"]:
    """Another program, with unsaved changes of a file."""
    with subprocess.Popen(
        [sys.executable, "-c", KEEPING, folder, path, text, OLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "kept\n"
        yield running


def leave(folder: Path, path: Path, text: str, base: str = OLD, at: int = -1) -> bool:
    """Keeps a text and dies, afterwards or at a call; says whether it came to an end before."""
    watched = Watched(at)
    try:
        Recovery(folder, files=watched.files).open(path).keep(text, base=base)
    except Died:
        return False
    finally:
        watched.bury()
    return True


def texts(folder: Path, path: Path) -> list[str]:
    return [left.text for left in Recovery(folder).leftovers(path)]


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []


def test_where_nothing_was_kept_nothing_is_left_over(folder: Path, path: Path) -> None:
    assert texts(folder, path) == []
    session = Recovery(folder).open(path)
    session.clear()
    session.close()
    assert not folder.exists()


def test_a_killed_program_leaves_its_text(folder: Path, path: Path) -> None:
    with program(folder, path, NEW) as running:
        running.send_signal(signal.SIGKILL)
        running.wait()
    (left,) = Recovery(folder).leftovers(path)
    assert (left.path, left.text, left.base, left.damage) == (path.resolve(), NEW, OLD, "")
    assert left.based_on_current(OLD)
    assert not left.based_on_current(NEW)


def test_a_program_that_runs_leaves_nothing(folder: Path, path: Path) -> None:
    with program(folder, path, NEW) as running:
        assert texts(folder, path) == []
        # Not even for a program that has its own changes.
        session = Recovery(folder).open(path)
        session.keep(NEWER, base=OLD)
        assert texts(folder, path) == []
        session.close()
        assert running.stdin is not None
        running.stdin.close()
        running.wait()
    assert texts(folder, path) == []
    assert names(folder) == []


def test_of_two_programs_each_leaves_its_own(folder: Path, path: Path) -> None:
    with program(folder, path, NEW) as one, program(folder, path, NEWER) as other:
        one.kill()
        one.wait()
        assert texts(folder, path) == [NEW]
        other.kill()
        other.wait()
    assert texts(folder, path) == [NEWER, NEW]


def test_only_the_last_text_of_a_session_is_left(folder: Path, path: Path) -> None:
    watched = Watched()
    session = Recovery(folder, files=watched.files).open(path)
    session.keep(NEW, base=OLD)
    session.keep(NEWER, base=NEW)
    watched.bury()
    (left,) = Recovery(folder).leftovers(path)
    assert (left.text, left.base) == (NEWER, NEW)


def test_what_was_cleared_is_not_left(folder: Path, path: Path) -> None:
    watched = Watched()
    session = Recovery(folder, files=watched.files).open(path)
    session.keep(NEW, base=OLD)
    session.clear()
    session.clear()
    watched.bury()
    assert texts(folder, path) == []


def test_a_session_goes_on_after_it_was_cleared_or_closed(folder: Path, path: Path) -> None:
    watched = Watched()
    session = Recovery(folder, files=watched.files).open(path)
    for end in (session.clear, session.close):
        session.keep(NEW, base=OLD)
        end()
    session.keep(NEWER, base=OLD)
    watched.bury()
    assert texts(folder, path) == [NEWER]


def test_the_file_is_known_by_what_a_link_leads_to(folder: Path, path: Path) -> None:
    (path.parent / "link.toml").symlink_to(path)
    leave(folder, path.parent / "link.toml", NEW)
    leave(folder, path.parent / "other.toml", NEWER)
    assert texts(folder, path) == [NEW]


def test_the_text_of_a_file_that_is_gone_is_left(folder: Path, path: Path) -> None:
    leave(folder, path, NEW)
    path.unlink()
    assert texts(folder, path) == [NEW]


def test_the_newest_comes_first_and_each_is_discarded_alone(folder: Path, path: Path) -> None:
    for text in ("one", "two", "three"):
        leave(folder, path, text)
    recovery = Recovery(folder)
    assert texts(folder, path) == ["three", "two", "one"]
    recovery.discard(recovery.leftovers(path)[1])
    assert texts(folder, path) == ["three", "one"]
    for left in recovery.leftovers(path):
        recovery.discard(left)
        # Someone else has discarded it too.
        recovery.discard(left)
    assert names(folder) == []


def test_everything_is_for_the_user_alone(folder: Path, path: Path) -> None:
    before = os.umask(0)
    try:
        leave(folder, path, NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}


def test_the_copies_are_in_the_users_state_folder(home: Path, path: Path) -> None:
    session = Recovery().open(path)
    session.keep(NEW, base=OLD)
    assert len(list(home.rglob("recovery/*.agenda-recovery"))) == 1
    session.close()
    assert list(home.rglob("recovery/*")) == []


def test_killed_at_any_call_the_text_before_or_the_new_one_is_left(
    folder: Path, path: Path
) -> None:
    found, at, is_whole = [], 0, False
    while not is_whole:
        watched = Watched(at)
        assert at < 1000
        try:
            session = Recovery(folder, files=watched.files).open(path)
            session.keep(NEW, base=OLD)
            session.keep(NEWER, base=OLD)
            is_whole = True
        except Died:
            pass
        watched.bury()
        left = Recovery(folder).leftovers(path)
        assert all(not each.damage for each in left)
        found.append([each.text for each in left])
        for each in left:
            Recovery(folder).discard(each)
        at += 1
    assert found == sorted(found, key=[[], [NEW], [NEWER]].index)
    assert {tuple(each) for each in found} == {(), (NEW,), (NEWER,)}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS])
def test_where_any_call_fails_it_is_said_and_the_text_before_is_left(
    code: int, folder: Path, path: Path
) -> None:
    at, failed, reasons = 0, True, []
    while failed:
        watched = Watched()
        session = Recovery(folder, files=watched.files).open(path)
        session.keep(NEW, base=OLD)
        watched.fail(at, OSError(code, os.strerror(code)))
        try:
            session.keep(NEWER, base=OLD)
        except CannotSave as error:
            reasons.append(error.reason)
        failed = watched.failed
        (left,) = _after_death(watched, folder, path)
        assert left in {NEW, NEWER}
        at += 1
    assert len(reasons) > 5
    assert all(each.endswith("save soon, for a crash would lose your changes") for each in reasons)


def _after_death(watched: Watched, folder: Path, path: Path) -> list[str]:
    watched.bury()
    recovery = Recovery(folder)
    left = recovery.leftovers(path)
    for each in left:
        recovery.discard(each)
    return [each.text for each in left]


def test_where_there_are_no_locks_a_text_is_offered_too_often_and_not_never(
    folder: Path, path: Path
) -> None:
    watched = Watched(never={"try_lock": OSError(errno.ENOLCK, "no locks")})
    recovery = Recovery(folder, files=watched.files)
    session = recovery.open(path)
    session.keep(NEW, base=OLD)
    assert [left.text for left in recovery.leftovers(path)] == [NEW]
    session.close()


def test_locks_of_the_dead_do_not_pile_up(folder: Path, path: Path) -> None:
    for _ in range(3):
        watched = Watched()
        session = Recovery(folder, files=watched.files).open(path)
        session.keep(NEW, base=OLD)
        session.clear()
        watched.bury()
    assert len(names(folder)) == 1


def test_a_lock_that_is_swept_away_before_it_is_held_is_made_again(
    folder: Path, path: Path
) -> None:
    watched = Watched()

    def sweep() -> None:
        (lock,) = folder.iterdir()
        lock.unlink()

    watched.before("try_lock", sweep)
    session = Recovery(folder, files=watched.files).open(path)
    session.keep(NEW, base=OLD)
    assert texts(folder, path) == []
    watched.bury()
    assert texts(folder, path) == [NEW]


def damaged(folder: Path, path: Path, data: bytes) -> str:
    leave(folder, path, NEW)
    (copy,) = folder.glob("*.agenda-recovery")
    copy.write_bytes(data)
    (left,) = Recovery(folder).leftovers(path)
    assert left.damage
    assert left.copy == copy
    assert not left.based_on_current("")
    assert copy.exists()
    Recovery(folder).discard(left)
    assert texts(folder, path) == []
    return left.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"[]\n",
        b"null",
        b"{}\nx",
        b"\xff\n\xff",
        b'{"kind": "agenda-recovery", "sizes": [null, "1"], "digests": []}\nx',
        b'{"kind": "agenda-recovery", "sizes": [1e999, -1], "digests": [], "kept": 1}\nx',
        b"[" * 100_000,
    ],
)
def test_a_damaged_copy_is_reported_and_not_deleted(data: bytes, folder: Path, path: Path) -> None:
    damaged(folder, path, data)


def test_of_a_torn_copy_what_is_there_can_be_read(folder: Path, path: Path) -> None:
    leave(folder, path, NEW)
    (copy,) = folder.glob("*.agenda-recovery")
    data = copy.read_bytes()
    Recovery(folder).discard(Recovery(folder).leftovers(path)[0])
    end = data.index(b"title = 'new") + 12
    assert damaged(folder, path, data[:end]) == "title = 'new"
    assert damaged(folder, path, data.replace(b"'new'", b"'now'")).startswith("title = 'now'")
    assert damaged(folder, path, data.replace(b"'old'", b"'odd'")).startswith(NEW)
    assert damaged(folder, path, data.replace(b'"kept": "2', b'"kept": "x')).startswith(NEW)


def test_a_copy_that_cannot_be_read_is_reported(folder: Path, path: Path) -> None:
    leave(folder, path, NEW)
    watched = Watched(0, OSError(errno.EIO, "Input/output error"), only="read")
    (left,) = Recovery(folder, files=watched.files).leftovers(path)
    assert left.damage == "the recovery copy cannot be read (Input/output error)"
    assert texts(folder, path) == [NEW]


@given(data=st.binary(max_size=80))
def test_no_bytes_of_a_copy_are_a_traceback(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    damaged(folder, folder / "meeting.toml", data)


@given(text=st.text(max_size=40), base=st.text(max_size=40))
def test_any_text_comes_back(
    text: str, base: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "\udcff meeting.toml"
    leave(folder, path, text + "\ud800", base)
    (left,) = Recovery(folder).leftovers(path)
    assert (left.text, left.base, left.damage) == (text + "\ud800", base, "")


def test_an_impossible_name_has_nothing_left_over(folder: Path) -> None:
    with pytest.raises(CannotSave):
        Recovery(folder).open(Path("a\0b"))
    assert texts(folder, Path("a\0b")) == []
