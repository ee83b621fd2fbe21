"""The variants with the times of their cases, and how many variants cover how many cases."""

from __future__ import annotations

from procmine.eventlog import EventLog
from procmine.profile.spreads import spread_of, spread_sql
from procmine.relations import ask
from procmine.report import VariantFigure

_MOST_VARIANTS = 100
#: The first variants are points of the curve each; the others are told in so many steps.
_FIRST_POINTS = 20
_MORE_POINTS = 80

_TIMES = f"""
WITH times AS (
  SELECT variant_no, {spread_sql("duration_us")}
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
            spread_of(row),
        )
        for row in rows
    )


def coverage(log: EventLog) -> tuple[tuple[int, float], ...]:
    """Give the share of the cases that so many of the most frequent variants cover."""
    rows = ask(log, _COVERAGE, first=_FIRST_POINTS, more=_MORE_POINTS)
    return tuple((int(row["variant_no"]), float(row["share"])) for row in rows)
