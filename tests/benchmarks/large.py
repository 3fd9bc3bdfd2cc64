"""Meetings larger than any real one."""

from datetime import date, time, timedelta
from pathlib import Path

import tomli_w

_PROSE = "The working group may wish to consider the report and to make recommendations on it. "


def write_large_meeting(path: Path, items: int = 10_000, size: int = 2_000_000) -> None:
    """Writes a meeting of many items.

    Args:
        path: The file to write.
        items: How many agenda items; a tenth as many documents, and a sitting for every ten.
        size: About how many bytes the file is to have.
    """
    prose = max(1, round((size / items - 250) / len(_PROSE)))
    first = date(2030, 1, 7)
    agenda = []
    for index in range(items):
        top, sub = divmod(index, 5)
        agenda.append(
            {
                "number": f"{top + 1}({'abcd'[sub - 1]})" if sub else str(top + 1),
                "level": 2 if sub else 1,
                "title": f"Item {index + 1} on the implementation of 第{index + 1}号决议 and its review",
                "annotation": "\n\n".join([_PROSE.strip()] * prose),
            }
        )
    documents = [
        {
            "symbol": f"TEST/{index}/L.{index + 1}",
            "title": f"Note by the secretariat on matter {index + 1}",
            "items": [agenda[index * 10]["number"]],
        }
        for index in range(items // 10)
    ]
    schedule = [
        {
            "date": first + timedelta(days=index // 2),
            "start": time(15 if index % 2 else 10),
            "end": time(18 if index % 2 else 13),
            "entries": [{"item": item["number"]} for item in agenda[index * 10 : index * 10 + 10]],
        }
        for index in range(items // 10)
    ]
    head = {
        "title": "A meeting larger than any",
        "language": "en",
        "start": first,
        "end": first + timedelta(days=items // 20 + 1),
    }
    meeting = {
        "format": 1,
        "meeting": head,
        "agenda": agenda,
        "documents": documents,
        "schedule": schedule,
    }
    path.write_text(tomli_w.dumps(meeting, multiline_strings=True), "utf-8")
