"""Parquet files: the engine reads them itself, column by column."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Engine
from procmine.eventlog import Source


def rows(engine: Engine, file: Path, name: str) -> Source:
    """Name the rows of a Parquet file; UnreadableFile where it is broken."""
    place = engine.scan_parquet("raw", file, name)
    columns = engine.columns("raw")
    if place:
        columns.popitem()  # the place itself, which is no column of the file
    return Source(name, "raw", columns, place=place)
