"""Single cells: typed, and text that can't become anything else."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import datetime
from typing import Any

from procmine.report import Language
from procmine.reporters.tables import Cell
from procmine.words.tables import table_said

#: The characters, in units of UTF-16, that Excel takes in a cell.
MOST_CHARACTERS = 32_767
_HOURS_OF_A_DAY = 24.0
#: Excel counts days from here; before March 1900 it is a day wrong.
_EPOCH = datetime(1899, 12, 30)
_FIRST = datetime(1900, 3, 1)
#: What XML cannot hold and clean_text leaves.
_UNSAYABLE = re.compile("[\ufffe\uffff]")
#: What a spreadsheet program takes for a formula when somebody types it.
_FORMULA = re.compile(r"\s*[=+\-@]")


def excel_number(value: Cell, as_days: bool) -> float | None:
    """Give a value as the number that Excel keeps: durations and times are days."""
    if isinstance(value, datetime):
        return (value - _EPOCH).total_seconds() / 86_400 if value >= _FIRST else None
    if isinstance(value, str) or value is None or not math.isfinite(value):
        return None
    return value / _HOURS_OF_A_DAY if as_days else value


def excel_text(text: str, language: Language) -> str:
    """Give text as a cell can hold it: cut, with a mark, where it is too long."""
    text = _UNSAYABLE.sub("\ufffd", text)
    if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    mark = table_said("cut", language)
    room = 2 * (MOST_CHARACTERS - len(mark))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + mark


def cell_width(text: str) -> int:
    """Count how wide a text is; Chinese characters count double."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def write_linked_number(
    sheet: Any, row: int, place: int, number: int, target: str, style: Any
) -> None:
    """Write a number that leads somewhere, and stays one for filters and sums."""
    sheet.write_url(row, place, target, style, str(number))
    sheet.write_number(row, place, number, style)


def write_text(sheet: Any, row: int, place: int, text: str, styles: Any, wrapped: bool) -> None:
    """Write text that has gone through `excel_text`, never as a formula or a link."""
    quoted = _FORMULA.match(text) is not None
    sheet.write_string(row, place, text, styles.text(wrapped, quoted))
