"""The engine: one SQL text for every analysis, behind one seam.

DuckDB is the embedded engine; nothing outside this folder imports it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from procmine.engine.dialect import FUNCTIONS, PLACE, CsvDialect, literal, quoted

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FUNCTIONS", "PLACE", "CsvDialect", "Engine", "literal", "open_engine", "quoted"]


class Engine(Protocol):
    """What an analysis may ask of an engine. `name` is a plain identifier, never user data."""

    def query(self, sql: str, **parameters: object) -> pa.Table:
        """Run `sql` with `$name` parameters and give the rows in the order of the query."""
        ...

    def view(self, name: str, sql: str) -> None:
        """Name a query; it runs anew whenever it is read."""
        ...

    def table(self, name: str, sql: str) -> None:
        """Run a query once and keep its rows, in its order, under a name."""
        ...

    def rows(self, name: str, sql: str) -> None:
        """Keep a query's rows like table(), with their place from 1 in a column `position`."""
        ...

    def categories(self, name: str, sql: str) -> None:
        """Name a type for text with few values: those that the query gives, in its order."""
        ...

    def drop(self, name: str) -> None:
        """Forget a table."""
        ...

    def columns(self, name: str) -> dict[str, str]:
        """Give the columns of a table or view and their types, in order."""
        ...

    @property
    def scratch(self) -> Path:
        """The engine's own folder on disk; it goes with the engine."""
        ...

    def scan_csv(self, name: str, paths: list[Path], dialect: CsvDialect, source: str) -> None:
        """Name the rows of delimited text files, all columns as text; `source` for messages."""
        ...

    def scan_parquet(self, name: str, paths: list[Path]) -> None:
        """Name the rows of Parquet files, their place from 0 in a column PLACE."""
        ...

    def insert(self, name: str, rows: pa.Table | pa.RecordBatchReader) -> None:
        """Make a table of Arrow rows."""
        ...

    def rejected_lines(self) -> list[tuple[int, str]]:
        """Give line number and text of the lines that the last CSV scans could not read."""
        ...

    def close(self) -> None:
        """Free the memory and remove the scratch folder."""
        ...


def open_engine(memory: str | None = None, threads: int | None = None) -> Engine:
    """Open the embedded engine.

    `memory` is a size such as "4GB" (default: 60 % of what the machine or its container has);
    what doesn't fit spills to a scratch folder that goes with the engine.
    Raises UsageError for a size that can't be read.
    """
    from procmine.engine.duckdb_engine import DuckDBEngine

    return DuckDBEngine(memory, threads)
