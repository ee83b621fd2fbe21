"""Text tables: CSV, TSV and their kin, in any encoding, plain or compressed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from procmine.engine import CsvDialect, Engine
from procmine.errors import NoEvents
from procmine.eventlog import Source, timestamps
from procmine.importers.encoding import encoding_of, head_of, transcoded
from procmine.importers.kinds import GZIP, ZSTD

_DELIMITERS = (",", ";", "\t", "|")
_LINES_LOOKED_AT = 100


def rows(engine: Engine, file: Path, name: str) -> Source:
    """Name the rows of a text table; UnreadableFile where it is none, NoEvents without rows."""
    head = head_of(file, name)
    encoding = encoding_of(head)
    try:
        text = head.decode(encoding, "ignore")
    except LookupError:
        encoding, text = "cp1252", head.decode("cp1252", "replace")
    notes = [] if encoding in ("utf-8", "utf-8-sig") else [f"read as {encoding}"]
    lone_cr = "\r" in text.replace("\r\n", "")
    if encoding != "utf-8" or lone_cr or _packed(file):
        target = engine.scratch / "table.csv"
        transcoded(file, name, encoding, target)
        file = target
    dialect = dialect_of(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    engine.scan_csv("raw", [file], dialect, name)
    return Source(name, "raw", dict.fromkeys(dialect.columns, "VARCHAR"), notes=tuple(notes))


def dialect_of(text: str, name: str) -> CsvDialect:
    """Tell delimiter, quote and header from the first lines of a text."""
    lines = [line for line in text.split("\n")[:_LINES_LOOKED_AT] if line.strip()]
    if len(text) > 1 and not text.endswith("\n") and len(lines) > 1:
        lines.pop()  # the sample may end inside a line
    if not lines:
        raise NoEvents(f"{name}: the file is empty", "is it the right file?")
    sample = "\n".join(lines)
    quote = "'" if lines[0].count("'") >= 2 and '"' not in lines[0] and lines[0][0] == "'" else '"'
    delimiter = max(_DELIMITERS, key=lambda mark: _evenness(sample, mark, quote))
    table = list(csv.reader(io.StringIO(sample), delimiter=delimiter, quotechar=quote))
    first = table[0]
    header = not any(_is_value(cell) for cell in first)
    names = first if header else [f"column {i}" for i in range(1, len(first) + 1)]
    return CsvDialect(delimiter, quote, header, _unique(names))


def _evenness(sample: str, delimiter: str, quote: str) -> tuple[float, int]:
    """Score a delimiter: the share of lines with as many columns as the first, and how many."""
    try:
        table = list(csv.reader(io.StringIO(sample), delimiter=delimiter, quotechar=quote))
    except csv.Error:
        return 0.0, 0
    columns = len(table[0])
    if columns < 2:
        return 0.0, columns
    return round(sum(len(row) == columns for row in table) / len(table), 1), columns


def _is_value(cell: str) -> bool:
    """Say whether a cell can't be a column's name: it is a time or a number."""
    text = cell.strip()
    if not text:
        return False
    form, _ = timestamps.recognise([text])
    return form is not None or text.replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit()


def _unique(names: list[str]) -> tuple[str, ...]:
    """Make the names of columns distinct, in upper and lower case alike, and none of them empty."""
    seen: dict[str, int] = {}
    made: list[str] = []
    for i, name in enumerate(names, 1):
        clean = name.strip().lstrip("\ufeff") or f"column {i}"
        count = seen[clean.lower()] = seen.get(clean.lower(), 0) + 1
        made.append(clean if count == 1 else f"{clean} ({count})")
    return tuple(made)


def _packed(file: Path) -> bool:
    with file.open("rb") as raw:
        return raw.read(4).startswith((GZIP, ZSTD))
