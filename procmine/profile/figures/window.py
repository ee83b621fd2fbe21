"""The stretch of time that charts over time show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from procmine.eventlog import EventLog
from procmine.relations import ask

#: So many cases, and so much of the time between all others, that a hundredth of them is cut off.
_ENOUGH_CASES = 100
_FAR = 0.5


@dataclass(frozen=True, slots=True)
class Window:
    """From the first start to the last completion; `outside` cases reach beyond it.

    A few cases that lie far from all others, such as those of one wrong year, would squeeze the
    others into an edge. So a side is cut where the hundredth of the cases that lies farthest out
    on it takes up more than half as much time as all others; the last of a log's long cases don't.
    """

    begins: datetime
    ends: datetime
    outside: int = 0


def window(log: EventLog) -> Window:
    """Find the window of a log."""
    row = ask(
        log,
        "SELECT count(*) AS cases, min(first) AS first, max(last) AS last,"
        " quantile_cont(epoch_us(first), 0.01) AS early,"
        " quantile_cont(epoch_us(last), 0.99) AS late FROM cases",
    )[0]
    first, last = row["first"], row["last"]
    if int(row["cases"]) < _ENOUGH_CASES:
        return Window(first, last)
    zero = datetime(1970, 1, 1, tzinfo=first.tzinfo)
    early = zero + timedelta(microseconds=int(row["early"]))
    late = zero + timedelta(microseconds=int(row["late"]))
    begins = early if early - first > _FAR * (late - early) else first
    ends = late if last - late > _FAR * (late - early) else last
    outside = ask(
        log,
        "SELECT count(*) AS cases FROM cases WHERE first < $begins OR last > $ends",
        begins=begins,
        ends=ends,
    )[0]["cases"]
    return Window(begins, ends, int(outside))
