"""Samples of cases and passages, taken evenly over time, for charts that show each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from procmine.eventlog import EventLog
from procmine.profile.figures.window import Window
from procmine.relations import ask
from procmine.report import Dot, DottedCase, Segment, Spectrum

_MOST_CASES = 300
_MOST_DOTS = 6000
_DOTS_OF_A_CASE = 100
_MOST_FLOWS = 8
_MOST_SEGMENTS = 400

_DOTTED = """
WITH ranked AS (
  SELECT case_no, case_id, row_number() OVER (ORDER BY first, case_no) - 1 AS place FROM cases
  WHERE first >= $begins AND last <= $ends),
taken AS (
  SELECT case_no, case_id, place FROM ranked
  WHERE place = 0 OR place * $most // $cases <> (place - 1) * $most // $cases)
SELECT t.place, t.case_id, s.activity, s.timestamp
FROM steps s JOIN taken t USING (case_no) WHERE s.seq <= $longest ORDER BY t.place, s.seq
"""

# A quarter is told from the bounds of the flow, so that one sort over time is enough.
_SPECTRA = """
WITH picked AS (
  SELECT from_activity, activity, count,
    row_number() OVER (ORDER BY total_us DESC, from_activity, activity) AS rank
  FROM flows WHERE total_us > 0 ORDER BY rank LIMIT $flows),
passages AS (
  SELECT p.rank, p.count, p.from_activity, p.activity, s.case_no, s.seq,
    s.previous_timestamp AS begins, {begin} AS ends,
    epoch_us({begin}) - epoch_us(s.previous_timestamp) AS gap_us
  FROM steps s JOIN picked p
    ON s.previous_activity = p.from_activity AND s.activity = p.activity
  WHERE s.previous_timestamp >= $begins AND {begin} <= $ends),
bounds AS (
  SELECT rank, quantile_cont(gap_us, [0.25, 0.5, 0.75]) AS bounds FROM passages GROUP BY rank),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY rank ORDER BY begins, ends, case_no, seq) - 1 AS place
  FROM passages)
SELECT r.rank, r.count, r.from_activity, r.activity, r.begins, r.ends,
  CASE WHEN gap_us <= bounds[1] THEN 0 WHEN gap_us <= bounds[2] THEN 1
    WHEN gap_us <= bounds[3] THEN 2 ELSE 3 END AS quarter
FROM ranked r JOIN bounds b ON b.rank = r.rank
WHERE place = 0 OR place * $most // count <> (place - 1) * $most // count
ORDER BY r.rank, r.place
"""


def dotted(log: EventLog, activities: Sequence[str], shown: Window) -> tuple[DottedCase, ...]:
    """Take cases evenly by their start, with their events; `activities` give the dots' numbers."""
    totals = ask(
        log,
        "SELECT count(*) AS cases, sum(events) AS events FROM cases"
        " WHERE first >= $begins AND last <= $ends",
        begins=shown.begins,
        ends=shown.ends,
    )[0]
    cases = int(totals["cases"])
    mean = min(_DOTS_OF_A_CASE, int(totals["events"]) / cases)
    rows = ask(
        log,
        _DOTTED,
        cases=cases,
        most=max(1, min(_MOST_CASES, int(_MOST_DOTS / mean))),
        longest=_DOTS_OF_A_CASE,
        begins=shown.begins,
        ends=shown.ends,
    )[:_MOST_DOTS]
    numbers = {activity: number for number, activity in enumerate(activities)}
    return tuple(
        DottedCase(
            case_id,
            tuple(
                Dot(
                    row["timestamp"].isoformat(timespec="seconds"), numbers.get(row["activity"], -1)
                )
                for row in group
            ),
        )
        for (_, case_id), group in groupby(rows, lambda row: (row["place"], str(row["case_id"])))
    )


def spectra(log: EventLog, shown: Window) -> tuple[Spectrum, ...]:
    """Take passages evenly over time, of the flows that take most time in all."""
    begin = "coalesce(s.start, s.timestamp)" if "start" in log.capabilities else "s.timestamp"
    rows = ask(
        log,
        _SPECTRA.format(begin=begin),
        flows=_MOST_FLOWS,
        most=_MOST_SEGMENTS,
        begins=shown.begins,
        ends=shown.ends,
    )
    return tuple(
        Spectrum(
            source,
            target,
            passages,
            tuple(
                Segment(
                    row["begins"].isoformat(timespec="seconds"),
                    row["ends"].isoformat(timespec="seconds"),
                    int(row["quarter"]),
                )
                for row in group
            ),
        )
        for (_, source, target, passages), group in groupby(rows, _flow)
    )


def _flow(row: dict[str, Any]) -> tuple[int, str, str, int]:
    return row["rank"], str(row["from_activity"]), str(row["activity"]), int(row["count"])
