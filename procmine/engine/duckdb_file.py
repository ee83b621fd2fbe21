"""DuckDB files of others, read in a connection that can reach nothing but the file.

Its views are someone else's SQL: beside the log in the engine, they could read any file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar

import duckdb

from procmine.engine.dialect import quoted
from procmine.engine.interruptible import interruptible
from procmine.errors import UnreadableFile, UsageError
from procmine.words.say import say
from procmine.words.text import clean_text

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

#: In this many seconds a row has to come out of a view, and in more of a large file.
SECONDS, BYTES_A_SECOND = 60, 1_000_000
_BATCH = 50_000
_TABLES = "SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal"
_VIEWS = "SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal"
#: Types that come out of Arrow as they went in; values of others are read as text.
_PLAIN = ("VARCHAR", "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT",
          "UINTEGER", "UBIGINT", "FLOAT", "DOUBLE", "DECIMAL", "DATE", "TIMESTAMP")  # fmt: skip


class DuckDBFile:
    """The tables of a DuckDB file; UnreadableFile where it is broken or of another age."""

    def __init__(self, file: Path, name: str, scratch: Path, limit: str) -> None:
        self.notes: list[str] = []
        self._name, self._own = name, False
        self._seconds = SECONDS + file.stat().st_size // BYTES_A_SECOND
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": limit,
            "temp_directory": str(scratch / "database"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        try:
            self._connection = duckdb.connect(str(file), read_only=True, config=config)
        except duckdb.Error as error:
            self._fail(error)
        for setting in (
            "enable_progress_bar = false",
            "TimeZone = 'UTC'",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            self._connection.execute(f"SET {setting}")

    def tables(self) -> dict[str, str]:
        """Give the tables, and how each is written in SQL."""
        return self._named(_TABLES)

    def views(self) -> dict[str, str]:
        """Give the views, and how each is written in SQL."""
        return self._named(_VIEWS)

    def _named(self, sql: str) -> dict[str, str]:
        rows = self._told(lambda: self._connection.execute(sql).fetchall())
        return {
            name if schema == "main" else f"{schema}.{name}": f"{quoted(schema)}.{quoted(name)}"
            for schema, name in rows
        }

    def reader(self, sql: str, own: bool = False) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Give the rows of a query in batches; UsageError where it is wrong and the user's own."""
        self._own = own
        asked = self._told(lambda: self._connection.sql(f"SELECT * FROM (\n{sql}\n)"))
        # Columns are taken by their places, for two may have one name.
        places = [f"c{i}" for i in range(len(asked.columns))]
        columns = [
            f"{place if _is_plain(str(kind)) else f'CAST({place} AS VARCHAR)'} AS {quoted(column)}"
            for place, kind, column in zip(places, asked.types, asked.columns, strict=True)
        ]
        query = f"SELECT {', '.join(columns)} FROM (\n{sql}\n) AS asked({', '.join(places)})"
        rows = self._told(lambda: self._connection.sql(query).to_arrow_reader(_BATCH))
        return rows.schema, self._batches(rows)

    def _batches(self, rows: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        while (batch := self._told(lambda: next(rows, None))) is not None:
            yield batch

    def _told(self, work: Callable[[], T]) -> T:
        """Do something that Ctrl-C can end; tell in the user's words what is wrong."""
        import pyarrow as pa

        # Someone else's view may compute without end, and give no row.
        deadline = threading.Timer(self._seconds, self._connection.interrupt)
        deadline.daemon = True
        if not self._own:
            deadline.start()
        try:
            return interruptible(work, self._connection.interrupt)
        except duckdb.InterruptException:
            raise UnreadableFile(
                say(
                    "{name}: computes for more than {seconds:,} seconds",
                    name=self._name,
                    seconds=self._seconds,
                ),
                say("name a table with --query, or export the events as Parquet"),
            ) from None
        except (duckdb.Error, pa.ArrowException, OSError, ValueError) as error:
            self._fail(error)
        finally:
            deadline.cancel()

    def _fail(self, error: Exception) -> NoReturn:
        reason = clean_text(str(error).split("Error: ", 1)[-1].splitlines()[0])[:160]
        if self._own:
            raise UsageError(
                say(
                    "{name}: the query cannot be answered ({reason})",
                    name=self._name,
                    reason=reason,
                ),
                say("look at the SQL of --query; it can only read"),
            ) from error
        raise UnreadableFile(
            say("{name}: cannot be read ({reason})", name=self._name, reason=reason),
            say("export the table as Parquet or CSV with the DuckDB that wrote the file"),
        ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()


def _is_plain(kind: str) -> bool:
    return kind.startswith(_PLAIN) and not kind.endswith("]")
