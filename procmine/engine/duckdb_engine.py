"""DuckDB as the engine: embedded, on all cores, spilling what doesn't fit in memory."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from procmine.engine import memory as sizes
from procmine.engine.csv_scan import CsvScan, files
from procmine.engine.dialect import CsvDialect, Rejected, quoted
from procmine.engine.duckdb_file import DuckDBFile
from procmine.engine.interruptible import interruptible
from procmine.engine.rejects import REJECTED_TEXTS, count_rejected, keeping_rejected
from procmine.engine.row_groups import in_row_groups
from procmine.engine.scratch import Scratch
from procmine.engine.targets import Target
from procmine.errors import DataError, UnreadableFile, UsageError
from procmine.words.say import say

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

#: The column in which DuckDB gives the place of a Parquet file's row, from 0.
_PLACE = "file_row_number"
#: Where the system says why it did not write a file.
_SYSTEM_REASON = re.compile(r'": ([A-Z][\w ]+)')
#: So many rows are fetched at a time.
_FETCHED = 5000

_SETTINGS = (
    "SET enable_progress_bar = false",
    "SET TimeZone = 'UTC'",
    "SET preserve_insertion_order = true",
)
#: Functions of our own in the dialect, as DuckDB macros.
_MACROS = (
    # A number for an activity at a place in its case; their sum over a case names its variant.
    "CREATE MACRO step_hash(activity, seq) AS hash((hash(activity) >> 1) + seq)",
    # The ten cases where most time was lost; the case number settles ties.
    "CREATE MACRO worst_cases(case_no, us) AS"
    " arg_max(case_no, us::HUGEINT * 4294967296 - case_no, 10)",
    # All of the cases in the place of the worst: read only where a rule's cases are counted.
    "CREATE MACRO every_case(case_no, us) AS list(DISTINCT case_no)",
)


class DuckDBEngine:
    """An in-memory database with a scratch folder of its own."""

    def __init__(self, memory: str | None = None, threads: int | None = None) -> None:
        if threads is not None and threads < 1:
            raise UsageError(
                say("threads {threads}: too few to work with", threads=threads),
                say("give one or more"),
            )
        self._source: str | None = None
        self._csv: CsvScan | None = None
        self._limit = f"{sizes.bytes_of(memory or f'{sizes.DEFAULT_SHARE:.0%}')}B"
        self._scratch = Scratch()
        self._connection = _connected(self._limit, self._scratch.path, threads)
        self._connection.execute(";".join((*_SETTINGS, *_MACROS, REJECTED_TEXTS)))

    def query(self, sql: str, **parameters: object) -> pa.Table:
        """Run `sql`; parameters that it doesn't name are left out, for DuckDB refuses them."""
        used = _named(sql, parameters)
        return self._told(lambda: self._connection.sql(sql, params=used).to_arrow_table())

    def records(self, sql: str, **parameters: object) -> list[dict[str, Any]]:
        """Run `sql` and give its rows as dicts."""
        used = _named(sql, parameters)

        def work() -> list[dict[str, Any]]:
            result = self._connection.execute(sql, used)
            names = [column[0] for column in result.description or ()]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

        return self._told(work)

    def tuples(self, sql: str, **parameters: object) -> Iterator[tuple[Any, ...]]:
        """Run `sql` and give its rows, some thousands at a time."""
        used = _named(sql, parameters)
        cursor = self._connection.cursor()  # another query must not end this one
        try:
            self._told(lambda: cursor.execute(sql, used), cursor)
            while rows := self._told(lambda: cursor.fetchmany(_FETCHED), cursor):
                yield from rows
        finally:
            cursor.close()

    def write(self, sql: str, target: Target) -> None:
        """Write the rows of a query to a file."""

        def work() -> None:
            try:
                for statement in target.statements(sql):
                    self._connection.execute(statement)
            except duckdb.IOException as error:
                if str(target.path) not in str(error):
                    raise
                reason = _SYSTEM_REASON.search(str(error))
                raise OSError(reason[1] if reason else "it is of no use") from error

        try:
            self._told(work)
        except BaseException:
            for statement in target.tidied():
                with contextlib.suppress(duckdb.Error):
                    self._connection.execute(statement)
            raise

    def view(self, name: str, sql: str) -> None:
        """Name a query."""
        self._run(f"CREATE OR REPLACE VIEW {quoted(name)} AS {sql}")

    def table(self, name: str, sql: str) -> None:
        """Run a query once and keep its rows."""
        self._run(f"CREATE OR REPLACE TABLE {quoted(name)} AS {sql}")

    def rows(self, name: str, sql: str) -> None:
        """Keep a query's rows, numbered by their ids, for to count them off takes one thread."""
        self.table(f"{name}_unnumbered", sql)
        self.view(name, f"SELECT *, rowid + 1 AS position FROM {quoted(name + '_unnumbered')}")

    def categories(self, name: str, sql: str) -> None:
        """Name a type for text with few values: an ENUM, so that the values are small numbers."""
        self._run(f"CREATE TYPE {quoted(name)} AS ENUM ({sql})")

    def drop(self, name: str) -> None:
        """Forget a table."""
        self._run(f"DROP TABLE IF EXISTS {quoted(name)}")

    def columns(self, name: str) -> dict[str, str]:
        """Give the columns of a table or view and their types."""
        rows = self._run(f"DESCRIBE {quoted(name)}").fetchall()
        return {row[0]: row[1] for row in rows}

    @property
    def scratch(self) -> Path:
        """Give the scratch folder."""
        return self._scratch.path

    def scan_csv(self, name: str, path: Path, dialect: CsvDialect, source: str) -> None:
        """Name the rows of a text file; short lines are filled up, unreadable ones told apart."""
        self._source = source
        self._csv = CsvScan(name, path, dialect)
        self.view(name, self._csv.sql())

    def scan_parquet(self, name: str, path: Path, source: str) -> str | None:
        """Name the rows of a Parquet file, and give SQL for a row's place in it."""
        self._source = source
        # Some writers leave out that their bytes are text.
        scan = f"SELECT * FROM read_parquet({files(path)}, binary_as_string = true"
        self.view(name, scan + ")")
        if _PLACE in (column.lower() for column in self.columns(name)):
            return None
        self.view(name, scan + ", file_row_number = true)")
        return f"{_PLACE} + 1"

    def insert(self, name: str, rows: pa.Table | pa.RecordBatchReader) -> None:
        """Make a table of Arrow rows."""
        import pyarrow as pa

        if isinstance(rows, pa.RecordBatchReader):
            rows = in_row_groups(rows)
        self._connection.register("arrow_rows", rows)
        try:
            self.table(name, "SELECT * FROM arrow_rows")
        finally:
            self._connection.unregister("arrow_rows")

    def reads_text(self, relation: str) -> bool:
        """Say whether a relation is a text table whose rejected lines are still to be told."""
        return self._csv is not None and self._csv.name == relation

    def database(self, path: Path, source: str) -> DuckDBFile:
        """Open a DuckDB file of others."""
        return DuckDBFile(path, source, self.scratch, self._limit)

    def rejected_lines(self, kept: str) -> Rejected | None:
        """Tell of the lines of the text table that became no rows of the table `kept`."""
        if self._csv is None:
            return None
        rejected = count_rejected(self._run, self._csv, kept)
        self._run(keeping_rejected())
        # The next text table begins a count of its own.
        self._csv = None
        for table in ("reject_errors", "reject_scans"):
            self._run(f"DROP TABLE IF EXISTS {table}")
        return rejected

    def close(self) -> None:
        """Free the memory and remove the scratch folder."""
        self._connection.close()
        self._scratch.remove()

    def _run(self, sql: str) -> duckdb.DuckDBPyConnection:
        return self._told(lambda: self._connection.execute(sql))

    def _told(self, work: Callable[[], T], cursor: duckdb.DuckDBPyConnection | None = None) -> T:
        """Do something; tell in the user's words what is wrong with memory or with the file."""
        interrupt = (cursor or self._connection).interrupt
        try:
            return interruptible(lambda: self._again(work), interrupt)
        except duckdb.Error as error:
            if isinstance(error, duckdb.OutOfMemoryException) or "No space left" in str(error):
                raise DataError(
                    say("the log doesn't fit: memory and scratch space are used up"),
                    say("give more with --memory, or point TMPDIR at a disk with room"),
                ) from error
            if self._source is None or not _is_of_file(error):
                raise
            reason = str(error).splitlines()[0].split("Error: ", 1)[-1]
            raise UnreadableFile(
                say("{name}: cannot be read ({reason})", name=self._source, reason=reason[:120]),
                say("export or copy it again"),
            ) from error

    def _again(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except duckdb.Error as error:
            if self._csv is None or not self._csv.needs_multiline(error):
                raise
        self._csv = replace(self._csv, multiline=True)
        self._connection.execute(
            f"CREATE OR REPLACE VIEW {quoted(self._csv.name)} AS {self._csv.sql()}"
        )
        return work()


def _connected(limit: str, scratch: Path, threads: int | None) -> duckdb.DuckDBPyConnection:
    """Open an empty database."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": limit,
        "temp_directory": str(scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if threads:
        config["threads"] = threads
    return duckdb.connect(":memory:", config=config)


def _named(sql: str, parameters: dict[str, object]) -> dict[str, object]:
    """Give the parameters that a query names."""
    return {n: value for n, value in parameters.items() if re.search(rf"\${n}\b", sql)}


def _is_of_file(error: duckdb.Error) -> bool:
    """Say whether an error comes of a file's contents, and not of a mistake in SQL."""
    if isinstance(error, duckdb.IOException) or type(error) is duckdb.Error:
        return True
    return isinstance(error, duckdb.InvalidInputException) and "parameters:" not in str(error)
