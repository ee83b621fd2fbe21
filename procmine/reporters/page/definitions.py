"""The queries behind the numbers of the page, over the relations that `log.query` can ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A number by its label and the query that yields it.

    `timed` says whether it is for logs with start times, or without; None for all.
    """

    name: str
    query: str
    timed: bool | None = None


_BEFORE = "SELECT activity, quantile_cont(wait_us, [0.5, 0.9]) FROM moves\nGROUP BY activity"

#: In the order of the page. Durations come in hours.
DEFINITIONS: tuple[Definition, ...] = (
    Definition("cases", "SELECT count(*) FROM cases"),
    Definition("events", "SELECT sum(events) FROM cases"),
    Definition("activities", "SELECT count(DISTINCT activity) FROM steps"),
    Definition("variants", "SELECT count(*) FROM variants"),
    Definition(
        "page_median_cycle", "SELECT quantile_cont(duration_us, 0.5) / 3600000000 FROM cases"
    ),
    Definition("page_p90_cycle", "SELECT quantile_cont(duration_us, 0.9) / 3600000000 FROM cases"),
    Definition(
        "page_work_per_case", "SELECT sum(work_us) / 3600000000 / count(*) FROM cases", timed=True
    ),
    Definition(
        "page_flow_efficiency",
        "SELECT sum(greatest(0, ends - greatest(begins, coalesce(reached, begins))))\n"
        "  / (SELECT sum(duration_us) FROM cases)\n"
        "FROM (SELECT epoch_us(timestamp) AS ends, epoch_us(start) AS begins,\n"
        "    max(epoch_us(timestamp)) OVER (PARTITION BY case_no ORDER BY start, timestamp, seq\n"
        "      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached\n"
        "  FROM steps WHERE start IS NOT NULL)",
        timed=True,
    ),
    Definition(
        "page_work",
        "SELECT activity, quantile_cont(work_us, [0.5, 0.9]) FROM steps\n"
        "WHERE work_us IS NOT NULL GROUP BY activity",
        timed=True,
    ),
    Definition("page_wait", _BEFORE, timed=True),
    Definition("page_since_before", _BEFORE, timed=False),
    Definition(
        "page_process_map",
        "SELECT from_activity, activity, count, median_us, total_us FROM flows\n"
        "ORDER BY total_us DESC",
    ),
)
