"""Parquet files: the engine reads them itself, column by column."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import PLACE, Engine
from procmine.eventlog import Source


def rows(engine: Engine, file: Path, name: str) -> Source:
    """Name the rows of a Parquet file; UnreadableFile where it is broken."""
    engine.scan_parquet("raw", [file])
    columns = {column: kind for column, kind in engine.columns("raw").items() if column != PLACE}
    return Source(name, "raw", columns, place=f"{PLACE} + 1")
