"""How a text table is written: delimiter, quote and header, told by its first lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from procmine.engine import CsvDialect
from procmine.errors import NoEvents, UnreadableFile, UsageError
from procmine.eventlog.columns import distinct
from procmine.importers.text.headers import header_place, is_header, spare_cells
from procmine.words.columns import known_names
from procmine.words.say import say

_DELIMITERS = (",", ";", "\t", "|", "^", "~")
_WORDS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
_ROWS_LOOKED_AT = 100
#: Longer lines say nothing about delimiters, and the csv module refuses longer fields.
_LONGEST = 100_000
#: Excel's own first line, which names the delimiter.
_EXCEL_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SINGLE_QUOTED = re.compile(r"(?:^|[,;\t|^~])'[^']*'(?=$|[,;\t|^~])")
#: A quote after a backslash that ends no text, so that the backslash makes it part of one.
_ESCAPED = re.compile(r'\\"(?![,;\t|^~\r\n]|$)')


@dataclass(frozen=True, slots=True)
class Writing:
    """How a table is written.

    `above` counts the lines that say something above the header, `top` all lines to the header's
    last; `backslashes` says that a quote inside a text has one before it.
    """

    dialect: CsvDialect
    above: int
    top: int
    backslashes: bool


def delimiter_of(said: str) -> str:
    """Give the delimiter that the user means; UsageError for what can be none."""
    mark = _WORDS.get(said.lower(), said)
    if len(mark) != 1 or mark in "\"'\r\n\0" or mark.isalnum():
        raise UsageError(
            say("delimiter '{said}': is not one mark", said=said),
            say("give one such as ';', or its name: comma, semicolon, tab, pipe, space"),
        )
    return mark


def writing_of(text: str, name: str, whole: bool = True, delimiter: str | None = None) -> Writing:
    """Tell how a table is written; `whole` says that this is all of it, to its last line."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not whole and len(lines) > 1:
        lines.pop()  # it may end in the middle
    excel = _EXCEL_LINE.fullmatch(lines[0])
    if excel:
        delimiter = delimiter or excel[1]
        lines[0] = ""
    if not any(line.strip() for line in lines):
        raise NoEvents(say("{name}: the file is empty", name=name), say("is it the right file?"))
    lines = [line + "\n" for line in lines]
    quote = _quote_of(lines)
    marks = (delimiter,) if delimiter else _DELIMITERS
    mark, escaped = max(
        ((mark, escaped) for mark in marks for escaped in _escapings(lines, quote)),
        key=lambda written: _evenness(lines, written[0], quote, written[1]),
    )
    table = _table(lines, mark, quote, escaped)
    if not any(cells for _, cells in table):
        raise UnreadableFile(
            say("{name}: the first line is no header, for it holds a very long text", name=name),
            say("give the table a first line that names its columns"),
        )
    place = header_place([cells for _, cells in table])
    top, first = table[place]
    header = is_header(first)
    names = first if header else [""] * len(first)
    if header and _numbered([cells for _, cells in table[place + 1 :]], len(first)):
        names = ["", *first]
    start = table[place - 1][0] if place else 0
    above = _said(lines[:start])
    dialect = CsvDialect(
        mark,
        quote,
        header,
        distinct(names),
        skip=place,
        above=above + bool(excel) + (_said(lines[start:top]) - 1 if header else 0),
        spare=spare_cells([cells for _, cells in table[place + 1 :]], len(names)),
    )
    return Writing(dialect, above, top if header else start, escaped)


def _numbered(rows: Sequence[Sequence[str]], columns: int) -> bool:
    """Say whether each row has one cell more than the header, as R writes its names of rows."""
    given = [row for row in rows if row]
    return (
        bool(given)
        and all(len(row) == columns + 1 for row in given)
        and any(row[-1] for row in given)
    )


def _said(lines: list[str]) -> int:
    return sum(bool(line.strip("\r\n")) for line in lines)


def _quote_of(lines: list[str]) -> str:
    looked_at = [line[:_LONGEST] for line in lines[:_ROWS_LOOKED_AT] if line.strip()]
    if any('"' in line for line in looked_at):
        return '"'
    single = sum(bool(_SINGLE_QUOTED.search(line.rstrip("\r\n"))) for line in looked_at)
    return "'" if single * 2 > len(looked_at) else '"'


def _escapings(lines: list[str], quote: str) -> tuple[bool, ...]:
    if quote == '"' and any(_ESCAPED.search(line) for line in lines[:_ROWS_LOOKED_AT]):
        return (True, False)
    return (False,)


def _table(
    lines: list[str], delimiter: str, quote: str, escaped: bool = False
) -> list[tuple[int, list[str]]]:
    """Take the first rows apart, up to one too long; give with each the number of its last line."""
    reader = csv.reader(
        lines, delimiter=delimiter, quotechar=quote,
        doublequote=not escaped, escapechar="\\" if escaped else None,
    )  # fmt: skip
    rows: list[tuple[int, list[str]]] = []
    said = 0
    try:
        for row in reader:
            rows.append((reader.line_num, row))
            said += bool(row)
            if said == _ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass
    return rows


def _evenness(lines: list[str], delimiter: str, quote: str, escaped: bool) -> tuple[float, ...]:
    """Score a delimiter: the share of rows as wide as the header, and how much that says."""
    table = [cells for _, cells in _table(lines, delimiter, quote, escaped)]
    if not table:
        return 0.0, 0, 0
    rows = [row for row in table[header_place(table) :] if row]
    columns = len(rows[0]) if rows else 0
    if columns < 2:
        return 0.0, 0, columns
    even = sum(len(row) == columns or not any(row[columns:]) for row in rows if len(row) >= columns)
    return round(even / len(rows), 1), known_names(rows[0]) > 1, columns
