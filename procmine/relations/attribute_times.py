"""`attribute_times`: times in attributes that lie within their case: maybe events of their own.

Columns: attribute, case_no, activity (of the first step that says it), moment, said (completion
of that step), first (start of the case), from_start (the first step of the case says it already),
is_event (a start or completion of the case is within a minute of it, or on its day where it is a
mere date). Measured on up to 5,000 cases, taken evenly: `case_weight` is how many cases one stands
for.
"""

from __future__ import annotations

from procmine.engine import literal, quoted
from procmine.eventlog import EventLog
from procmine.eventlog.timestamps import recognise

_SAMPLE = 5_000
_TEXTS = 200
_SAME_US = 60_000_000

_SAMPLED = f"""
SELECT case_no, first, last,
  (SELECT count(*) FROM cases) * 1.0 / count(*) OVER () AS case_weight
FROM cases WHERE case_no % (SELECT greatest(1, count(*) // {_SAMPLE}) FROM cases) = 0
"""

_SAID = """
SELECT {name} AS attribute, case_no, arg_min(activity, seq) AS activity, moment,
  min(timestamp) AS said, any_value(first) AS first, min(seq) = 1 AS from_start,
  any_value(case_weight) AS case_weight
FROM (
  SELECT t.*, s.seq, s.activity, s.timestamp, {moment} AS moment
  FROM sampled_cases t JOIN steps s USING (case_no) JOIN events e ON e.position = s.position)
WHERE moment BETWEEN first AND last
GROUP BY case_no, moment
"""

_ATTRIBUTE_TIMES = f"""
WITH known AS (
  SELECT s.case_no, s.timestamp AS moment FROM sampled_cases JOIN steps s USING (case_no)
  UNION ALL
  SELECT s.case_no, s.start FROM sampled_cases JOIN steps s USING (case_no)
  WHERE s.start IS NOT NULL),
met AS (
  SELECT a.case_no, a.moment FROM said_times a JOIN known k ON k.case_no = a.case_no
  GROUP BY a.case_no, a.moment
  HAVING bool_or(abs(epoch_us(k.moment) - epoch_us(a.moment)) <= {_SAME_US}
    OR date_trunc('day', k.moment) = a.moment))
SELECT a.*, m.moment IS NOT NULL AS is_event
FROM said_times a LEFT JOIN met m ON m.case_no = a.case_no AND m.moment = a.moment
"""

_NONE = """
SELECT CAST(NULL AS VARCHAR) AS attribute, case_no, CAST(NULL AS VARCHAR) AS activity,
  first AS moment, first AS said, first, true AS from_start, 1.0 AS case_weight, true AS is_event
FROM cases LIMIT 0
"""


def build(log: EventLog) -> None:
    """Build `attribute_times`; it is empty where no attribute holds times."""
    engine = log.engine
    moments = {a: moment for a in log.time_attributes if (moment := _moment(log, a))}
    if not moments:
        engine.view("attribute_times", _NONE)
        return
    engine.table("sampled_cases", _SAMPLED)
    said = [_SAID.format(name=literal(a), moment=moment) for a, moment in moments.items()]
    engine.table("said_times", " UNION ALL ".join(said))
    engine.table("attribute_times", _ATTRIBUTE_TIMES)
    engine.drop("said_times")
    engine.drop("sampled_cases")


def _moment(log: EventLog, attribute: str) -> str | None:
    """Give the SQL that reads an attribute's times; None where they can't be read."""
    kind, column = log.engine.columns("events")[attribute], f"e.{quoted(attribute)}"
    if kind.startswith(("TIMESTAMP", "DATE")):
        return f"CAST({column} AS TIMESTAMP)" if ("ZONE" in kind) == log.zoned else None
    rows = log.engine.records(
        f"SELECT CAST({column} AS VARCHAR) AS text FROM events e"
        f" WHERE {column} IS NOT NULL ORDER BY position LIMIT {_TEXTS}"
    )
    form, _ = recognise([row["text"] for row in rows if row["text"].strip()])
    if form is None or form.offset != log.zoned:
        return None  # times with and without a zone can't be compared
    if form.name == "day/month/year" and form.day_first is None:
        return None
    return form.of(f"CAST({column} AS VARCHAR)")
