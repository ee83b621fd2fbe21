"""`concurrent` and `moves`: which activities run side by side, and what made a step possible.

`concurrent`: activity, beside (both directions), by the heuristics oracle of the Kronos study
(Lashkevich et al., CAiSE 2023) with its thresholds of 0.9: both orders are seen, neither
dominates, and the pair is no loop of length two. Turning back to an activity is no order seen:
the oracle alone takes a loop for concurrency where one of its activities has self-loops, too.

`moves`: a row for each step with a predecessor: case_no, seq, position, activity, resource,
role, start, timestamp, from_activity, from_resource, from_role, from_timestamp, wait_us (from the
predecessor's completion to the start, never negative; to the completion where the log has no
starts), work_us. The predecessor is the nearest earlier step that is not concurrent.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

_THRESHOLD = 0.9
#: A step's predecessor is looked for this many places back.
_FARTHEST = 20

# A step that turns back follows because something is done again, not because the order is free.
_FOLLOWS = """
SELECT previous_activity AS a, activity AS b, sum(cases) AS n FROM variant_steps
WHERE previous_activity IS NOT NULL AND NOT returns GROUP BY previous_activity, activity
"""

# How often a b a is seen.
_BACK_AND_FORTH = """
WITH two_back AS (
  SELECT *, lag(previous_activity) OVER (PARTITION BY variant_no ORDER BY seq) AS before_that
  FROM variant_steps)
SELECT activity AS a, previous_activity AS b, sum(cases) AS n FROM two_back
WHERE before_that = activity AND activity <> previous_activity
GROUP BY activity, previous_activity
"""

_CONCURRENT = f"""
WITH pairs AS (
  SELECT x.a, x.b, x.n AS ab, y.n AS ba, coalesce(l.n, 0) AS aa, coalesce(m.n, 0) AS bb,
    coalesce(p.n, 0) + coalesce(q.n, 0) AS loops
  FROM follows x JOIN follows y ON x.a = y.b AND x.b = y.a AND x.a <> x.b
    LEFT JOIN follows l ON l.a = x.a AND l.b = x.a
    LEFT JOIN follows m ON m.a = x.b AND m.b = x.b
    LEFT JOIN back_and_forth p ON p.a = x.a AND p.b = x.b
    LEFT JOIN back_and_forth q ON q.a = x.b AND q.b = x.a)
SELECT a AS activity, b AS beside FROM pairs
WHERE abs(ab - ba) / (ab + ba + 1.0) < {_THRESHOLD}
  AND (loops / (loops + 1.0) < {_THRESHOLD}
    OR aa / (aa + 1.0) >= {_THRESHOLD} OR bb / (bb + 1.0) >= {_THRESHOLD})
"""

# The steps whose nearest predecessor is not the one before: where it stands instead.
_FAR = f"""
WITH beside AS (
  SELECT s.variant_no, s.seq, s.activity FROM variant_steps s
  WHERE EXISTS (
    SELECT 1 FROM concurrent c WHERE c.activity = s.activity AND c.beside = s.previous_activity)),
-- Places are joined one by one: a range would pair all steps of a long case.
back AS (
  SELECT b.variant_no, b.seq, b.activity, b.seq - k.places AS from_seq
  FROM beside b CROSS JOIN (SELECT unnest(range(1, {_FARTHEST + 1})) AS places) k),
apart AS (
  SELECT b.variant_no, b.seq, max(b.from_seq) AS from_seq
  FROM back b JOIN variant_steps e ON e.variant_no = b.variant_no AND e.seq = b.from_seq
  WHERE NOT EXISTS (
    SELECT 1 FROM concurrent c WHERE c.activity = b.activity AND c.beside = e.activity)
  GROUP BY b.variant_no, b.seq)
SELECT b.variant_no, b.seq, a.from_seq
FROM beside b LEFT JOIN apart a ON a.variant_no = b.variant_no AND a.seq = b.seq
"""

_JUMPS = "SELECT c.case_no, f.seq, f.from_seq FROM far f JOIN cases c USING (variant_no)"

_NEAR_MOVES = "SELECT {near} FROM steps s WHERE s.previous_activity IS NOT NULL"

_MOVES = """
SELECT {near} FROM steps s ANTI JOIN jumps j ON j.case_no = s.case_no AND j.seq = s.seq
WHERE s.previous_activity IS NOT NULL
UNION ALL
SELECT {far} FROM jumps j JOIN steps s ON s.case_no = j.case_no AND s.seq = j.seq
  JOIN steps p ON p.case_no = j.case_no AND p.seq = j.from_seq
"""

# `{before}` is what the names of the columns of the step before start with.
_COLUMNS = """
s.case_no, s.seq, s.position, s.activity, s.resource, s.role, s.start, s.timestamp,
{before}activity AS from_activity, {before}resource AS from_resource, {before}role AS from_role,
{before}timestamp AS from_timestamp,
greatest(0, epoch_us({begin}) - epoch_us({before}timestamp)) AS wait_us, s.work_us
"""


def build(log: EventLog) -> None:
    """Build `concurrent` and `moves`."""
    engine = log.engine
    engine.table("follows", _FOLLOWS)
    engine.table("back_and_forth", _BACK_AND_FORTH)
    engine.table("concurrent", _CONCURRENT)
    engine.table("far", _FAR)
    begin = "coalesce(s.start, s.timestamp)" if "start" in log.capabilities else "s.timestamp"
    near = _COLUMNS.format(before="s.previous_", begin=begin)
    if not engine.records("SELECT 1 FROM far LIMIT 1"):
        engine.view("moves", _NEAR_MOVES.format(near=near))
        return
    engine.table("jumps", _JUMPS)
    engine.table("moves", _MOVES.format(near=near, far=_COLUMNS.format(before="p.", begin=begin)))
    engine.drop("jumps")
