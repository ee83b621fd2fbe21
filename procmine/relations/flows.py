"""`flows`: the directly-follows graph with its times.

Columns: from_activity, activity, count, cases, total_us, mean_us, median_us, p90_us: from the
completion of the one to the start of the next (to its completion where the log has no starts);
below zero where the two overlap.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

# Which cases have a flow is a matter of their variants alone.
_FLOWS = """
WITH gaps AS (
  SELECT previous_activity AS from_activity, activity,
    epoch_us({begin}) - epoch_us(previous_timestamp) AS gap_us
  FROM steps WHERE previous_activity IS NOT NULL),
times AS (
  SELECT from_activity, activity, count(*) AS count, sum(gap_us) AS total_us,
    avg(gap_us) AS mean_us, quantile_cont(gap_us, [0.5, 0.9]) AS quantiles
  FROM gaps GROUP BY from_activity, activity),
pairs AS (
  SELECT variant_no, previous_activity AS from_activity, activity, any_value(cases) AS cases
  FROM variant_steps WHERE previous_activity IS NOT NULL
  GROUP BY variant_no, previous_activity, activity),
having_it AS (
  SELECT from_activity, activity, CAST(sum(cases) AS BIGINT) AS cases
  FROM pairs GROUP BY from_activity, activity)
SELECT from_activity, activity, count, cases, total_us, mean_us, quantiles[1] AS median_us,
  quantiles[2] AS p90_us
FROM times JOIN having_it USING (from_activity, activity)
ORDER BY from_activity, activity
"""


def build(log: EventLog) -> None:
    """Build `flows`."""
    begin = "coalesce(start, timestamp)" if "start" in log.capabilities else "timestamp"
    log.engine.table("flows", _FLOWS.format(begin=begin))
