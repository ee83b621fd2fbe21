"""A DuckDB database with the table `events`, its columns as in Parquet."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Target, quoted
from procmine.eventlog import EventLog
from procmine.exporters._columns import columns_of, typed


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write the events in their order."""
    listed = ", ".join(f"{typed(c)} AS {quoted(c.name)}" for c in columns_of(log))
    file.unlink(missing_ok=True)  # DuckDB takes no empty file for a database
    log.engine.write(f"SELECT {listed} FROM events ORDER BY position", Target(file, "duckdb"))
    return ()
