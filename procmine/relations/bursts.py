"""`bursts`: what one resource recorded in one case at one moment, or within seconds.

Columns: case_no, first_seq, events, activities (the different ones, by name; two at least),
last_activity, span_us, at_once. There are two kinds: runs of steps of exactly the same time
(at_once), and runs in which no step lies more than five seconds after the one before it (not
at_once; they may lie within one moment, too).

Times on the hour or the half are left out: they are more often rounded than met.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

#: Steps of one burst are this close.
_CLOSE_US = 5_000_000
_HALF_HOUR_US = 1_800_000_000

_CLOSE = f"""
SELECT case_no, seq, activity, previous_activity, timestamp, previous_timestamp,
  timestamp = previous_timestamp AS tied
FROM steps
WHERE epoch_us(timestamp) - epoch_us(previous_timestamp) <= {_CLOSE_US}
  AND resource IS NOT DISTINCT FROM previous_resource
  AND epoch_us(timestamp) % {_HALF_HOUR_US} <> 0
"""

# In a run, places and their numbers grow alike. The first step of a run is known as what was
# before the second.
_BURSTS = """
WITH numbered AS (
  SELECT *, seq - row_number() OVER (PARTITION BY case_no ORDER BY seq) AS run
  FROM close_steps WHERE {kind}),
members AS (
  SELECT case_no, run, seq, activity, timestamp FROM numbered
  UNION ALL
  SELECT case_no, run, min(seq) - 1, arg_min(previous_activity, seq), min(previous_timestamp)
  FROM numbered GROUP BY case_no, run)
SELECT case_no, min(seq) AS first_seq, count(*) AS events,
  list(DISTINCT activity ORDER BY activity) AS activities, arg_max(activity, seq) AS last_activity,
  epoch_us(max(timestamp)) - epoch_us(min(timestamp)) AS span_us, {at_once} AS at_once
FROM members GROUP BY case_no, run HAVING count(DISTINCT activity) > 1
"""


def build(log: EventLog) -> None:
    """Build `bursts`."""
    engine = log.engine
    engine.table("close_steps", _CLOSE)
    at_once = _BURSTS.format(kind="tied", at_once="true")
    within_seconds = _BURSTS.format(kind="true", at_once="false")
    engine.table("bursts", f"FROM ({at_once}) UNION ALL FROM ({within_seconds})")
    engine.drop("close_steps")
