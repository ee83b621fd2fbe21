"""The constraints about time, judged once a step; each gives breaches of cases.

A breach: no, case_no, kind, activity, from_activity (numbers), seq, late_us. Where a constraint
measures in working hours, an instant is turned into the working time before it, and the time
between two is the difference.
"""

from __future__ import annotations

from procmine.eventlog import EventLog
from procmine.mining.declarative.working_time import build_working_days

# Only what a constraint about time names.
_STEPS = """
SELECT case_no, seq, act, epoch_us(timestamp) AS done_us,
  epoch_us(coalesce(start, timestamp)) AS begun_us
FROM steps JOIN declared_labels ON label = CAST(activity AS VARCHAR)
WHERE act IN (SELECT l.act FROM declared_lists l JOIN declared c USING (no)
  WHERE c.template IN ('within', 'time-between'))
"""

# The longest time to a b is from the first a.
_TOO_LONG = """
SELECT c.no, s.case_no, s.seq, c.b AS activity, c.a AS from_activity, c.working,
  f.done_us AS from_us, s.begun_us AS to_us, c.within_us AS most_us,
  CAST(NULL AS BIGINT) AS least_us
FROM declared c JOIN timed_steps s ON s.act = c.b
JOIN (SELECT case_no, act, min(seq) AS seq, min(done_us) AS done_us
  FROM timed_steps GROUP BY case_no, act) f
  ON f.case_no = s.case_no AND f.act = c.a AND f.seq < s.seq AND f.done_us <= s.begun_us
WHERE c.template = 'time-between' AND c.within_us IS NOT NULL
"""

# The steps of a constraint's two activities, in the order in which they count. Windows over them
# are the largest part of the work, and hold nothing but numbers.
_SIDES = """
SELECT c.no, s.case_no, s.seq, s.done_us AS us, 1 AS side
FROM declared c JOIN timed_steps s ON s.act = c.a WHERE {about}
UNION ALL
SELECT c.no, s.case_no, s.seq, s.{us}, 0
FROM declared c JOIN timed_steps s ON s.act = c.b WHERE {about}"""

# The shortest is from the last a that was done before the b began.
_TOO_SHORT = f"""
SELECT no, t.case_no, t.seq, c.b AS activity, c.a AS from_activity, c.working, t.from_us, t.to_us,
  CAST(NULL AS BIGINT) AS most_us, c.at_least_us AS least_us
FROM (
  SELECT no, case_no, seq, side, us AS to_us, max(CASE WHEN side = 1 THEN us END)
    OVER (PARTITION BY no, case_no ORDER BY us, seq, side) AS from_us
  FROM ({_SIDES.format(us="begun_us", about="c.template = 'time-between' AND c.at_least_us > 0")})
) t JOIN declared c USING (no)
WHERE t.side = 0 AND t.from_us IS NOT NULL
"""

# A round ends with a b, and began with the first a since the b before.
_ROUNDS = f"""
SELECT no, r.case_no, r.seq, c.b AS activity, c.a AS from_activity, c.working, r.from_us, r.to_us,
  c.within_us AS most_us, CAST(NULL AS BIGINT) AS least_us
FROM (
  SELECT no, case_no, max(CASE WHEN side = 0 THEN seq END) AS seq,
    min(CASE WHEN side = 1 THEN us END) AS from_us, max(CASE WHEN side = 0 THEN us END) AS to_us
  FROM (
    SELECT *, sum(1 - side) OVER (PARTITION BY no, case_no ORDER BY seq, side) - (1 - side) AS round
    FROM ({_SIDES.format(us="done_us", about="c.template = 'within'")}))
  GROUP BY no, case_no, round HAVING min(side) = 0 AND max(side) = 1
) r JOIN declared c USING (no)
"""

_WHOLE = """
SELECT c.no, k.case_no, k.events AS seq, CAST(NULL AS INTEGER) AS activity,
  CAST(NULL AS INTEGER) AS from_activity, c.working, epoch_us(k.first) AS from_us,
  epoch_us(k.last) AS to_us, c.within_us AS most_us, CAST(NULL AS BIGINT) AS least_us
FROM declared c CROSS JOIN cases k WHERE c.template = 'within' AND c.a IS NULL
"""

_SPANS = " UNION ALL ".join((_TOO_LONG, _TOO_SHORT, _ROUNDS, _WHOLE))

# Working time since the log began: that of the days before, and of the day's own periods so far.
_WORKED = """
{day}.before_us
  + greatest(0, least(t.{us}, {day}.closes_us) - {day}.opens_us)
  + greatest(0, least(t.{us}, {day}.last_closes_us) - {day}.last_opens_us)"""

_TAKEN = f"""
SELECT t.*, {_WORKED.format(day="q", us="to_us")} - ({_WORKED.format(day="p", us="from_us")})
  AS taken_us
FROM time_spans t JOIN working_days p ON p.day = t.from_us // 86400000000
  JOIN working_days q ON q.day = t.to_us // 86400000000
WHERE t.working
UNION ALL
SELECT *, to_us - from_us FROM time_spans WHERE NOT working
"""

_BREACHES = """
SELECT no, case_no, CASE WHEN taken_us > most_us THEN 'too-late' ELSE 'too-soon' END AS kind,
  activity, from_activity, seq, CASE WHEN taken_us > most_us THEN taken_us - most_us END AS late_us
FROM ({taken}) WHERE taken_us > most_us OR taken_us < least_us
"""


def build_time_breaches(log: EventLog, periods: list[tuple[int, int]] | None) -> None:
    """Build `time_breaches`; `periods` are those of working time where a constraint needs them."""
    engine = log.engine
    engine.table("timed_steps", _STEPS)
    if periods is None:
        taken = f"SELECT *, to_us - from_us AS taken_us FROM ({_SPANS})"
        engine.table("time_breaches", _BREACHES.format(taken=taken))
    else:
        build_working_days(log, periods)
        engine.table("time_spans", _SPANS)
        engine.table("time_breaches", _BREACHES.format(taken=_TAKEN))
        engine.drop("time_spans")
        engine.drop("working_days")
    engine.drop("timed_steps")
