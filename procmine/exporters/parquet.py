"""Parquet: every column in its type; times with a zone are UTC instants, others local times."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Target, quoted
from procmine.eventlog import EventLog
from procmine.exporters._columns import columns_of, typed


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write the events in their order."""
    listed = ", ".join(f"{typed(c)} AS {quoted(c.name)}" for c in columns_of(log))
    log.engine.write(f"SELECT {listed} FROM events ORDER BY position", Target(file, "parquet"))
    return ()
