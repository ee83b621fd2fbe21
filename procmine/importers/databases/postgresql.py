"""PostgreSQL through ADBC, whose driver comes with `procmine[postgresql]`.

Addresses may hold a password: no message and no name shows more of them than server and database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar
from urllib.parse import unquote

from procmine.engine import quoted
from procmine.engine.interruptible import interruptible
from procmine.errors import DataError, UsageError
from procmine.words.say import say
from procmine.words.text import clean_text

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

_SECRETS = re.compile(r"//[^:]*:(.*)@|password=([^&]*)", re.IGNORECASE)
_NAMED = """
SELECT table_schema, table_name FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND {condition}
ORDER BY table_schema, table_name
"""


class PostgreSQL:
    """The tables of a server, in one transaction that can only read.

    Raises UsageError where the driver isn't installed, DataError where the server can't be reached
    or doesn't answer.
    """

    def __init__(self, url: str, name: str) -> None:
        self.notes: list[str] = []
        self._name, self._own = name, False
        # The longest first, so that no part of one is left.
        found = {text for match in _SECRETS.findall(url) for text in match if text}
        self._secrets = sorted({*found, *map(unquote, found)}, key=len, reverse=True)
        try:
            from adbc_driver_postgresql import dbapi
        except ImportError:
            raise UsageError(
                say("the driver for PostgreSQL is not installed"),
                say("pip install 'procmine[postgresql]'"),
            ) from None
        self._errors: Any = dbapi.Error
        with ExitStack() as opened:
            address = re.sub(r"^\w+:", "postgresql:", url)
            connection = opened.enter_context(self._told(lambda: dbapi.connect(address)))
            self._cursor: Any = opened.enter_context(connection.cursor())
            self._told(lambda: self._cursor.execute("SET TRANSACTION READ ONLY"))
            self._opened = opened.pop_all()

    def tables(self) -> dict[str, str]:
        """Give the tables, and how each is written in SQL."""
        return self._named("table_type <> 'VIEW'")

    def views(self) -> dict[str, str]:
        """Give the views, and how each is written in SQL."""
        return self._named("table_type = 'VIEW'")

    def _named(self, condition: str) -> dict[str, str]:
        _, batches = self.reader(_NAMED.format(condition=condition))
        rows = [tuple(row.values()) for batch in batches for row in batch.to_pylist()]
        return {
            name if schema == "public" else f"{schema}.{name}": f"{quoted(schema)}.{quoted(name)}"
            for schema, name in rows
        }

    def reader(self, sql: str, own: bool = False) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Give the rows of a query in batches; UsageError where it is wrong and the user's own."""
        import pyarrow as pa

        self._own = own
        self._told(lambda: self._cursor.execute(sql))
        rows = self._told(self._cursor.fetch_record_batch)
        fields = [pa.field(field.name, _stored(field.type)) for field in rows.schema]
        unread = [field.name for field in fields if _is_binary(field.type)]
        self.notes = [
            say("column '{name}' is binary and left empty", name=clean_text(name))
            for name in unread
        ]
        schema = pa.schema(
            [pa.field(f.name, pa.string()) if f.name in unread else f for f in fields]
        )
        return schema, self._batches(rows, schema)

    def _batches(self, rows: Any, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        while (batch := self._told(lambda: next(rows, None))) is not None:
            columns = [
                pa.nulls(batch.num_rows, field.type)
                if _is_binary(_stored(column.type))
                else getattr(column, "storage", column)
                for field, column in zip(schema, batch.columns, strict=True)
            ]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    def _told(self, work: Callable[[], T]) -> T:
        """Do something that Ctrl-C can end; tell in the user's words what is wrong."""
        import pyarrow as pa

        try:
            return interruptible(work, self._cancel)
        except (self._errors, pa.ArrowException, OSError, ValueError) as error:
            self._fail(error)

    def _cancel(self) -> None:
        cursor = getattr(self, "_cursor", None)
        if cursor is not None:
            cursor.adbc_cancel()

    def _fail(self, error: Exception) -> NoReturn:
        """Raise without the error itself, for it may quote the address."""
        reason = " ".join(str(error).split())
        for secret in self._secrets:
            reason = reason.replace(secret, "…")
        told = f" ({clean_text(reason)[:200]})" if self._name.startswith("postgresql:") else ""
        if self._own:
            hint = say("look at the SQL of --query; it can only read")
            raise UsageError(
                say("{name}: the query cannot be answered{told}", name=self._name, told=told), hint
            ) from None
        raise DataError(
            say("{name}: cannot be read{told}", name=self._name, told=told),
            say(
                "check the address postgresql://user@host:5432/database; a password"
                " can stand in PGPASSWORD"
            ),
        ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()


def _stored(kind: Any) -> Any:
    """Give the type that a type without a name of its own is kept in; numeric is text."""
    return getattr(kind, "storage_type", kind)


def _is_binary(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))
