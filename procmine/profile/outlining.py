"""The log's shape in a few numbers, counted in two cheap queries."""

from __future__ import annotations

from procmine.eventlog import EventLog
from procmine.profile.spreads import US_PER_HOUR
from procmine.report import Outline

_PARTS = 32


def outline(log: EventLog) -> Outline:
    """Count cases by their time and by the part of the log's time in which they ended."""
    spans = log.engine.records(
        "SELECT CAST(quantile_cont(duration_us, 0.99) AS BIGINT) + 1 AS up_to,"
        " epoch_us(min(last)) AS first, epoch_us(max(last)) AS last FROM cases"
    )[0]
    up_to, first, last = (int(spans[name]) for name in ("up_to", "first", "last"))
    times = log.engine.records(
        "SELECT least(CAST(duration_us AS BIGINT) // $width, $parts - 1) AS part,"
        " count(*) AS cases FROM cases WHERE duration_us <= $up_to GROUP BY 1",
        width=up_to // _PARTS + 1, parts=_PARTS, up_to=up_to,
    )  # fmt: skip
    ended = log.engine.records(
        "SELECT (epoch_us(last) - $first) // $width AS part, count(*) AS cases,"
        " quantile_cont(duration_us, 0.5) AS median_us FROM cases GROUP BY 1",
        width=(last - first) // _PARTS + 1, first=first,
    )  # fmt: skip
    by_time = {int(row["part"]): int(row["cases"]) for row in times}
    by_end = {int(row["part"]): row for row in ended}
    return Outline(
        times=tuple(by_time.get(part, 0) for part in range(_PARTS)),
        up_to_hours=up_to / US_PER_HOUR,
        ended=tuple(int(by_end[part]["cases"]) if part in by_end else 0 for part in range(_PARTS)),
        medians=tuple(
            float(by_end[part]["median_us"]) / US_PER_HOUR if part in by_end else None
            for part in range(_PARTS)
        ),
    )
