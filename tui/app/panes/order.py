"""In which order the documents stand."""

from enum import Enum
from typing import Literal


class Order(Enum):
    """In which order the documents stand that are not of the selected item."""

    value: Literal["file", "symbol", "item"]

    FILE = "file"
    SYMBOL = "symbol"
    ITEM = "item"
