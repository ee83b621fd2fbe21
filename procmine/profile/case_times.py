"""The time of a case: its mean, and any of its percentiles."""

from __future__ import annotations

from collections.abc import Mapping

from procmine.eventlog import EventLog
from procmine.relations import ask


def case_times(log: EventLog, parts: Mapping[str, float | None]) -> dict[str, float]:
    """Give microseconds by name: the percentile of each part (0 to 1), of None the mean.

    A percentile between two cases is interpolated, as everywhere in a report.
    """
    if not parts:
        return {}
    columns = [
        "avg(duration_us)" if part is None else f"quantile_cont(duration_us, {part!r})"
        for part in parts.values()
    ]
    row = ask(log, f"SELECT {', '.join(columns)} FROM cases")[0]
    return {name: float(value) for name, value in zip(parts, row.values(), strict=True)}
