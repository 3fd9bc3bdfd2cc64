"""The program is the same from a wheel and from the checkout, and holds all that it needs."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]

TEST_COMMAND = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel of this checkout, built by the back end that pip would call."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return zipfile.Path(path)


@pytest.fixture(scope="module")
def unpacked(wheel: zipfile.Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds what the wheel installs."""
    folder = tmp_path_factory.mktemp("unpacked")
    wheel.root.extractall(folder)
    return folder


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    """What a command prints; `path` is where Python looks for packages first."""
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def agenda(*arguments: str, cwd: Path, path: Path) -> str:
    return run(sys.executable, "-m", "tui", *arguments, cwd=cwd, path=path)


def names(wheel: zipfile.Path) -> set[PurePosixPath]:
    return {PurePosixPath(name) for name in wheel.root.namelist() if not name.endswith("/")}


def metadata(wheel: zipfile.Path) -> dict[str, str]:
    (name,) = [path for path in names(wheel) if path.name == "METADATA"]
    return dict(Parser().parsestr(wheel.joinpath(str(name)).read_text(encoding="utf-8")))


def project() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = settings["project"]
    return found


@pytest.mark.parametrize("folder", ["data", "themes"])
def test_the_wheel_holds_the_files_that_ship(wheel: zipfile.Path, folder: str) -> None:
    shipped = {path.name: path.read_bytes() for path in (ROOT / folder).glob("*.*")}
    assert any(name.endswith(".toml") for name in shipped)
    for name, content in shipped.items():
        assert wheel.joinpath(f"tui/{folder}/{name}").read_bytes() == content


def test_the_wheel_holds_the_schema_and_the_reference(wheel: zipfile.Path) -> None:
    assert PurePosixPath("tui/data/meeting.schema.json") in names(wheel)
    assert PurePosixPath("tui/data/FORMAT.md") in names(wheel)


def test_the_wheel_holds_all_the_code(wheel: zipfile.Path) -> None:
    code = {PurePosixPath(path.relative_to(ROOT).as_posix()) for path in ROOT.glob("tui/**/*.py")}
    assert code | {PurePosixPath("tui/py.typed")} <= names(wheel)


def test_the_wheel_holds_nothing_else(wheel: zipfile.Path) -> None:
    tops = {path.parts[0] for path in names(wheel)}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"tui"}
    kinds = {path.suffix for path in names(wheel) if path.parts[0] == "tui"}
    licence = ".unicode"  # of the names of cities
    known = {".py", ".typed", ".mo", ".toml", ".json", ".md", ".tcss", ".1", ".tsv", licence}
    assert kinds <= known
    assert not [path for path in names(wheel) if "test" in str(path)]


def test_the_wheel_puts_the_manual_page_where_man_looks(wheel: zipfile.Path) -> None:
    (page,) = [path for path in names(wheel) if ".data" in path.parts[0]]
    assert page.parts[1:] == ("data", "share", "man", "man1", "agenda.1")
    assert wheel.joinpath(str(page)).read_bytes() == (ROOT / "data" / "agenda.1").read_bytes()


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.Path) -> None:
    (entry_points,) = [path for path in names(wheel) if path.name == "entry_points.txt"]
    assert "agenda = tui.cli:main" in wheel.joinpath(str(entry_points)).read_text(encoding="utf-8")
    assert [path for path in names(wheel) if path.name == "LICENSE"]
    said = metadata(wheel)
    assert said["Name"] == "agenda-tui"
    assert said["Version"] == project()["version"]
    assert said["Requires-Python"] == ">=3.11"


def test_the_program_of_the_wheel_finds_its_own_files(unpacked: Path, tmp_path: Path) -> None:
    script = "from tui.resources import *; print(shipped_meeting(), themes_folder(), sep='\\n')"
    meeting, themes = run(sys.executable, "-c", script, cwd=tmp_path, path=unpacked).splitlines()
    inside = unpacked.resolve() / "tui"
    assert Path(meeting) == inside / "data" / "ctoc-cop-wg4-2019.zh.toml"
    assert Path(themes) == inside / "themes"


def test_the_program_of_the_wheel_knows_its_version(unpacked: Path, tmp_path: Path) -> None:
    assert agenda("--version", cwd=tmp_path, path=unpacked) == f"agenda {project()['version']}\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_shipped_meeting_shows_the_same_from_wheel_and_checkout(
    unpacked: Path, tmp_path: Path, language: str
) -> None:
    name = f"ctoc-cop-wg4-2019.{language}.toml"
    shown = agenda("show", str(unpacked / "tui/data" / name), cwd=tmp_path, path=unpacked)
    assert "CTOC/COP/WG.4/2019/2" in shown
    assert shown == agenda("show", str(ROOT / "data" / name), cwd=ROOT, path=ROOT)


def test_without_a_file_both_show_the_shipped_meeting(unpacked: Path, tmp_path: Path) -> None:
    shown = agenda(cwd=tmp_path, path=unpacked)
    assert "贩运人口问题工作组" in shown
    assert shown == agenda(cwd=ROOT, path=ROOT)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wrong_with_a_shipped_meeting(
    unpacked: Path, tmp_path: Path, language: str
) -> None:
    path = unpacked / "tui/data" / f"ctoc-cop-wg4-2019.{language}.toml"
    assert agenda("check", str(path), cwd=tmp_path, path=unpacked) == ""


def test_the_readme_has_one_command_that_sets_up_and_tests() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^    (.*-m pytest)$", readme, re.MULTILINE) == [TEST_COMMAND]


def test_the_ci_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"^command=\$\(sed -n '(.*)' README.md\)$", script, re.MULTILINE)
    found = run("sed", "-n", pattern, "README.md", cwd=ROOT)
    assert found == TEST_COMMAND + "\n"
