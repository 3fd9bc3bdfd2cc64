from pathlib import Path

import pytest

from tui.search.library.scanning import FolderTrouble, FoundFile, looks_like_a_meeting, scan


def files(folder: Path) -> list[str]:
    return [str(one.name) for one in scan(folder) if isinstance(one, FoundFile)]


def test_toml_files_are_found_at_any_depth_by_name(tmp_path: Path) -> None:
    for name in ("b.toml", "a.TOML", "c/d/e.toml", "c/notes.txt", "z.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert files(tmp_path) == ["a.TOML", "b.toml", "z.toml", "c/d/e.toml"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.toml").write_text("")
    (tmp_path / ".b.toml").write_text("")
    assert files(tmp_path) == []


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.toml").write_text("")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "self.toml").symlink_to(tmp_path / "self.toml")
    assert files(tmp_path) == ["in/a.toml"]


def test_a_link_to_a_file_that_is_listed_is_not_listed_again(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "a.toml").write_text("")
    (folder / "0.toml").symlink_to("a.toml")
    (tmp_path / "outside.toml").write_text("")
    (folder / "b.toml").symlink_to(tmp_path / "outside.toml")
    (folder / "c.toml").symlink_to(tmp_path / "outside.toml")
    (folder / ".hidden.toml").write_text("")
    (folder / "d.toml").symlink_to(".hidden.toml")
    assert files(folder) == ["a.toml", "b.toml", "d.toml"]


def test_a_link_that_leads_nowhere_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to("nowhere.toml")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (trouble,) = scan(tmp_path)
    assert isinstance(trouble, FolderTrouble)
    assert (str(trouble.name), trouble.message.split(";")[0]) == (
        "gone.toml",
        "this link leads to no file",
    )


def test_a_folder_that_is_not_there_is_a_trouble(tmp_path: Path) -> None:
    (trouble,) = scan(tmp_path / "none")
    assert isinstance(trouble, FolderTrouble)
    assert "cannot be read" in trouble.message


@pytest.mark.parametrize(
    ("text", "is_like"),
    [
        ("[meeting]\nx", True),
        ("format = 1\n [[ agenda ]]", True),
        ("[project]\nmeeting = 1", False),
        ("# [meeting]", False),
        ("", True),
        ("\n", True),
        ("# notes", False),
    ],
)
def test_a_file_is_like_a_meeting_by_its_headers(
    tmp_path: Path, text: str, *, is_like: bool
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    assert looks_like_a_meeting(path) is is_like
