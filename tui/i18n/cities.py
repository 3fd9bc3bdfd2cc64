"""What the city that a time zone is named after is called in the language in use.

The names are those of CLDR, in a file a language that `python -m tests.cities` writes. It is read
when a city is first named in that language; English has none, and says what the zone says.
"""

from functools import cache

from tui.i18n import CATALOGS, LANGUAGES, language

FILE_NAME = "cities.tsv"
"""The file in the folder of each language: a zone a line, a tabulator, the city."""


def city_of(zone: str) -> str:
    """The city of a time zone: `Вена` of `Europe/Vienna`, in Russian.

    Args:
        zone: A name of the IANA; where its city has no name of its own in the language in use, the
            city is what the zone says.
    """
    in_zone = zone.rpartition("/")[2].replace("_", " ")
    return _cities(language()).get(zone, in_zone)


@cache
def _cities(language: str) -> dict[str, str]:
    if language == LANGUAGES[0]:
        return {}
    text = (CATALOGS / language / FILE_NAME).read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {zone: city for zone, _tab, city in rows}
