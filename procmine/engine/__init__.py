"""The engine: one SQL text for every analysis, behind one seam.

DuckDB is the embedded engine; nothing outside this folder imports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from procmine.engine.dialect import FUNCTIONS, LONGEST_LINE, CsvDialect, Rejected, literal, quoted
from procmine.engine.memory import bytes_of
from procmine.engine.targets import Target

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "FUNCTIONS",
    "LONGEST_LINE",
    "CsvDialect",
    "Database",
    "Engine",
    "Rejected",
    "Target",
    "bytes_of",
    "literal",
    "open_engine",
    "quoted",
]


class Database(Protocol):
    """Tables of others, which can only be read. Raises DataError, and UsageError as told."""

    @property
    def notes(self) -> Sequence[str]:
        """Say what of the rows that were read last is left out."""
        ...

    def tables(self) -> dict[str, str]:
        """Give the tables, and how each is written in SQL."""
        ...

    def views(self) -> dict[str, str]:
        """Give the views, and how each is written in SQL."""
        ...

    def reader(self, sql: str, own: bool = False) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Give the rows of a query in batches; UsageError where it is wrong and the user's own."""
        ...


class Engine(Protocol):
    """What an analysis may ask of an engine. `name` is a plain identifier, never user data."""

    def query(self, sql: str, **parameters: object) -> pa.Table:
        """Run `sql` with `$name` parameters and give the rows in the order of the query."""
        ...

    def records(self, sql: str, **parameters: object) -> list[dict[str, Any]]:
        """Run `sql` like query(), and give the few rows of an answer as dicts.

        For answers that Python reads at once: Arrow alone takes a tenth of a second to import.
        """
        ...

    def tuples(self, sql: str, **parameters: object) -> Iterator[tuple[Any, ...]]:
        """Run `sql` like query(), and give the rows one by one, without holding them all."""
        ...

    def write(self, sql: str, target: Target) -> None:
        """Write the rows of a query to a file, in its order; OSError where it can't be written."""
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

    def scan_csv(self, name: str, path: Path, dialect: CsvDialect, source: str) -> None:
        """Name the rows of a delimited text file, all columns as text; `source` for messages."""
        ...

    def scan_parquet(self, name: str, path: Path, source: str) -> str | None:
        """Name the rows of a Parquet file, and give SQL for a row's place in it, from 1.

        None where the file has a column by the name that the place would have.
        """
        ...

    def insert(self, name: str, rows: pa.Table | pa.RecordBatchReader) -> None:
        """Make a table of Arrow rows."""
        ...

    def reads_text(self, relation: str) -> bool:
        """Say whether a relation is a text table whose rejected lines are still to be told."""
        ...

    def database(self, path: Path, source: str) -> AbstractContextManager[Database]:
        """Open a file of the engine's own kind that others wrote; `source` for messages."""
        ...

    def rejected_lines(self, kept: str) -> Rejected | None:
        """Tell of the lines of the text table that became no rows of the table `kept`.

        It is that of the last scan_csv(), and can be asked once. Their texts, up to a thousand of
        each table, are kept in the table `rejected_texts` (line, reason, text).
        """
        ...

    def close(self) -> None:
        """Free the memory and remove the scratch folder."""
        ...


def open_engine(memory: str | None = None, threads: int | None = None) -> Engine:
    """Open the embedded engine.

    `memory` is a size such as "4GB" (default: 60 % of what the machine or its container has);
    what doesn't fit spills to a scratch folder that goes with the engine.
    Raises UsageError for a size that can't be read, and for less than one thread.
    """
    from procmine.engine.duckdb_engine import DuckDBEngine

    return DuckDBEngine(memory, threads)
