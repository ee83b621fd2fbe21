"""OCEL 2.0 as an SQLite database; what it tells is described in _ocel.py.

A float that is no number is null, for SQLite has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from procmine.engine import Engine, quoted
from procmine.eventlog import EventLog
from procmine.exporters._columns import Column
from procmine.exporters._ocel import (
    CASE,
    EVER,
    OBJECTS,
    RESOURCE,
    RESOURCES,
    ObjectLog,
    forget,
    object_log,
)
from procmine.exporters._texts import kind_of, typed_text

if TYPE_CHECKING:
    import sqlite3

_TYPES = {
    "string": "TEXT", "integer": "INTEGER", "float": "REAL", "boolean": "BOOLEAN",
    "time": "TIMESTAMP",
}  # fmt: skip
_TABLES = """
CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
CREATE TABLE event (ocel_id TEXT PRIMARY KEY,
  ocel_type TEXT REFERENCES event_map_type (ocel_type));
CREATE TABLE object (ocel_id TEXT PRIMARY KEY,
  ocel_type TEXT REFERENCES object_map_type (ocel_type));
CREATE TABLE event_object (ocel_event_id TEXT REFERENCES event (ocel_id),
  ocel_object_id TEXT REFERENCES object (ocel_id), ocel_qualifier TEXT,
  PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
CREATE TABLE object_object (ocel_source_id TEXT REFERENCES object (ocel_id),
  ocel_target_id TEXT REFERENCES object (ocel_id), ocel_qualifier TEXT,
  PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));
"""
_EVENT = "'e' || position"


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write cases, resources and events in their order; OSError where SQLite can't."""
    import sqlite3

    told = object_log(log)
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            # A file that is not whole is thrown away, so that no journal is needed.
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
            database.execute("BEGIN")
            _write_objects(database, log.engine, told)
            _write_events(database, log.engine, told)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    forget(log.engine)
    return ()


def _write_objects(database: sqlite3.Connection, engine: Engine, told: ObjectLog) -> None:
    relations = {CASE: (OBJECTS, "case_id"), RESOURCE: (RESOURCES, "id")}
    for name, columns in told.object_types.items():
        relation, identity = relations[name]
        _fill(database, "object_map_type", [(name, name)])
        rows = engine.tuples(f"SELECT {identity}, '{name}' FROM {relation}")
        _fill(database, "object", rows)
        _make(database, f"object_{name}", [("ocel_changed_field", "TEXT")], columns)
        listed = _listed([identity, f"'{EVER}'", "NULL"], columns)
        _fill(database, f"object_{name}", engine.tuples(f"SELECT {listed} FROM {relation}"))


def _write_events(database: sqlite3.Connection, engine: Engine, told: ObjectLog) -> None:
    maps = dict(_maps(told.event_types))
    _fill(database, "event_map_type", maps.items())
    _fill(
        database, "event", engine.tuples(f"SELECT {_EVENT}, activity FROM events ORDER BY position")
    )
    for identity, qualifier in (("case_id", CASE), (told.resource, RESOURCE)):
        related = (
            f"SELECT {_EVENT}, {identity}, '{qualifier}' FROM events WHERE {identity} IS NOT NULL"
            " ORDER BY position"
        )
        _fill(database, "event_object", engine.tuples(related))
    for activity, columns in told.event_types.items():
        table = f"event_{maps[activity]}"
        _make(database, table, [], columns)
        sql = (
            f"SELECT {_listed([_EVENT, told.time], columns)} FROM events"
            " WHERE activity = $activity ORDER BY position"
        )
        _fill(database, table, engine.tuples(sql, activity=activity))


def _make(
    database: sqlite3.Connection,
    table: str,
    more: list[tuple[str, str]],
    columns: tuple[Column, ...],
) -> None:
    own = [*more, *((c.name, _TYPES[kind_of(c)]) for c in columns)]
    listed = "".join(f", {quoted(name)} {kind}" for name, kind in own)
    database.execute(f"CREATE TABLE {quoted(table)} (ocel_id TEXT, ocel_time TIMESTAMP{listed})")


def _fill(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    width = len(database.execute(f"PRAGMA table_info({quoted(table)})").fetchall())
    marks = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {quoted(table)} VALUES ({marks})", rows)


def _listed(first: list[str], columns: tuple[Column, ...]) -> str:
    return ", ".join([*first, *map(_value, columns)])


def _value(column: Column) -> str:
    kind = kind_of(column)
    if kind in ("string", "time"):
        return typed_text(column)
    return f"CAST({column.sql} AS DOUBLE)" if kind == "float" else column.sql


def _maps(activities: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give for each activity a name that a table can have."""
    taken: set[str] = set()
    for activity in activities:
        plain = re.sub(r"\W+", "", activity) or "type"
        name, number = plain, 1
        while name.lower() in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name.lower())
        yield activity, name
