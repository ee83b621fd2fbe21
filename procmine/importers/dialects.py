"""How a text table is written: delimiter, quote and header, told by its first lines."""

from __future__ import annotations

import csv

from procmine.engine import CsvDialect
from procmine.errors import NoEvents, UnreadableFile
from procmine.eventlog import timestamps
from procmine.eventlog.columns import distinct
from procmine.words.columns import COLUMN_NAMES, plain

_DELIMITERS = (",", ";", "\t", "|")
_LINES_LOOKED_AT = 100
#: Longer lines say nothing about delimiters, and the csv module refuses longer fields.
_LONGEST = 100_000
_NAMES = {name for names in COLUMN_NAMES.values() for name in names.exact}


def dialect_of(text: str, name: str, whole: bool = True) -> CsvDialect:
    """Tell how a table is written; `whole` says that this is all of it, to its last line."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not whole and len(lines) > 1:
        lines.pop()  # it may end in the middle
    lines = [line for line in lines[: _LINES_LOOKED_AT + 1] if line.strip()]
    if not lines:
        raise NoEvents(f"{name}: the file is empty", "is it the right file?")
    quote = "'" if lines[0].startswith("'") and '"' not in lines[0] else '"'
    looked_at = [lines[0], *(line for line in lines[1:] if len(line) < _LONGEST)]
    delimiter = max(_DELIMITERS, key=lambda mark: _evenness(looked_at, mark, quote))
    try:
        first = next(csv.reader(_with_ends(lines), delimiter=delimiter, quotechar=quote))
    except csv.Error:
        raise UnreadableFile(
            f"{name}: the first line is no header, for it holds a very long text",
            "give the table a first line that names its columns",
        ) from None
    header = _is_header(first)
    names = first if header else [""] * len(first)
    return CsvDialect(delimiter, quote, header, distinct(names))


def _evenness(lines: list[str], delimiter: str, quote: str) -> tuple[float, int]:
    """Score a delimiter: the share of rows with as many fields as the first, and how many."""
    try:
        table = list(csv.reader(_with_ends(lines), delimiter=delimiter, quotechar=quote))
    except csv.Error:
        return 0.0, 0
    columns = len(table[0])
    if columns < 2:
        return 0.0, columns
    return round(sum(len(row) == columns for row in table) / len(table), 1), columns


def _with_ends(lines: list[str]) -> list[str]:
    return [line + "\n" for line in lines]


def _is_header(cells: list[str]) -> bool:
    """Say whether a row names columns: no cell is a time, nor a number beside unknown names."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    if any(_is_time(text) for text in texts):
        return False
    known = sum(plain(text) in _NAMES for text in texts)
    return known >= 2 or not any(_is_number(text) for text in texts)


def _is_time(text: str) -> bool:
    form, _ = timestamps.recognise([text])
    return form is not None and not _is_number(text)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit()
