"""OCEL in SQLite files: the tables of version 2.0, and those that pm4py writes for version 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from procmine.engine import quoted
from procmine.errors import UnreadableFile
from procmine.importers.databases.sqlite import SqliteFile
from procmine.importers.given import Input
from procmine.importers.ocel.facts import (
    EVENT,
    EVENT_VALUE,
    OBJECT,
    OBJECT_LINK,
    OBJECT_VALUE,
    OF_EVENTS,
    OF_OBJECTS,
    RELATION,
    Fact,
)
from procmine.words.say import say

_OF_1 = {"events", "objects", "relations"}
_OF_2 = {"event", "object", "event_object", "event_map_type", "object_map_type"}
#: What the types of columns are called in OCEL.
_TYPES = {"INTEGER": "integer", "REAL": "float", "BOOLEAN": "boolean"}
#: SQLite joins so many tables by UNION, and has as many types of events.
_MOST_TYPES = 500


def is_ocel(tables: Iterable[str]) -> bool:
    """Say whether a database of these tables is an object-centric log."""
    names = {table.lower() for table in tables}
    return names >= _OF_1 or names >= _OF_2


def facts(given: Input) -> Iterator[Fact]:
    """Give the facts of a database; UnreadableFile where a table or a column of OCEL is missing."""
    with SqliteFile(given.file, given.name, given.reading.limits) as database:
        tables = {name.lower(): name for name in database.tables()}
        if tables.keys() >= _OF_2:
            yield from _facts_of_2(database, tables, given.name)
        elif tables.keys() >= _OF_1:
            yield from _facts_of_1(database, tables)
        else:
            raise UnreadableFile(
                say(
                    "{name}: is no object-centric log (its tables: {tables})",
                    name=given.name,
                    tables=", ".join(tables)[:150],
                ),
                say("name the table with the events by --query"),
            )


def _facts_of_1(database: SqliteFile, tables: Mapping[str, str]) -> Iterator[Fact]:
    events, objects = quoted(tables["events"]), quoted(tables["objects"])
    for owner, activity, when in database.rows(
        f'SELECT "ocel:eid", "ocel:activity", "ocel:timestamp" FROM {events}'
    ):
        yield EVENT, owner, activity, owner, when
    for owner, kind in database.rows(f'SELECT "ocel:oid", "ocel:type" FROM {objects}'):
        yield OBJECT, owner, kind, None, None
    for owner, related in database.rows(
        f'SELECT "ocel:eid", "ocel:oid" FROM {quoted(tables["relations"])}'
    ):
        yield RELATION, owner, related, None, None
    for kind, table, key in (
        (EVENT_VALUE, tables["events"], "ocel:eid"),
        (OBJECT_VALUE, tables["objects"], "ocel:oid"),
    ):
        for owner, name, value, _ in _values(database, table, key):
            yield kind, owner, name, value, None


def _facts_of_2(database: SqliteFile, tables: Mapping[str, str], name: str) -> Iterator[Fact]:
    of_events = _tables_of_types(database, tables, "event")
    of_objects = _tables_of_types(database, tables, "object")
    if len(of_events) > _MOST_TYPES:
        raise UnreadableFile(
            say(
                "{name}: has more than {most_types} types of events",
                name=name,
                most_types=_MOST_TYPES,
            ),
            say("save it as JSON"),
        )
    times = " UNION ALL ".join(f"SELECT ocel_id, ocel_time FROM {quoted(t)}" for t in of_events)
    times = times or "SELECT NULL AS ocel_id, NULL AS ocel_time"
    for owner, activity, when in database.rows(
        f"SELECT e.ocel_id, e.ocel_type, t.ocel_time FROM {quoted(tables['event'])} e"
        f" LEFT JOIN ({times}) t ON e.ocel_id = t.ocel_id"
    ):
        yield EVENT, owner, activity, owner, when
    for owner, kind in database.rows(f"SELECT ocel_id, ocel_type FROM {quoted(tables['object'])}"):
        yield OBJECT, owner, kind, None, None
    for owner, related, qualifier in database.rows(
        "SELECT ocel_event_id, ocel_object_id, ocel_qualifier"
        f" FROM {quoted(tables['event_object'])}"
    ):
        yield RELATION, owner, related, qualifier, None
    for kind, listed in ((OF_EVENTS, of_events), (OF_OBJECTS, of_objects)):
        for table in listed:
            for attribute, declared in database.types(table).items():
                yield kind, None, attribute, _TYPES.get(declared.upper()), None
    for table in of_events:
        for owner, attribute, value, _ in _values(database, table, "ocel_id"):
            yield EVENT_VALUE, owner, attribute, value, None
    for table in of_objects:
        for owner, attribute, value, since in _values(database, table, "ocel_id"):
            yield OBJECT_VALUE, owner, attribute, value, since
    if "object_object" in tables:
        for owner, related in database.rows(
            f"SELECT ocel_source_id, ocel_target_id FROM {quoted(tables['object_object'])}"
        ):
            yield OBJECT_LINK, owner, related, None, None


def _tables_of_types(database: SqliteFile, tables: Mapping[str, str], what: str) -> list[str]:
    """Give the tables with the attributes of each type of event or object."""
    maps = database.rows(f"SELECT ocel_type_map FROM {quoted(tables[f'{what}_map_type'])}")
    wanted = [f"{what}_{called}".lower() for (called,) in maps]
    return [tables[table] for table in dict.fromkeys(wanted) if table in tables]


def _values(
    database: SqliteFile, table: str, key: str
) -> Iterator[tuple[str | None, str, str, str | None]]:
    """Give owner, name, text and time of each attribute; where one changed, of that one alone."""
    columns = database.columns(table)
    named = {column.lower(): column for column in columns}
    attributes = [c for c in columns if not c.lower().startswith(("ocel:", "ocel_"))]
    since = quoted(named["ocel_time"]) if "ocel_time" in named else "NULL"
    changed = quoted(named["ocel_changed_field"]) if "ocel_changed_field" in named else "NULL"
    listed = "".join(f", {quoted(column)}" for column in attributes)
    for owner, time, field, *values in database.rows(
        f"SELECT {quoted(key)}, {since}, {changed}{listed} FROM {quoted(table)}"
    ):
        for name, value in zip(attributes, values, strict=True):
            if value is not None and field in (None, "", name):
                yield owner, name, value, time
