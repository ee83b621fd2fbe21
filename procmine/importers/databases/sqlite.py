"""SQLite files, opened so that nothing in them can write, reach out or go on without end.

A database may hold views that someone else wrote. They may use a short list of functions, no
recursion, and so many steps and bytes as a file of its size can need.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar

from procmine.engine import literal, quoted
from procmine.engine.interruptible import interruptible
from procmine.errors import UnreadableFile, UsageError
from procmine.eventlog import Limits
from procmine.importers.packing import check_size
from procmine.importers.text_arrays import text_array
from procmine.words.say import say
from procmine.words.text import clean_text

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
Row = tuple[str | None, ...]

#: So many bytes may one value, and one statement, have.
MAX_VALUE = 10_000_000
#: Steps of SQLite's machine in which a row has to come out: this many, and more for a large file.
MAX_STEPS, STEPS_PER_BYTE = 200_000_000, 200
_STEPS_AT_ONCE = 1_000
_BATCH = 10_000
#: What a file's own views may call: nothing that makes much out of little.
_FUNCTIONS = frozenset(
    ("abs", "avg", "coalesce", "count", "date", "datetime", "dense_rank", "first_value", "ifnull",
     "iif", "instr", "json_extract", "julianday", "lag", "last_value", "lead", "length", "like",
     "lower", "ltrim", "max", "min", "nth_value", "nullif", "rank", "round", "row_number", "rtrim",
     "sign", "strftime", "substr", "substring", "sum", "time", "total", "trim", "typeof",
     "unixepoch", "upper", "->", "->>")
)  # fmt: skip
#: What nobody may call, for it loads code (which is off by default, too).
_FORBIDDEN = ("load_extension", "fts3_tokenizer")


class SqliteFile:
    """The tables of a SQLite file, all values as text: numbers as SQLite has them, bytes as none.

    Raises UnreadableFile where it is no such file, broken, or does what it may not.
    """

    def __init__(self, file: Path, name: str, limits: Limits) -> None:
        self._binary = 0
        self._name, self._limits = name, limits
        self._size, self._out, self._steps = file.stat().st_size, 0, 0
        self._views: set[str] = set()
        self._own = False
        self._connection = sqlite3.connect(
            _address(file), uri=True, isolation_level=None, check_same_thread=False
        )
        self._told(self._lock_down)

    def _lock_down(self) -> None:
        connection = self._connection
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_authorizer(self._authorise)
        connection.set_progress_handler(self._is_too_much, _STEPS_AT_ONCE)

    @property
    def notes(self) -> list[str]:
        """Say how many values were left empty in the rows that were read last."""
        return (
            [say("values of bytes, left empty: {binary:,}", binary=self._binary)]
            if self._binary
            else []
        )

    def tables(self) -> dict[str, str]:
        """Give the tables, and how each is written in SQL."""
        return self._named("table")

    def views(self) -> dict[str, str]:
        """Give the views, and how each is written in SQL."""
        return self._named("view")

    def _named(self, kind: str) -> dict[str, str]:
        names = self.rows(
            f"SELECT name FROM sqlite_master WHERE type = {literal(kind)}"
            " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid"
        )
        return {name: quoted(name) for (name,) in names if name}

    def columns(self, table: str) -> list[str]:
        """Give the names of a table's columns."""
        return self._executed(f"SELECT * FROM {quoted(table)} LIMIT 0")[1]

    def types(self, table: str) -> dict[str, str]:
        """Give the type that each column of a table is declared with, "" where it has none."""
        return {name: kind or "" for _, name, kind, *_ in self.rows(
            f"PRAGMA table_info({quoted(table)})") if name}  # fmt: skip

    def rows(self, sql: str) -> Iterator[Row]:
        """Give the rows of a query."""
        cursor, _ = self._executed(sql)
        for columns in self._columns(cursor):
            yield from zip(*columns, strict=True)

    def reader(self, sql: str, own: bool = False) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Give the rows of a query in batches; UsageError where it is wrong and the user's own."""
        import pyarrow as pa

        self._views = set(self.views())
        self._own, self._binary = own, 0
        cursor, names = self._executed(sql)
        schema = pa.schema([(name, pa.string()) for name in names])
        batches = (
            pa.RecordBatch.from_arrays([text_array(column) for column in columns], schema=schema)
            for columns in self._columns(cursor)
        )
        return schema, batches

    def _executed(self, sql: str) -> tuple[sqlite3.Cursor, list[str]]:
        cursor: sqlite3.Cursor = self._told(lambda: self._connection.execute(sql))
        if cursor.description is None:
            self._fail(say("gives no rows"))
        return cursor, [column[0] for column in cursor.description]

    def _columns(self, cursor: sqlite3.Cursor) -> Iterator[list[Row]]:
        while rows := self._told(lambda: cursor.fetchmany(_BATCH)):
            columns = [tuple(map(self._text, column)) for column in zip(*rows, strict=True)]
            self._out += sum(len(text) for column in columns for text in column if text)
            check_size(self._name, self._size, self._out, self._limits)
            yield columns

    def _text(self, value: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bytes):
            self._binary += 1
            return None
        return repr(value)

    def _told(self, work: Callable[[], T]) -> T:
        """Do something that Ctrl-C can end; tell in the user's words what is wrong."""
        self._steps = 0
        try:
            return interruptible(work, self._connection.interrupt)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                self._fail(say("computes without end"))
            if "locked" in str(error):
                self._fail(
                    say("is being written to"), say("close the program that does, or copy the file")
                )
            self._fail(say("cannot be read ({reason})", reason=_reason(error)))
        except (sqlite3.Error, sqlite3.Warning, ValueError, MemoryError) as error:
            self._fail(say("cannot be read ({reason})", reason=_reason(error)))

    def _fail(self, problem: str, hint: str = "") -> NoReturn:
        if self._own:
            hint = say("look at the SQL of --query; it can only read")
            raise UsageError(
                say("{name}: the query {problem}", name=self._name, problem=problem), hint
            )
        hint = hint or say("export the events as CSV, or name another table with --query")
        raise UnreadableFile(f"{self._name}: {problem}", hint)

    def _is_too_much(self) -> bool:
        self._steps += _STEPS_AT_ONCE
        return self._steps > MAX_STEPS + STEPS_PER_BYTE * self._size

    def _authorise(
        self, action: int, first: str | None, second: str | None, _: str | None, view: str | None
    ) -> int:
        if action == sqlite3.SQLITE_FUNCTION:
            free = self._own and view not in self._views and second not in _FORBIDDEN
            allowed = free or second in _FUNCTIONS
        else:
            allowed = (
                action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
                or (self._own and action == sqlite3.SQLITE_RECURSIVE)
                or (action == sqlite3.SQLITE_PRAGMA and first == "table_info" and view is None)
            )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()


def _address(file: Path) -> str:
    """Write a file's address; one that rests without its journal can be opened only as such."""
    with file.open("rb") as opened:
        has_journal = opened.read(20)[18:] == b"\2\2"
    rests = has_journal and not Path(f"{file}-wal").exists()
    return f"{file.absolute().as_uri()}?mode=ro{'&immutable=1' if rests else ''}"


def _reason(error: BaseException) -> str:
    return clean_text(str(error))[:120] or say("no memory is left")
