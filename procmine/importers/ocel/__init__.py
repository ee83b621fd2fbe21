"""Object-centric logs (OCEL 1 and 2.0, as JSON, XML or SQLite), flattened on a type of object."""

from __future__ import annotations

from procmine.engine import Engine
from procmine.eventlog import Source
from procmine.importers.given import Input
from procmine.importers.kinds import Kind, kind_of

__all__ = ["rows"]


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of an object-centric log: one for each event and object of the type.

    Raises UnreadableFile where it is broken, NoEvents, and UsageError where the type is none of
    the log's, or isn't told and the log has several.
    """
    # Imported for this kind of file alone: a CSV needs none of it.
    from procmine.importers.ocel import from_json, from_sqlite, from_xml
    from procmine.importers.ocel.facts import insert_facts
    from procmine.importers.ocel.flattening import flattened
    from procmine.importers.packing import pieces

    facts = f"{given.relation}_facts"
    kind = kind_of(given.file, given.name)
    if kind is Kind.SQLITE:
        insert_facts(engine, facts, from_sqlite.facts(given))
    else:
        reader = from_xml if kind is Kind.OCEL_XML else from_json
        content = pieces(given.file, given.name, limits=given.reading.limits)
        insert_facts(engine, facts, reader.facts(content, given.name))
    return flattened(engine, given)
