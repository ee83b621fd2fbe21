"""`working_days`: the working time of each day, so that SQL can measure in it.

Columns: day (since 1970, on the clock of the log), before_us (working time of the days before it),
and two periods of the day: opens_us and closes_us, last_opens_us and last_closes_us (microseconds
since 1970). A day has two where working hours elsewhere reach over midnight. Whoever has another
calendar gives its periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from procmine.errors import UsageError
from procmine.eventlog import EventLog
from procmine.models import WorkingHours
from procmine.words.say import say

_DAY_US = 86_400_000_000
_EPOCH = date(1970, 1, 1)
_SPAN = "SELECT min(first) AS first, max(last) AS last FROM cases"
#: So many days are three centuries: a log beyond is one with wrong dates.
_MOST_DAYS = 110_000


def working_periods(log: EventLog, hours: WorkingHours) -> list[tuple[int, int]]:
    """Give the working periods of the time of a log, a day longer on both sides."""
    span = log.engine.records(_SPAN)[0]
    first, last = span["first"].date(), span["last"].date()
    if (last - first).days > _MOST_DAYS:
        raise UsageError(
            say(
                "{name}: working hours can't be counted from {first} to {last}",
                name=log.name,
                first=first,
                last=last,
            ),
            say("the log has wrong dates: `procmine doctor` finds them"),
        )
    return list(hours.periods(first - timedelta(days=1), last + timedelta(days=1)))


def build_working_days(log: EventLog, periods: Iterable[tuple[int, int]]) -> None:
    """Build `working_days` from periods in the order of time, which don't overlap."""
    import pyarrow as pa

    span = log.engine.records(_SPAN)[0]
    first, last = ((span[end].date() - _EPOCH).days for end in ("first", "last"))
    names = ("day", "before_us", "opens_us", "closes_us", "last_opens_us", "last_closes_us")
    rows = list(_days(first, last, list(periods)))
    columns = zip(*rows, strict=True)
    table = {name: pa.array(c, pa.int64()) for name, c in zip(names, columns, strict=True)}
    log.engine.insert("working_days", pa.table(table))


def _days(first: int, last: int, periods: list[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    parts: dict[int, list[tuple[int, int]]] = {}
    for period in periods:
        for day, begins, ends in _by_day(*period):
            parts.setdefault(day, []).append((begins, ends))
    before = 0
    for day in range(first, last + 1):
        own = parts.get(day, [])
        midnight = day * _DAY_US
        (opens, closes), (last_opens, last_closes) = [*own, *[(midnight, midnight)] * 2][:2]
        yield day, before, opens, closes, last_opens, last_closes
        before += closes - opens + last_closes - last_opens


def _by_day(begins: int, ends: int) -> Iterator[tuple[int, int, int]]:
    """Cut a period at midnight."""
    while begins < ends:
        day = begins // _DAY_US
        cut = min(ends, (day + 1) * _DAY_US)
        yield day, begins, cut
        begins = cut
