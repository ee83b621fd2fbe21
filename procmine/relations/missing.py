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
    fields = {name: f"{name} IS NULL" for name in ("start", "resource", "role")}
    texts = dict.fromkeys(fields, "CAST(NULL AS VARCHAR)")
    for name in ("resource", "role"):
        if name not in log.capabilities:
            continue
        listed = ", ".join(map(literal, PLACEHOLDERS))
        engine.table(
            f"{name}_placeholders",
            f"SELECT DISTINCT {name} AS value FROM steps"
            f" WHERE lower(CAST({name} AS VARCHAR)) IN ({listed})",
        )
        fields[name] += f" OR {name} IN (SELECT value FROM {name}_placeholders)"
        texts[name] = f"CAST({name} AS VARCHAR)"
    given = [name for name in fields if name in log.capabilities] or ["start"]
    weeks = " UNION ALL ".join(_WEEKS.format(field=n, missing=fields[n]) for n in given)
    engine.table("activity_weeks", weeks)
    engine.table("usual_fields", _USUAL)
    values = " UNION ALL ".join(
        _VALUES.format(field=n, missing=f"({fields[n]})", placeholder=texts[n]) for n in given
    )
    engine.table("missing_values", values)
    engine.table("missing_weeks", _USUAL_WEEKS)
    engine.table("missing_periods", _PERIODS)
    engine.drop("activity_weeks")
    engine.drop("usual_fields")
