"""One database for all logs of a test process: to open one for each takes half of a log's time.

Each log has a part of its own, in which it finds nothing of the others, and which goes with it.
"""

from __future__ import annotations

import itertools
from typing import Any

import duckdb

_NUMBERS = itertools.count(1)


class Part:
    """A connection to a new part of a database; to close it drops the part."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database
        self._name = f"part{next(_NUMBERS)}"
        database.cursor().execute(f"ATTACH ':memory:' AS {self._name}")
        self._connection = self.cursor()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Open another connection to the part."""
        cursor = self._database.cursor()
        cursor.execute(f"USE {self._name}")
        return cursor

    def close(self) -> None:
        """Drop the part; a second call does nothing."""
        self._connection.close()
        self._database.cursor().execute(f"DETACH DATABASE IF EXISTS {self._name}")

    __del__ = close
