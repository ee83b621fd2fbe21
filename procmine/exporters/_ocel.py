"""A log as OCEL 2.0 sees it: events of a type each, and the objects that they are related to.

Each case is an object of the type `case`, each resource one of the type `resource`; an event is
related to its case and to its resource. Event types are the activities, each with the attributes
that its events have. The resource is an attribute of its events as well, so that it outlives
flattening the log by its cases. Attributes called `case:…` belong to the case where they are the
same in all its events. No attribute of an event is called like one of a case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from procmine.engine import Engine, quoted
from procmine.eventlog import EventLog
from procmine.exporters._cases import of_cases
from procmine.exporters._columns import Column, columns_of, free
from procmine.exporters._texts import text

CASE, RESOURCE = "case", "resource"
#: The tables of objects: cases with their attributes by name, and resources; both in order.
OBJECTS, RESOURCES = "exported_objects", "exported_resources"
#: The time from which on an object has an attribute that never changes.
EVER = "1970-01-01T00:00:00Z"
#: Columns that the tables of an OCEL database have.
_RESERVED = {"ocel_id", "ocel_time", "ocel_type", "ocel_changed_field"}


@dataclass(frozen=True, slots=True)
class ObjectLog:
    """What an OCEL file tells: its types with their attributes, and how resources are named.

    The SQL of `of_case` is over OBJECTS, all other SQL over `events`. `resource` is the id of an
    event's resource; RESOURCES has these ids in a column `id`.
    """

    of_case: tuple[Column, ...]
    of_event: tuple[Column, ...]
    #: The activities in the order of their first event, each with the attributes it has.
    event_types: dict[str, tuple[Column, ...]]
    time: str
    resource: str
    has_resources: bool

    @property
    def object_types(self) -> dict[str, tuple[Column, ...]]:
        """Give the types of objects with their attributes."""
        return {CASE: self.of_case} | ({RESOURCE: ()} if self.has_resources else {})


def object_log(log: EventLog) -> ObjectLog:
    """Tell a log's objects and events, and make the tables of objects; forget() drops them."""
    engine = log.engine
    columns = columns_of(log)
    time = next(c for c in columns if c.canonical == "timestamp")
    taken = set(_RESERVED)
    others = tuple(
        replace(c, name=free(c.name, taken))
        for c in columns
        if c.canonical not in ("case_id", "activity", "timestamp")
    )
    of_case = of_cases(engine, tuple(c for c in others if c.canonical is None))
    of_event = tuple(c for c in others if c not in of_case)
    same = "".join(f", min({c.sql}) AS {quoted(c.name)}" for c in of_case)
    engine.table(
        OBJECTS,
        f"SELECT case_id, min(position) AS first{same} FROM events GROUP BY case_id ORDER BY first",
    )
    resource = _resource(engine)
    engine.table(
        RESOURCES,
        f"SELECT {resource} AS id, min(position) AS first FROM events WHERE resource IS NOT NULL"
        " GROUP BY id ORDER BY first",
    )
    return ObjectLog(
        tuple(replace(c, sql=quoted(c.name)) for c in of_case),
        of_event,
        _event_types(engine, of_event),
        text(time),
        resource,
        "resource" in log.capabilities,
    )


def forget(engine: Engine) -> None:
    """Drop the tables of objects."""
    engine.drop(OBJECTS)
    engine.drop(RESOURCES)


def _event_types(engine: Engine, columns: tuple[Column, ...]) -> dict[str, tuple[Column, ...]]:
    counts = "".join(f", count({c.sql}) AS c{i}" for i, c in enumerate(columns))
    rows = engine.records(
        f"SELECT activity{counts} FROM events GROUP BY activity ORDER BY min(position)"
    )
    return {
        row["activity"]: tuple(c for i, c in enumerate(columns) if row[f"c{i}"]) for row in rows
    }


def _resource(engine: Engine) -> str:
    """Give the SQL of a resource's id: its name, or more where a case is called like one."""
    prefix = ""
    engine.table(RESOURCES, "SELECT DISTINCT resource FROM events WHERE resource IS NOT NULL")
    clash = (
        f"SELECT count(*) AS n FROM {RESOURCES}"
        f" WHERE $prefix || resource IN (SELECT case_id FROM {OBJECTS})"
    )
    while engine.records(clash, prefix=prefix)[0]["n"]:
        prefix += "resource:"
    return f"'{prefix}' || resource" if prefix else "resource"
