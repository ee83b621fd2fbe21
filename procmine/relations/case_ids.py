"""`scattered` and `case_columns`: what is wrong with the ids of the cases.

`scattered`: case_no of a part of a case, joined_no of the part that it belongs to (its own where
it is the largest), and their ids as case_id and joined_id.

`case_columns`: what other column may be the case, where the one taken seems to be none: name,
values (how many it has), foretold (share of the events whose activity is the usual one after the
one before, within a value) and blind (share of the most frequent activity). Measured on the first
100,000 events; empty where most cases have several events and none has most of them.
"""

from __future__ import annotations

from procmine.engine import literal, quoted
from procmine.eventlog import EventLog
from procmine.eventlog.scatter import find_scattered

_SAMPLE = 100_000
_MOST_COLUMNS = 50
#: Where this share of the cases has one event, or one case has this share of the events, the case
#: id is doubted.
_DOUBTED = 0.8

_SHAPE = """
SELECT sum(CASE WHEN events = 1 THEN cases ELSE 0 END) >= {doubted} * sum(cases)
  OR max(events) >= {doubted} * sum(events * cases) AS doubted
FROM variants
"""

_SCATTERED = """
SELECT part.case_no, whole.case_no AS joined_no, s.case_id, s.joined_id
FROM scattered_ids s JOIN case_ids part ON part.case_id = s.case_id
  JOIN case_ids whole ON whole.case_id = s.joined_id
"""

_COLUMN = """
SELECT {name} AS name, v.values, v.events, v.different,
  CAST(p.foretold AS DOUBLE) / v.events AS foretold, CAST(a.blind AS DOUBLE) / v.events AS blind
FROM (
  SELECT count(*) AS values, sum(events) AS events, sum(different) AS different
  FROM (
    SELECT {column}, count(*) AS events, count(DISTINCT activity) AS different
    FROM first_events WHERE {column} IS NOT NULL GROUP BY {column})) v,
  (SELECT sum(n) AS foretold FROM (
    SELECT max(n) AS n FROM (
      SELECT before, activity, count(*) AS n FROM (
        SELECT activity, lag(activity) OVER (PARTITION BY {column} ORDER BY timestamp, position)
          AS before
        FROM first_events WHERE {column} IS NOT NULL)
      GROUP BY before, activity)
    GROUP BY before)) p,
  (SELECT max(n) AS blind FROM (
    SELECT count(*) AS n FROM first_events WHERE {column} IS NOT NULL GROUP BY activity)) a
"""

_NONE = """
SELECT CAST(NULL AS VARCHAR) AS name, CAST(0 AS BIGINT) AS values, CAST(0 AS BIGINT) AS events,
  CAST(0 AS BIGINT) AS different, CAST(0 AS DOUBLE) AS foretold, CAST(0 AS DOUBLE) AS blind
"""

# A value of a case's column has several events, and not all of one activity.
_LIKELY = """
SELECT name, values, foretold, blind FROM ({columns})
WHERE name IS NOT NULL AND events BETWEEN 2 * values AND 100 * values AND values > 1
  AND different >= 1.5 * values AND events >= .95 * (SELECT count(*) FROM first_events)
"""


def build(log: EventLog) -> None:
    """Build `scattered` and `case_columns`."""
    engine = log.engine
    find_scattered(engine, "case_ids", "events", "scattered_ids")
    engine.table("scattered", _SCATTERED)
    engine.drop("scattered_ids")
    doubted = engine.records(_SHAPE.format(doubted=_DOUBTED))[0]["doubted"]
    names = log.attributes[:_MOST_COLUMNS] if doubted else ()
    columns = [_NONE, *(_COLUMN.format(name=literal(n), column=quoted(n)) for n in names)]
    engine.table("first_events", f"SELECT * FROM events LIMIT {_SAMPLE if names else 0}")
    engine.table("case_columns", _LIKELY.format(columns=" UNION ALL ".join(columns)))
    engine.drop("first_events")
