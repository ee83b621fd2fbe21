"""Logs small enough to count by hand."""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
from notation import events

from procmine import EventLog
from procmine.relations import need


@contextmanager
def related(log: str | list[dict[str, object]]) -> Iterator[EventLog]:
    """Open a log in the notation, or of its events."""
    frame = pd.DataFrame(events(log) if isinstance(log, str) else log)
    with EventLog.from_pandas(frame, case="case", activity="activity") as opened:
        yield opened


def rows(log: EventLog, sql: str) -> list[tuple[object, ...]]:
    """Run a query over the relations and give its rows as tuples."""
    need(log, sql)
    return [tuple(row.values()) for row in log.query(sql).to_pylist()]


def columns(log: EventLog, relation: str) -> list[str]:
    """Name the columns of a relation."""
    need(log, relation)
    return list(log.engine.columns(relation))
