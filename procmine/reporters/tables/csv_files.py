"""The tables as CSV files."""

from __future__ import annotations

import csv
import math
import re
from datetime import datetime
from io import StringIO

from procmine.report import Report
from procmine.reporters.tables.report_tables import tables_of
from procmine.reporters.tables.table import Cell, DataTable

#: What a spreadsheet program runs where a cell begins with it (OWASP, CSV Injection), also in the
#: full width of a Chinese keyboard. Some programs skip blanks before it.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_DIGITS = 6


def to_csv(report: Report) -> dict[str, bytes]:
    """Write a file a table, by its name: UTF-8 with a byte-order mark, commas, CRLF, one head.

    The mark is there because Excel takes a CSV file without one for the system's old code page and
    garbles all but English. Names of columns and words are the same in every language, those of
    the JSON contract where it has them; definitions.csv explains them in the report's language.
    Durations are hours, shares go from 0 to 1, times are ISO 8601, what is unknown is empty. Text
    that a spreadsheet program would run has an apostrophe in front; numbers are as they are.
    """
    return {f"{table.name}.csv": _file(table) for table in tables_of(report)}


def as_cell(cell: Cell) -> str:
    """Write a value as the text of a cell, which no program takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    if not math.isfinite(cell):
        return ""
    # Not -0, and no exponent.
    return f"{round(cell, _DIGITS) + 0.0:.{_DIGITS}f}".rstrip("0").rstrip(".")


# Private functions


def _file(table: DataTable) -> bytes:
    content = StringIO()
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([as_cell(cell) for cell in row])
    return content.getvalue().encode("utf-8-sig")
