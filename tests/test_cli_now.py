"""`agenda now`."""

import json
from pathlib import Path

import pytest

from tests.command import Agenda


@pytest.fixture(name="agenda")
def _agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.mark.parametrize(
    "when", ["2019-09-09T10:30", "2019-09-09 10:30", "2019-09-09T10:30+02:00", "2019-09-09T08:30Z"]
)
def test_a_moment_can_be_written_in_several_ways(agenda: Agenda, shipped: Path, when: str) -> None:
    done = agenda("now", shipped, "--at", when, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["at"] == "2019-09-09T10:30:00+02:00"


def test_an_hour_alone_is_today(agenda: Agenda, shipped: Path) -> None:
    done = agenda("now", shipped, "--at", "9:05", "--json")
    assert "T09:05:00+" in json.loads(done.stdout)["at"]


def test_without_a_moment_it_is_this_one(agenda: Agenda, shipped: Path) -> None:
    done = agenda("now", shipped)
    assert done.returncode == 0
    assert "(Vienna)" in done.stdout
    assert not done.stderr


@pytest.mark.parametrize(
    "when", ["x", "", "25:00", "2019-13-01", "0001-01-01T00:00+12:00", "\x1b[2J"]
)
def test_a_moment_that_there_is_not_is_refused(agenda: Agenda, shipped: Path, when: str) -> None:
    line = agenda.fails("now", shipped, "--at", when)
    assert "there is no moment" in line
    assert "\x1b" not in line
