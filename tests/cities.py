"""The names of the cities of time zones in each language, from CLDR.

`python -m tests.cities` writes them anew. It needs Babel, of the `dev` extra, which brings CLDR's
data; a newer Babel may bring other names, so this is run when one is wanted, not with the catalogs.
"""

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from tui.i18n import CATALOGS, LANGUAGES
from tui.i18n.cities import FILE_NAME

_BESIDE = re.compile(r"\s*[(\[].*")
"""A state or another name that a few cities have in brackets: a clock has no room for it."""


def cities_file(language: str) -> Path:
    """The file of a language."""
    return CATALOGS / language / FILE_NAME


def cities(language: str) -> dict[str, str]:
    """The cities that CLDR has another name for than the zone's own, by zone, in its order."""
    known = Locale(language).time_zones
    found = {}
    for zone in sorted(available_timezones()):
        names = (known.get(each, {}).get("city", "") for each in _same(zone))
        city = _BESIDE.sub("", next(filter(None, names), ""))
        if city and city != zone.rpartition("/")[2].replace("_", " "):
            found[zone] = city
    return found


def _same(zone: str) -> list[str]:
    """A zone, and the other names that it has: CLDR may know it by an old one."""
    aliases: Mapping[str, str] = get_global("zone_aliases")
    newest = aliases.get(zone, zone)
    return [zone, newest, *sorted(old for old, new in aliases.items() if new == newest)]


def cities_text(language: str) -> str:
    """The file of a language."""
    head = (
        f"# What the cities of time zones are called, from CLDR by Babel {version('babel')};",
        "# written by `python -m tests.cities`.",
        "# © 2004-2025 Unicode, Inc.; see ../LICENSE.unicode.",
    )
    rows = (f"{zone}\t{city}" for zone, city in cities(language).items())
    return "".join(f"{line}\n" for line in (*head, *rows))


def write_cities() -> None:
    """Writes the file of each language but English."""
    for language in LANGUAGES[1:]:
        cities_file(language).write_text(cities_text(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_cities()
