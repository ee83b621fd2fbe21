"""DuckDB as the engine: embedded, on all cores, spilling what doesn't fit in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from procmine.engine import memory as sizes
from procmine.engine.dialect import CsvDialect, literal, quoted
from procmine.engine.scratch import Scratch
from procmine.errors import DataError, UnreadableFile

if TYPE_CHECKING:
    import pyarrow as pa

#: Lines that a CSV scan could not read are kept up to this many.
_REJECTS_KEPT = 1000

#: Functions of our own in the dialect, as DuckDB macros.
_MACROS = (
    # A number for an activity at a place in its case; their sum over a case names its variant.
    "CREATE MACRO step_hash(activity, seq) AS hash((hash(activity) >> 1) + seq)",
    # The ten cases where most time was lost; the case number settles ties.
    "CREATE MACRO worst_cases(case_no, us) AS"
    " arg_max(case_no, us::HUGEINT * 4294967296 - case_no, 10)",
)


class DuckDBEngine:
    """An in-memory database with a scratch folder of its own."""

    def __init__(self, memory: str | None = None, threads: int | None = None) -> None:
        self._source = "the log"
        self._scans_text = False
        limit = sizes.bytes_of(memory or f"{sizes.DEFAULT_SHARE:.0%}")
        self._scratch = Scratch()
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": f"{limit}B",
                "temp_directory": str(self._scratch.path),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        run = self._connection.execute
        run("SET enable_progress_bar = false")
        run("SET TimeZone = 'UTC'")
        run("SET preserve_insertion_order = true")
        if threads:
            run(f"SET threads = {int(threads)}")
        for macro in _MACROS:
            run(macro)

    def query(self, sql: str, **parameters: object) -> pa.Table:
        """Run `sql`; parameters that it doesn't name are left out, for DuckDB refuses them."""
        used = {name: value for name, value in parameters.items() if f"${name}" in sql}
        with self._told():
            return self._connection.sql(sql, params=used).to_arrow_table()

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

    def scan_csv(self, name: str, paths: list[Path], dialect: CsvDialect, source: str) -> None:
        """Name the rows of text files; short lines are filled up, unreadable ones kept aside."""
        self._source = source
        self._scans_text = True
        columns = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in dialect.columns)
        self.view(
            name,
            f"SELECT * FROM read_csv({_files(paths)}, auto_detect = false,"
            f" delim = {literal(dialect.delimiter)}, quote = {literal(dialect.quote)},"
            f" escape = {literal(dialect.quote)}, header = {str(dialect.header).lower()},"
            f" columns = {{{columns}}}, null_padding = true, strict_mode = true,"
            f" max_line_size = 16777216, store_rejects = true, rejects_limit = {_REJECTS_KEPT})",
        )

    def scan_parquet(self, name: str, paths: list[Path]) -> None:
        """Name the rows of Parquet files, their place in the column PLACE."""
        self._source = paths[0].name
        self.view(
            name,
            f"SELECT * FROM read_parquet({_files(paths)}, union_by_name = true,"
            # Some writers leave out that their bytes are text.
            " binary_as_string = true, file_row_number = true)",
        )

    def insert(self, name: str, rows: pa.Table | pa.RecordBatchReader) -> None:
        """Make a table of Arrow rows."""
        self._connection.register("arrow_rows", rows)
        try:
            self.table(name, "SELECT * FROM arrow_rows")
        finally:
            self._connection.unregister("arrow_rows")

    def rejected_lines(self) -> list[tuple[int, str]]:
        """Give the lines that CSV scans could not read, in order."""
        if not self._scans_text:
            return []
        rows = self._run(
            "SELECT DISTINCT line, coalesce(csv_line, error_message) FROM reject_errors ORDER BY 1"
        ).fetchall()
        return [(int(line), str(text)) for line, text in rows]

    def close(self) -> None:
        """Free the memory and remove the scratch folder."""
        self._connection.close()
        self._scratch.remove()

    def _run(
        self, sql: str, parameters: dict[str, object] | None = None
    ) -> duckdb.DuckDBPyConnection:
        with self._told():
            return self._connection.execute(sql, parameters or {})

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise DataError(
                "the log doesn't fit: memory and scratch space are used up",
                "give more with --memory, or point TMPDIR at a disk with room",
            ) from error
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            reason = str(error).splitlines()[0].split("Error: ", 1)[-1]
            raise UnreadableFile(
                f"{self._source}: broken inside ({reason[:120]})", "export or copy it again"
            ) from error


def _files(paths: list[Path]) -> str:
    return "[" + ", ".join(literal(str(path)) for path in paths) + "]"
