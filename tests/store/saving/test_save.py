import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.saving.layers import Died, Watched, without_privileges
from tui.store.reading.source import MAX_BYTES, read_source
from tui.store.saving.layer import SYSTEM
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, can_save, digest_of, encoded, save

OLD = "title = 'old'\r\n# 项\n"
NEW = "title = 'new'\r\n# 项, and some more than before\n"
ERRORS = [
    errno.EACCES,
    errno.EDQUOT,
    errno.EIO,
    errno.ENOENT,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.toml"
    path.write_bytes(OLD.encode())
    return path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can get at, for tests that become another user."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def refusal(path: Path, expected: str | None = digest_of(OLD.encode())) -> str:
    with pytest.raises(CannotSave) as caught:
        save(path, NEW, expected=expected)
    assert str(caught.value) == caught.value.reason
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_the_text_is_written_as_it_is(path: Path) -> None:
    saved = save(path, NEW, expected=digest_of(OLD.encode()))
    assert path.read_bytes() == NEW.encode()
    assert saved.digest == digest_of(path.read_bytes())
    assert (saved.path, saved.warning) == (path, "")
    assert names(path.parent) == ["meeting.toml"]


@given(text=st.text(max_size=30), bom=st.sampled_from([False, True]))
def test_what_was_saved_is_what_is_read(
    text: str, *, bom: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-saved.toml"
    path.unlink(missing_ok=True)
    text = text.replace("\0", "").removeprefix("\ufeff")
    save(path, text, bom=bom, expected=None)
    source = read_source(path)
    assert (source.text, source.bom) == (text, bom)
    assert save(path, "", expected=digest_of(encoded(text, bom=bom))).digest == digest_of(b"")


def test_the_mark_is_put_back(path: Path) -> None:
    save(path, "a = 1\r\n", bom=True, expected=digest_of(OLD.encode()))
    assert path.read_bytes() == b"\xef\xbb\xbfa = 1\r\n"


def test_one_save_goes_on_from_the_other(path: Path) -> None:
    digest = digest_of(OLD.encode())
    for text in ("a", "b", "b", "c"):
        digest = save(path, text, expected=digest).digest
    assert path.read_text() == "c"


def test_a_new_file_is_made_with_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(tmp_path / "new.toml", NEW, expected=None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o640
    assert names(tmp_path) == ["new.toml"]


def test_a_new_file_is_made_where_files_have_one_name_only(tmp_path: Path) -> None:
    watched = Watched(never={"link": PermissionError(errno.EPERM, "no")})
    save(tmp_path / "new.toml", NEW, expected=None, files=watched.files)
    assert (tmp_path / "new.toml").read_bytes() == NEW.encode()
    assert names(tmp_path) == ["new.toml"]


def test_what_was_not_seen_is_not_overwritten(path: Path) -> None:
    path.write_text("from someone else")
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, expected=digest_of(OLD.encode()))
    assert caught.value.found == b"from someone else"
    assert path.read_text() == "from someone else"
    assert names(path.parent) == ["meeting.toml"]


def test_a_change_that_leaves_size_and_time_is_seen(path: Path) -> None:
    times = path.stat()
    path.write_bytes(OLD.replace("old", "odd").encode())
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedOnDisk):
        save(path, NEW, expected=digest_of(OLD.encode()))


def test_a_file_that_is_only_touched_is_saved(path: Path) -> None:
    path.touch()
    save(path, NEW, expected=digest_of(OLD.encode()))
    assert path.read_bytes() == NEW.encode()


def test_a_file_that_is_gone_is_not_made_again(path: Path) -> None:
    path.unlink()
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, expected=digest_of(OLD.encode()))
    assert caught.value.found is None
    assert names(path.parent) == []


def test_a_new_file_does_not_take_the_place_of_another(path: Path) -> None:
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, expected=None)
    assert caught.value.found == OLD.encode()


def test_it_does_so_where_the_user_has_said_so(path: Path) -> None:
    save(path, NEW, expected=None, overwrite=True)
    assert path.read_bytes() == NEW.encode()


def test_what_someone_else_has_saved_alike_is_saved(path: Path) -> None:
    path.write_bytes(NEW.encode())
    save(path, NEW, expected=digest_of(OLD.encode()))
    assert path.read_bytes() == NEW.encode()


def test_a_link_stays_and_its_target_is_written(path: Path) -> None:
    (path.parent / "far").mkdir()
    target = path.rename(path.parent / "far" / "real.toml")
    path.symlink_to("middle.toml")
    (path.parent / "middle.toml").symlink_to(target)
    saved = save(path, NEW, expected=digest_of(OLD.encode()))
    assert saved.target == target.resolve()
    assert path.is_symlink()
    assert not target.is_symlink()
    assert target.read_bytes() == NEW.encode()
    assert names(path.parent) == ["far", "meeting.toml", "middle.toml"]
    assert names(target.parent) == ["real.toml"]


def test_a_link_that_leads_nowhere_yet_is_filled(tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to("new.toml")
    save(tmp_path / "link.toml", NEW, expected=None)
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "new.toml").read_bytes() == NEW.encode()


def test_of_several_names_only_the_one_saved_has_the_new_text(path: Path) -> None:
    os.link(path, path.parent / "other.toml")
    save(path, NEW, expected=digest_of(OLD.encode()))
    assert path.read_bytes() == NEW.encode()
    assert (path.parent / "other.toml").read_bytes() == OLD.encode()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755])
def test_the_mode_stays(mode: int, path: Path) -> None:
    path.chmod(mode)
    save(path, NEW, expected=digest_of(OLD.encode()))
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_private_text_is_at_no_moment_readable_by_others(path: Path) -> None:
    path.chmod(0o600)
    for at in range(_count(path)):
        with pytest.raises(Died):
            save(path, NEW, expected=None, overwrite=True, files=Watched(at).files)
        assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def give_away(path: Path) -> bool:
    """Gives a file to someone else, which only the superuser may do; says whether it has."""
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    return os.geteuid() == 0


def test_the_owner_stays(path: Path) -> None:
    give_away(path)
    before = path.stat()
    assert save(path, NEW, expected=digest_of(OLD.encode())).warning == ""
    assert (path.stat().st_uid, path.stat().st_gid) == (before.st_uid, before.st_gid)


def test_where_the_owner_cannot_stay_others_get_no_more_than_before(path: Path) -> None:
    given_away = give_away(path)
    path.chmod(0o664)
    watched = Watched(never={"set_owner": PermissionError(errno.EPERM, "no")})
    saved = save(path, NEW, expected=digest_of(OLD.encode()), files=watched.files)
    assert saved.warning.startswith("the file belongs to you now") == given_away
    assert stat.S_IMODE(path.stat().st_mode) == (0o644 if given_away else 0o664)
    assert path.read_bytes() == NEW.encode()


def test_extended_attributes_stay(path: Path) -> None:
    try:
        os.setxattr(path, "user.agenda", b"kept")
    except OSError:
        # This disk has none, and none are lost.
        assert save(path, NEW, expected=digest_of(OLD.encode())).warning == ""
        return
    save(path, NEW, expected=digest_of(OLD.encode()))
    assert os.getxattr(path, "user.agenda") == b"kept"


def _count(path: Path) -> int:
    """How many calls a save makes; it is made, and taken back."""
    before = path.read_bytes()
    watched = Watched()
    save(path, NEW, expected=None, overwrite=True, files=watched.files)
    with path.open("r+b") as file:
        file.truncate()
        file.write(before)
    return len(watched.calls)


def test_killed_at_any_call_the_old_file_or_the_new_one_is_there_whole(path: Path) -> None:
    found = []
    for at in range(_count(path)):
        path.write_bytes(OLD.encode())
        watched = Watched(at)
        with pytest.raises(Died):
            save(path, NEW, expected=digest_of(OLD.encode()), files=watched.files)
        watched.bury()
        found.append(path.read_bytes())
        # What the dead left does not keep the next one from saving.
        save(path, OLD, expected=digest_of(found[-1]))
    assert set(found) == {OLD.encode(), NEW.encode()}
    assert found == sorted(found, key=lambda data: data == NEW.encode())


def test_killed_at_any_call_a_new_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path, found, at = tmp_path / "new.toml", [], 0
    while True:
        watched = Watched(at)
        try:
            save(path, NEW, expected=None, files=watched.files)
        except Died:
            watched.bury()
            found.append(path.read_bytes() if path.exists() else None)
            path.unlink(missing_ok=True)
            at += 1
        else:
            break
    assert set(found) == {None, NEW.encode()}


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("is_new", [False, True], ids=["there", "new"])
def test_where_any_call_fails_nothing_is_lost_and_nothing_left_about(
    code: int, *, is_new: bool, path: Path
) -> None:
    expected = None if is_new else digest_of(OLD.encode())
    for at in range(_count(path) + 5):
        path.unlink()
        if not is_new:
            path.write_bytes(OLD.encode())
        watched = Watched(at, OSError(code, os.strerror(code)))
        try:
            save(path, NEW, expected=expected, files=watched.files)
        except CannotSave:
            pass
        except ChangedOnDisk:
            # There is no file, the system has said, and so someone has taken it away.
            assert code == errno.ENOENT
        there = path.read_bytes() if path.exists() else None
        assert there in {NEW.encode(), None if is_new else OLD.encode()}
        if "remove" not in watched.calls[at : at + 1]:
            assert names(path.parent) in ([], ["meeting.toml"])
        # To save again is always right.
        for left in path.parent.glob(".agenda-*"):
            left.unlink()
        save(path, NEW, expected=expected)
        assert path.read_bytes() == NEW.encode()


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        ("write", errno.ENOSPC, "is full; free some space on it, or save under another name"),
        ("sync", errno.EDQUOT, "is used up; free some space on it"),
        ("open", errno.EROFS, "can only be read; save under another name"),
        ("open", errno.EACCES, "you are not allowed to write in "),
        ("replace", errno.EPERM, "you are not allowed to write in "),
        ("replace", errno.ENOENT, "is not there; make the folder, or check the path"),
        ("sync", errno.EIO, "reports an error"),
        ("write", errno.EFBIG, "larger than"),
        ("open", errno.EMFILE, "cannot be written (Too many open files); try again"),
    ],
)
def test_a_failure_says_why_and_what_to_do(call: str, code: int, words: str, path: Path) -> None:
    watched = Watched(0, OSError(code, os.strerror(code)), only=call)
    with pytest.raises(CannotSave) as caught:
        save(path, NEW, expected=digest_of(OLD.encode()), files=watched.files)
    assert words in caught.value.reason
    assert path.read_bytes() == OLD.encode()
    assert names(path.parent) == ["meeting.toml"]


def test_a_folder_that_has_no_locks_and_cannot_be_flushed_does_not_matter(path: Path) -> None:
    none = OSError(errno.ENOTSUP, "no locks")
    save(path, NEW, expected=digest_of(OLD.encode()), files=Watched(never={"try_lock": none}).files)
    watched = Watched(1, OSError(errno.EINVAL, "not for folders"), only="sync")
    save(path, OLD, expected=digest_of(NEW.encode()), files=watched.files)
    assert path.read_bytes() == OLD.encode()


def test_a_program_that_saves_without_end_is_not_waited_for_without_end(path: Path) -> None:
    folder = SYSTEM.open(path.parent, os.O_RDONLY)
    try:
        assert SYSTEM.try_lock(folder)
        with pytest.raises(CannotSave, match="another program is saving"):
            save(path, NEW, expected=digest_of(OLD.encode()), files=Watched().files)
    finally:
        SYSTEM.close(folder)
    assert names(path.parent) == ["meeting.toml"]
    save(path, NEW, expected=digest_of(OLD.encode()))


def test_a_file_in_an_ordinary_place_can_be_saved(path: Path) -> None:
    assert can_save(path) == ""
    assert can_save(path.parent / "new.toml") == ""


def test_a_file_in_a_read_only_folder_cannot_be_saved(open_folder: Path) -> None:
    path = open_folder / "meeting.toml"
    path.write_bytes(OLD.encode())
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with without_privileges():
        assert "you are not allowed to write in " in can_save(path)
        assert refusal(path) == can_save(path)
    open_folder.chmod(0o755)
    assert path.read_bytes() == OLD.encode()


def test_a_read_only_file_cannot_be_saved(open_folder: Path) -> None:
    path = open_folder / "meeting.toml"
    path.write_bytes(OLD.encode())
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with without_privileges():
        assert "you are not allowed to change " in can_save(path)
        assert refusal(path) == can_save(path)


def test_a_file_of_another_in_a_folder_for_all_cannot_be_saved(open_folder: Path) -> None:
    path = open_folder / "meeting.toml"
    path.write_bytes(OLD.encode())
    path.chmod(0o666)
    open_folder.chmod(0o1777)
    with without_privileges():
        mine = path.stat().st_uid == os.geteuid()
        assert mine or "lets only its owner replace" in refusal(path)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "meeting.toml"
    assert f'"{path.parent}" is not there; make the folder, or check the path' in can_save(path)
    assert refusal(path, None) == can_save(path)


def test_a_folder_or_a_pipe_is_not_saved(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        assert "is not a regular file" in can_save(path)
        assert refusal(path, None) == can_save(path)


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 300])
def test_an_impossible_name_is_said(name: str, tmp_path: Path) -> None:
    assert "name" in can_save(tmp_path / name)
    assert refusal(tmp_path / name, None) == can_save(tmp_path / name)


def test_a_link_that_leads_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "leads to itself" in can_save(tmp_path / "loop")


def test_what_could_not_be_read_again_is_not_written(path: Path) -> None:
    for text, words in (("\ud800", "surrogate"), ("x" * (MAX_BYTES + 1), "over 64 MiB")):
        with pytest.raises(CannotSave, match=words):
            save(path, text, expected=digest_of(OLD.encode()))
    assert path.read_bytes() == OLD.encode()


SAVING = """
import sys
from pathlib import Path
from tui.store.saving.save import digest_of, save
path, number = Path(sys.argv[1]), 0
digest = digest_of(path.read_bytes())
while True:
    number += 1
    digest = save(path, f"{number} 项\\n" * 20_000, expected=digest).digest
    print(number, flush=True)
"""


def test_killed_while_it_saves_again_and_again_it_leaves_a_whole_file(path: Path) -> None:
    for round_ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", SAVING, str(path)], stdout=subprocess.PIPE, text=True
        ) as saving:
            assert saving.stdout is not None
            assert saving.stdout.readline() == "1\n"
            time.sleep(round_ * 0.0037)
            saving.send_signal(signal.SIGKILL)
            saving.wait()
        lines = path.read_text().splitlines()
        assert len(lines) == 20_000
        assert len(set(lines)) == 1
