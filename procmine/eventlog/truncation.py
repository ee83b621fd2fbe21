"""Which cases the window of the log cuts off, at its end and at its beginning.

A case is cut off at the end where its last event is as near to the end of the log as the next step
usually comes later (twice the mean time after that activity), and cases do not usually end there.
Beginnings are judged likewise. Rare endings occur in complete logs as well: fewer than three times
as many as those make us expect are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from procmine.engine import Engine
from procmine.eventlog.repaired import Repaired
from procmine.words.say import say

#: How many mean times a case may be quiet and still go on.
PATIENCE = 2
#: The window leaves out this share of the cases at either end: one slip in a date moves no edge.
EDGE = 0.01
#: Activities that end this share of the cases that are over, or at which cases end as often as
#: they go on, are usual ends.
USUAL_END = 0.05
USUALLY_LAST = 0.5
#: Fewer cases that are over tell no usual ends.
FEWEST_OVER = 30
#: Cut off are at least so many cases, and so many times what rare endings would give.
FEWEST_CUT = 3
BEYOND_CHANCE = 3

# {activity} and {quiet_us} are the case's outermost activity and the time from there to the edge of
# the log, {mean} and {others} the mean time to the activity's neighbour and how often it has one.
_SIDE = f"""
SELECT case_no FROM (
  WITH outer_steps AS (
    SELECT s.case_no, s.{{activity}} AS activity, l.window_us, g.{{mean}} AS mean_us,
      coalesce(g.{{others}}, 0) AS others,
      coalesce({{quiet_us}} < {PATIENCE} * g.{{mean}}, false) AS near
    FROM {{spans}} s CROSS JOIN (
        SELECT quantile_cont(epoch_us(first), {EDGE}) AS first_us,
          quantile_cont(epoch_us(last), 1 - {EDGE}) AS last_us,
          quantile_cont(epoch_us(last), 1 - {EDGE})
            - quantile_cont(epoch_us(first), {EDGE}) AS window_us FROM {{spans}}) l
      LEFT JOIN {{gaps}} g ON g.activity = s.{{activity}}),
  kinds AS (
    SELECT activity, sum(CASE WHEN near THEN 0 ELSE 1 END) AS over,
      sum(CASE WHEN near THEN 1 ELSE 0 END) AS near, any_value(others) AS others,
      any_value({PATIENCE} * mean_us / nullif(window_us, 0)) AS near_share
    FROM outer_steps GROUP BY activity),
  unusual AS (
    SELECT * FROM kinds
    WHERE over < {USUAL_END} * (SELECT sum(over) FROM kinds)
      AND over < {USUALLY_LAST} * (over + others)),
  judged AS (
    SELECT sum(near) AS near, sum(over * least(1.0, near_share)) AS expected FROM unusual)
  SELECT o.case_no FROM outer_steps o CROSS JOIN judged j
  WHERE o.near AND o.activity IN (SELECT activity FROM unusual)
    AND (SELECT sum(over) FROM kinds) >= {FEWEST_OVER}
    AND j.near >= {FEWEST_CUT} AND j.near >= {BEYOND_CHANCE} * coalesce(j.expected, 0))
"""

_CUT_OFF = """
SELECT case_no, max(at_end) = 1 AS at_end, max(at_start) = 1 AS at_start
FROM (SELECT case_no, 1 AS at_end, 0 AS at_start FROM ({ends})
  UNION ALL SELECT case_no, 0, 1 FROM ({beginnings}))
GROUP BY case_no
"""

_SPANS = """
SELECT case_id AS case_no, least(min(start), min(timestamp)) AS first, max(timestamp) AS last,
  arg_min(activity, place) AS first_activity, arg_max(activity, place) AS last_activity
FROM ordered GROUP BY case_id
"""

_GAPS = """
WITH pairs AS (
  SELECT activity, lead(activity) OVER in_case AS next_activity,
    epoch_us(lead(coalesce(start, timestamp)) OVER in_case) - epoch_us(timestamp) AS gap_us
  FROM ordered WINDOW in_case AS (PARTITION BY case_id ORDER BY place)),
after_it AS (
  SELECT activity, median(gap_us) AS after_us, count(*) AS followed FROM pairs
  WHERE next_activity IS NOT NULL GROUP BY activity),
before_it AS (
  SELECT next_activity AS activity, median(gap_us) AS before_us, count(*) AS preceded FROM pairs
  WHERE next_activity IS NOT NULL GROUP BY next_activity)
SELECT * FROM after_it FULL JOIN before_it USING (activity)
"""


def cut_off_sql(spans: str, gaps: str) -> str:
    """Give SQL for the cases cut off: case_no, at_end, at_start.

    The relation `spans` has a row a case: case_no, first, last, first_activity, last_activity;
    `gaps` one an activity: after_us and before_us, the mean times to the step after and before
    it, followed and preceded, how often there is one.
    """
    ends = _SIDE.format(
        spans=spans, gaps=gaps, activity="last_activity", mean="after_us", others="followed",
        quiet_us="l.last_us - epoch_us(s.last)",
    )  # fmt: skip
    beginnings = _SIDE.format(
        spans=spans, gaps=gaps, activity="first_activity", mean="before_us", others="preceded",
        quiet_us="epoch_us(s.first) - l.first_us",
    )  # fmt: skip
    return _CUT_OFF.format(ends=ends, beginnings=beginnings)


def leave_out_truncated(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    """Leave out the cases that the window of the log cuts off, with all their rows."""
    engine.table(
        "ordered",
        "SELECT case_id, activity, start, timestamp, row_number() OVER (PARTITION BY case_id"
        f" ORDER BY timestamp, position) AS place FROM {relation}",
    )
    engine.table("whole_spans", _SPANS)
    engine.table("whole_gaps", _GAPS)
    engine.table("truncated", cut_off_sql("whole_spans", "whole_gaps"))
    removed = engine.records(
        "SELECT count(DISTINCT case_id) AS cases, count(*) AS events FROM ordered"
        " WHERE case_id IN (SELECT case_no FROM truncated)"
    )[0]
    engine.drop("ordered")
    engine.view(
        "fixed_truncated",
        f"SELECT * FROM {relation} WHERE case_id NOT IN (SELECT case_no FROM truncated)",
    )
    return Repaired(
        "fixed_truncated",
        say(
            "{cases:,} cases cut off by the window of the log left out, with {events:,} events",
            cases=removed["cases"],
            events=removed["events"],
        ),
        int(removed["events"]),
    )
