"""The variants with the times of their cases, and how many variants cover how many cases."""

from __future__ import annotations

from procmine.eventlog import EventLog
from procmine.relations import ask
from procmine.report import Spread, VariantFigure

_US_PER_HOUR = 3_600_000_000
_MOST_VARIANTS = 100
#: The first variants are points of the curve each; the others are told in so many steps.
_FIRST_POINTS = 20
_MORE_POINTS = 80

_TIMES = """
WITH times AS (
  SELECT variant_no, avg(duration_us) AS mean, min(duration_us) AS low, max(duration_us) AS high,
    quantile_cont(duration_us, [0.25, 0.5, 0.75, 0.9]) AS quantiles
  FROM cases WHERE variant_no <= $most GROUP BY variant_no)
SELECT v.variant_no, v.activities, v.cases, t.*, (SELECT sum(cases) FROM variants) AS all_cases
FROM variants v JOIN times t ON t.variant_no = v.variant_no ORDER BY v.variant_no
"""

_COVERAGE = """
WITH sums AS (
  SELECT variant_no, sum(cases) OVER (ORDER BY variant_no) AS covered FROM variants),
totals AS (SELECT max(variant_no) AS number, max(covered) AS cases FROM sums)
SELECT variant_no, covered / cases AS share FROM sums, totals
WHERE variant_no <= $first OR variant_no = number
  OR variant_no * $more // number <> (variant_no + 1) * $more // number
ORDER BY variant_no
"""


def variants(log: EventLog) -> tuple[VariantFigure, ...]:
    """Give the most frequent variants."""
    rows = ask(log, _TIMES, most=_MOST_VARIANTS)
    return tuple(
        VariantFigure(
            int(row["variant_no"]),
            tuple(map(str, row["activities"])),
            int(row["cases"]),
            int(row["cases"]) / int(row["all_cases"]),
            Spread(
                *(
                    float(value) / _US_PER_HOUR
                    for value in (row["mean"], row["low"], *row["quantiles"], row["high"])
                )
            ),
        )
        for row in rows
    )


def coverage(log: EventLog) -> tuple[tuple[int, float], ...]:
    """Give the share of the cases that so many of the most frequent variants cover."""
    rows = ask(log, _COVERAGE, first=_FIRST_POINTS, more=_MORE_POINTS)
    return tuple((int(row["variant_no"]), float(row["share"])) for row in rows)
