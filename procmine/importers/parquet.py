"""Parquet files: the engine reads them itself, column by column."""

from __future__ import annotations

from procmine.engine import Engine
from procmine.eventlog import Source
from procmine.importers.given import Input


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a Parquet file; UnreadableFile where it is broken."""
    place = engine.scan_parquet(given.relation, given.file, given.name)
    columns = engine.columns(given.relation)
    if place:
        columns.popitem()  # the place itself, which is no column of the file
    return Source(given.name, given.relation, columns, place=place)
