"""Logs small enough to count by hand, with their relations built."""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
from notation import events

from procmine import EventLog
from procmine.relations import relate


@contextmanager
def related(log: str | list[dict[str, object]]) -> Iterator[EventLog]:
    """Build the relations of a log in the notation, or of its events."""
    frame = pd.DataFrame(events(log) if isinstance(log, str) else log)
    with EventLog.from_pandas(frame, case="case", activity="activity") as opened:
        relate(opened)
        yield opened


def rows(log: EventLog, sql: str) -> list[tuple[object, ...]]:
    """Run a query and give its rows as tuples."""
    return [tuple(row.values()) for row in log.query(sql).to_pylist()]
