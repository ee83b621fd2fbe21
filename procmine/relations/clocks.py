"""How finely times are recorded, and what happens on Sunday nights, when clocks are changed.

- `clocks`: a row for a week of an activity: field (start or timestamp), activity, week (its
  Monday), events, on_minute, on_hour, at_midnight (how many of them have a time without seconds,
  one of a whole hour, one of midnight), first and last (of these times);
- `sunday_hours`: hour_start, day, hour (0 to 4), events (completed in it): of times without an
  offset, from midnight to five.

Times with an offset are UTC here. The midnight of the place where they were taken is then the time
of day, with the one an hour off in summer, on which half or more of the completions at a full or
half hour fall; where there is none, it is that of UTC.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

_DAY_US = 86_400_000_000
_HALF_HOUR_US = 1_800_000_000

# A mark is the half hour of the day that a time falls on exactly, -1 for another whole minute and
# -2 for any other time: so few marks that the log is read once and forgotten.
_MARKS = f"""
SELECT '{{field}}' AS field, activity, date_trunc('week', {{field}}) AS week,
  CASE WHEN epoch_us({{field}}) % 60000000 <> 0 THEN -2
    WHEN epoch_us({{field}}) % {_HALF_HOUR_US} <> 0 THEN -1
    ELSE (epoch_us({{field}}) % {_DAY_US} + {_DAY_US}) % {_DAY_US} // {_HALF_HOUR_US} END AS mark,
  count(*) AS events, min({{field}}) AS first, max({{field}}) AS last
FROM steps WHERE {{field}} IS NOT NULL GROUP BY 1, 2, 3, 4
"""

_ZONED_MIDNIGHTS = """
WITH halves AS (
  SELECT mark, sum(events) AS n FROM marks WHERE mark >= 0 AND field = 'timestamp' GROUP BY mark),
main AS (SELECT arg_max(mark, n * 48 - mark) AS mark FROM halves),
summer AS (
  SELECT arg_max(h.mark, h.n * 48 - h.mark) AS mark FROM halves h, main m
  WHERE (h.mark - m.mark + 48) % 48 IN (2, 46)),
found AS (
  SELECT mark, n, sum(n) OVER () AS together FROM halves
  WHERE mark IN (SELECT mark FROM main UNION ALL SELECT mark FROM summer)),
local AS (SELECT mark FROM found WHERE 2 * together >= (SELECT sum(n) FROM halves))
SELECT mark FROM local UNION ALL SELECT 0 WHERE NOT EXISTS (SELECT mark FROM local)
"""

_CLOCKS = """
SELECT field, activity, week, CAST(sum(events) AS BIGINT) AS events,
  CAST(sum(CASE WHEN mark >= -1 THEN events ELSE 0 END) AS BIGINT) AS on_minute,
  CAST(sum(CASE WHEN mark >= 0
    AND mark % 2 = (SELECT min(mark) % 2 FROM midnights) THEN events ELSE 0 END) AS BIGINT)
    AS on_hour,
  CAST(sum(CASE WHEN mark IN (SELECT mark FROM midnights) THEN events ELSE 0 END) AS BIGINT)
    AS at_midnight,
  min(first) AS first, max(last) AS last
FROM marks GROUP BY field, activity, week
"""


# Hours are counted from 1 January 1970, a Thursday: the third midnight after it is a Sunday's.
_SUNDAY_HOURS = """
SELECT hour_start, date_trunc('day', hour_start) AS day,
  epoch_us(hour_start) // 3600000000 % 168 - 72 AS hour, events
FROM (
  SELECT date_trunc('hour', timestamp) AS hour_start, count(*) AS events FROM steps
  WHERE epoch_us(timestamp) // 3600000000 % 168 BETWEEN 72 AND 76 AND {asked}
  GROUP BY 1)
"""


def build(log: EventLog) -> None:
    """Build `clocks` and `sunday_hours`."""
    engine = log.engine
    engine.table("sunday_hours", _SUNDAY_HOURS.format(asked=str(not log.zoned).lower()))
    fields = ["timestamp", *(["start"] if "start" in log.capabilities else [])]
    engine.table("marks", " UNION ALL ".join(_MARKS.format(field=field) for field in fields))
    engine.table("midnights", _ZONED_MIDNIGHTS if log.zoned else "SELECT 0 AS mark")
    engine.table("clocks", _CLOCKS)
    engine.drop("marks")
    engine.drop("midnights")
