"""What holds for every test: it sees nothing of the machine or the user that it runs under."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tui.i18n import LANGUAGES, use_language
from tui.resources import data_folder, shipped_meeting

_UNSET = (
    *("LANGUAGE", "LINES", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"),
    *("EDITOR", "VISUAL", "BROWSER", "PAGER", "DISPLAY", "WAYLAND_DISPLAY"),
    *("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "TMUX", "TMUX_PANE", "STY"),
)
"""What users set and the program, Rich, Textual or click look at."""

_SET = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}


def _forget_the_user() -> None:
    for name in list(os.environ):
        if name in _UNSET or name.startswith(("XDG_", "LC_", "TEXTUAL", "AGENDA_", "_AGENDA_")):
            del os.environ[name]
    os.environ.update(_SET)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # So it is where a shell runs the tests in the background, and programs would inherit it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(time, "tzset"):
        time.tzset()


# Before any test module is imported: Rich and Textual read some of these when they are.
_forget_the_user()

settings.register_profile(
    "default",
    # A busy machine is no failure, and what one run has found must not decide the next.
    deadline=None,
    database=None,
    derandomize="CI" in os.environ,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=5000)
settings.load_profile("default")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder, where the program's settings, state and caches go too."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            monkeypatch.setenv(name, folder)
        yield Path(folder)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The program speaks English again after a test in which it spoke another language."""
    yield
    use_language(LANGUAGES[0])


@pytest.fixture
def shipped() -> Path:
    """The meeting that ships with the program."""
    return shipped_meeting()


@pytest.fixture
def data() -> Path:
    """The folder of what ships beside it: its translation, the schema, the reference."""
    return data_folder()


@pytest.fixture
def meetings() -> Path:
    """The folder of meeting files made for tests; those that are wrong lie in its `broken/`."""
    return Path(__file__).parent / "meetings"
