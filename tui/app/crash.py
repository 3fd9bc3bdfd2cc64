"""What is said and written where an error in the program itself ends it."""

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tui.app.state import state_file
from tui.i18n import _
from tui.text.safe import make_safe

EXIT_CODE = 70
"""The exit code where the program has failed: `EX_SOFTWARE` of sysexits.h."""

_MOST_REPORTS = 10


def report_folder() -> Path:
    """Where the reports lie."""
    return state_file("crash").with_name("crashes")


def crash_words(error: BaseException, trace: str = "", unsaved: Path | None = None) -> str:
    """Writes a report of an error, and returns what to tell the user, a line each.

    Args:
        error: The error.
        trace: Where it came from; by default what Python knows of that.
        unsaved: The file that had changes which were not saved, but kept against a crash.
    """
    trace = trace or "".join(traceback.format_exception(error))
    what = make_safe(" ".join(f"{type(error).__name__}: {error}".split()))
    lines = [_("an error in the program has ended it: {what}").format(what=what)]
    if unsaved is not None:
        lines.append(
            _(
                "The changes that were not saved are kept, and offered when {file} is opened again."
            ).format(file=make_safe(str(unsaved)))
        )
    try:
        report = _write_report(trace)
    except OSError as problem:
        lines += [
            _("No report could be written ({why}), so here it is:").format(why=problem.strerror),
            *map(make_safe, trace.splitlines()),
        ]
    else:
        words = _("A report for those who can mend it: {file}")
        lines.append(words.format(file=make_safe(str(report))))
    return "\n".join(lines)


def _write_report(trace: str) -> Path:
    folder = report_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now(UTC)
    report = folder / f"{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    lines = (
        f"agenda {_version('agenda-tui')}, {now:%Y-%m-%d %H:%M:%S} UTC",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"textual {_version('textual')}, TERM={os.environ.get('TERM', '')}",
        f"arguments: {sys.argv[1:]}",
        "",
        trace,
    )
    report.touch(0o600)
    report.write_text("\n".join(lines), "utf-8", errors="backslashreplace")
    for old in sorted(folder.glob("*.txt"))[:-_MOST_REPORTS]:
        old.unlink(missing_ok=True)
    return report


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"
