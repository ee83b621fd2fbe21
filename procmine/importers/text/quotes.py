"""Quotes that stay open: the line with one is taken out, so that it swallows no others."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from procmine.engine import Rejected
from procmine.importers.packing import PIECE, keep
from procmine.importers.text.dialects import Writing
from procmine.words.say import unsaid

#: A text with line breaks is taken for one up to this many lines.
_LONGEST_TEXT = 100
_REASON = unsaid("a quote that is not closed")
#: Quotes are counted line by line in a file up to this size; in larger ones in pieces of about
#: that size, cut at the ends of lines, for the sake of speed.
_SMALL = 1 << 25
_COUNTED = 1 << 16


def may_stay_open(file: Path, quote: str) -> bool:
    """Say whether there is an odd number of quotes somewhere, as where one stays open."""
    mark = quote.encode()
    with file.open("rb") as table:
        # Most tables have no quotes at all, and that is seen soonest in large pieces.
        while (piece := table.read(PIECE)) and mark not in piece:
            pass
        if not piece:
            return False
        table.seek(0)
        if file.stat().st_size <= _SMALL:
            return any(line.count(mark) % 2 for line in table)
        while piece := table.read(_COUNTED):
            if (piece + table.readline(PIECE)).count(mark) % 2:
                return True
    return False


def without_open(file: Path, writing: Writing, target: Path) -> Rejected | None:
    """Copy a table without the lines whose quote stays open; tell of them, None without any."""
    taken: list[tuple[int, str]] = []
    with file.open("rb") as table:
        keep(_closed(table, writing, taken), target)
    if not taken:
        return None
    return Rejected(len(taken), taken[0][0], taken[0][1], _REASON)


def _closed(table: BinaryIO, writing: Writing, taken: list[tuple[int, str]]) -> Iterator[bytes]:
    """Give the lines but those with an open quote, which are noted with their numbers."""
    mark = writing.dialect.quote.encode()
    waiting: deque[bytes] = deque()
    number = 0
    while line := (waiting.popleft() if waiting else table.readline()):
        number += 1
        if number <= writing.top or line.count(mark) % 2 == 0 or _is_row(line, writing):
            yield line
            continue
        text = [line]
        while len(text) < _LONGEST_TEXT and (
            more := waiting.popleft() if waiting else table.readline()
        ):
            text.append(more)
            if more.count(mark) % 2:
                break
        whole = b"".join(text)
        if len(text) > 1 and _is_row(whole, writing):
            number += len(text) - 1
            yield whole
        else:
            taken.append((number, line.decode("utf-8", "replace").rstrip("\r\n")[:200]))
            waiting.extendleft(reversed(text[1:]))


def _is_row(line: bytes, writing: Writing) -> bool:
    """Say whether a text is one row, with all its quotes closed and no cell too many."""
    dialect = writing.dialect
    text = line.decode("utf-8", "replace")
    reader = csv.reader([text], delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return False
    return len(rows) == 1 and len(rows[0]) <= len(dialect.columns) + dialect.spare
