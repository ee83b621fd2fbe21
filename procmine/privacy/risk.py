"""How easily a case is found again in a log by whoever knows something of it.

A case is found where it is the only one with what is known of it. The share of such cases is
measured for three kinds of knowledge: which activities the case has, their whole order, and a few
of its activities with their days. It is a share of the cases of the log itself; that an attacker
must first find out by how much times were shifted is not counted for the log.

Nunez von Voigt, Fahrenkrog-Petersen, Janssen, Koschmider, Tschorsch, Mannhardt, Landsiedel &
Weidlich: Quantifying the re-identification risk of event logs for process mining, CAiSE 2020.
"""

from __future__ import annotations

from procmine.eventlog import EventLog
from procmine.report import Risk

#: So many activities with their days are known of a case; of one that has fewer, all of them.
POINTS = 3
#: Cases of which points are taken, and comparisons of points that this may cost.
_SAMPLED = 5000
_COMPARED = 5_000_000

_SETS = """
SELECT sum(CASE WHEN cases = 1 THEN 1 ELSE 0 END) / CAST(sum(cases) AS DOUBLE) AS share FROM (
  SELECT known, count(*) AS cases FROM (
    SELECT case_id, sum(step_hash(activity, 0)) AS known
    FROM (SELECT DISTINCT case_id, activity FROM events) GROUP BY case_id)
  GROUP BY known)
"""
_ORDERS = """
SELECT sum(CASE WHEN cases = 1 THEN 1 ELSE 0 END) / CAST(sum(cases) AS DOUBLE) AS share FROM (
  SELECT known, events, count(*) AS cases FROM (
    SELECT case_id, sum(step_hash(activity, seq)) AS known, count(*) AS events
    FROM (SELECT case_id, activity,
        row_number() OVER (PARTITION BY case_id ORDER BY timestamp, position) AS seq FROM events)
    GROUP BY case_id)
  GROUP BY known, events)
"""
_POINTS = """
SELECT DISTINCT case_id,
  step_hash(activity, epoch_us(timestamp) // 86400000000 + 1000000) AS point
FROM events
"""
# Cases and their points are drawn by a hash: at random, and the same on every run.
_KNOWN = f"""
WITH frequent AS (SELECT point, count(*) AS cases FROM points GROUP BY point),
drawn AS (
  SELECT case_id, row_number() OVER (ORDER BY step_hash(case_id, 1), case_id) AS place
  FROM (SELECT DISTINCT case_id FROM points) QUALIFY place <= {_SAMPLED}),
known AS (
  SELECT d.case_id, place, point, cases FROM drawn d JOIN points USING (case_id)
    JOIN frequent USING (point)
  QUALIFY row_number() OVER (
    PARTITION BY d.case_id ORDER BY step_hash(concat(d.case_id, ' ', point), 0), point) <= {POINTS})
SELECT case_id, point, count(*) OVER (PARTITION BY case_id) AS points FROM known
QUALIFY place = 1 OR sum(cases) OVER (ORDER BY place) <= {_COMPARED}
"""
_FITTING = """
SELECT avg(CASE WHEN cases = 1 THEN 1.0 ELSE 0.0 END) AS share FROM (
  SELECT case_id, count(*) AS cases FROM (
    SELECT k.case_id, p.case_id AS other FROM known_points k JOIN points p USING (point)
    GROUP BY k.case_id, p.case_id HAVING count(*) = min(k.points))
  GROUP BY case_id)
"""


def risk_of(log: EventLog) -> Risk:
    """Measure how easily the cases of a log are found again."""
    engine = log.engine
    engine.table("points", _POINTS)
    engine.table("known_points", _KNOWN)
    shares = [float(engine.records(sql)[0]["share"]) for sql in (_SETS, _ORDERS, _FITTING)]
    engine.drop("known_points")
    engine.drop("points")
    return Risk(*shares)
