"""What is missing of starts, resources and roles, where a value is usual.

- `missing_values`: field (start, resource or role), case_no, activity, timestamp, placeholder (the
  text that stands for no value, null where there is none at all): events without a value, of
  activities that have one elsewhere. An activity that never has one, such as an automatic step
  without a resource, is so by design.
- `missing_weeks`: field, week (its Monday), events and missing: over the same activities.
- `missing_periods`: field, first and last (time of the first and the last one missing), missing,
  missing_share and elsewhere_share (of the events within the period and outside): a row for a
  field whose values are missing in one period and hardly elsewhere.
"""

from __future__ import annotations

from procmine.engine import literal
from procmine.eventlog import EventLog
from procmine.words.columns import PLACEHOLDERS

#: An activity lacks a value by design from this share of its events on, and so many of them.
_BY_DESIGN = 0.9
_FEWEST = 10
#: A period holds this share of what is missing, the rest being strays before and after it; …
_HELD = 0.95
#: … so many events lack the value in it, and at least this share; outside there are as many events,
#: and the share is at most a tenth of that within.
_FEWEST_IN_PERIOD = 20
_WITHIN = 0.2
_OUTSIDE = 0.1

_WEEKS = """
SELECT '{field}' AS field, activity, date_trunc('week', timestamp) AS week, count(*) AS events,
  sum(CASE WHEN {missing} THEN 1 ELSE 0 END) AS missing
FROM steps GROUP BY 1, 2, 3
"""

_USUAL = f"""
SELECT field, activity, sum(missing) AS missing FROM activity_weeks GROUP BY field, activity
HAVING sum(events) < {_FEWEST} OR sum(missing) < {_BY_DESIGN} * sum(events)
"""

_VALUES = """
SELECT '{field}' AS field, case_no, activity, timestamp, {placeholder} AS placeholder
FROM steps WHERE {missing}
  AND activity IN (SELECT activity FROM usual_fields WHERE field = '{field}' AND missing > 0)
"""

_USUAL_WEEKS = """
SELECT field, week, CAST(sum(w.events) AS BIGINT) AS events,
  CAST(sum(w.missing) AS BIGINT) AS missing
FROM activity_weeks w JOIN usual_fields USING (field, activity) GROUP BY field, week
"""

_PERIODS = f"""
WITH running AS (
  SELECT *, sum(missing) OVER (PARTITION BY field ORDER BY week) AS so_far,
    sum(missing) OVER (PARTITION BY field) AS total
  FROM missing_weeks),
spans AS (
  SELECT field, min(week) AS first, max(week) AS last FROM running
  WHERE missing > 0 AND so_far > total * {(1 - _HELD) / 2}
    AND so_far - missing < total * {(1 + _HELD) / 2}
  GROUP BY field),
shares AS (
  SELECT field, sum(CASE WHEN inside THEN missing ELSE 0 END) AS missing,
    sum(CASE WHEN inside THEN events ELSE 0 END) AS events,
    sum(CASE WHEN inside THEN 0 ELSE missing END) AS elsewhere,
    sum(CASE WHEN inside THEN 0 ELSE events END) AS other_events
  FROM (
    SELECT w.*, w.week BETWEEN s.first AND s.last AS inside
    FROM missing_weeks w JOIN spans s USING (field))
  GROUP BY field)
SELECT field, min(m.timestamp) AS first, max(m.timestamp) AS last, any_value(s.missing) AS missing,
  any_value(s.missing / s.events) AS missing_share,
  any_value(s.elsewhere / s.other_events) AS elsewhere_share
FROM shares s JOIN spans p USING (field) JOIN missing_values m USING (field)
WHERE s.missing >= {_FEWEST_IN_PERIOD} AND s.other_events >= {_FEWEST_IN_PERIOD}
  AND s.missing >= {_WITHIN} * s.events
  AND s.elsewhere * s.events <= {_OUTSIDE} * s.missing * s.other_events
  AND date_trunc('week', m.timestamp) BETWEEN p.first AND p.last
GROUP BY field
"""


def build(log: EventLog) -> None:
    """Build all three; they are empty where no value is missing."""
    engine = log.engine
    listed = ", ".join(map(literal, PLACEHOLDERS))
    parts = []
    for field in ("start", "resource", "role"):
        if field not in log.capabilities:
            continue
        missing, placeholder = f"{field} IS NULL", "CAST(NULL AS VARCHAR)"
        if field != "start":
            # The names first, for they are few; to write each event's in lower case takes long.
            engine.table(f"each_{field}", f"SELECT {field} AS value FROM steps GROUP BY {field}")
            engine.table(
                f"{field}_placeholders",
                f"SELECT value FROM each_{field} WHERE lower(CAST(value AS VARCHAR)) IN ({listed})",
            )
            engine.drop(f"each_{field}")
            missing = f"({missing} OR {field} IN (SELECT value FROM {field}_placeholders))"
            placeholder = f"CAST({field} AS VARCHAR)"
        if engine.records(f"SELECT case_no FROM steps WHERE {missing} LIMIT 1"):
            parts.append({"field": field, "missing": missing, "placeholder": placeholder})
    parts = parts or [{"field": "", "missing": "false", "placeholder": "CAST(NULL AS VARCHAR)"}]
    engine.table("activity_weeks", " UNION ALL ".join(_WEEKS.format(**part) for part in parts))
    engine.table("usual_fields", _USUAL)
    engine.table("missing_values", " UNION ALL ".join(_VALUES.format(**part) for part in parts))
    engine.table("missing_weeks", _USUAL_WEEKS)
    engine.table("missing_periods", _PERIODS)
    for table in ("activity_weeks", "usual_fields", "resource_placeholders", "role_placeholders"):
        engine.drop(table)
