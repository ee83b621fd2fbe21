"""The sheets of the workbook by name, and links between them."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.report import Language
from procmine.reporters.tables import DataTable
from procmine.words import label

#: Rows above those of a table: title, what a row is, the way back, the head.
ROWS_ABOVE = 4


def sheet_names(tables: Sequence[DataTable], language: Language) -> dict[str, str]:
    """Give the name of each sheet by table; the first is that of the summary."""
    return {"summary": label("page_summary", language)} | {
        table.name: table.title for table in tables
    }


def link_to(sheet: str, row: int = 0) -> str:
    """Give the address of a row, from 0, of another sheet."""
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!A{row + 1}"
