"""`concurrent` and `moves`: which activities run side by side, and what made a step possible.

`concurrent`: activity, beside (both directions), by the heuristics oracle of the Kronos study
(Lashkevich et al., CAiSE 2023) with its thresholds of 0.9: both orders are seen, neither
dominates, and the pair is no loop of length two.

`moves`: a row for each step with a predecessor: case_no, seq, position, activity, resource, role,
start, timestamp, from_activity, from_resource, from_role, from_timestamp, wait_us (from the predecessor's
completion to the start, never negative; to the completion where the log has no starts),
work_us. The predecessor is the nearest earlier step that is not concurrent.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

_THRESHOLD = 0.9
#: A step's predecessor is looked for this many places back.
_FARTHEST = 20


def build(log: EventLog) -> None:
    """Build `concurrent` and `moves`."""
    engine = log.engine
    engine.table(
        "follows",
        "SELECT previous_activity AS a, activity AS b, sum(cases) AS n FROM variant_steps"
        " WHERE previous_activity IS NOT NULL GROUP BY 1, 2",
    )
    engine.table(
        "back_and_forth",
        "SELECT previous_activity AS b, activity AS a, sum(cases) AS n FROM (SELECT *,"
        " lag(previous_activity) OVER (PARTITION BY variant_no ORDER BY seq) AS before_that"
        " FROM variant_steps) WHERE before_that = activity AND activity <> previous_activity"
        " GROUP BY 1, 2",
    )
    engine.table(
        "concurrent",
        "WITH pairs AS (SELECT x.a, x.b, x.n AS ab, y.n AS ba,"
        " coalesce(l.n, 0) AS aa, coalesce(m.n, 0) AS bb,"
        " coalesce(p.n, 0) + coalesce(q.n, 0) AS loops"
        " FROM follows x JOIN follows y ON x.a = y.b AND x.b = y.a AND x.a <> x.b"
        " LEFT JOIN follows l ON l.a = x.a AND l.b = x.a"
        " LEFT JOIN follows m ON m.a = x.b AND m.b = x.b"
        " LEFT JOIN back_and_forth p ON p.a = x.a AND p.b = x.b"
        " LEFT JOIN back_and_forth q ON q.a = x.b AND q.b = x.a)"
        " SELECT a AS activity, b AS beside FROM pairs"
        f" WHERE abs(ab - ba) / (ab + ba + 1.0) < {_THRESHOLD} AND (loops / (loops + 1.0) < {_THRESHOLD}"
        f" OR aa / (aa + 1.0) >= {_THRESHOLD} OR bb / (bb + 1.0) >= {_THRESHOLD})",
    )
    _moves(log)


def _moves(log: EventLog) -> None:
    engine = log.engine
    near = _columns(log, "s.previous_")
    engine.table(
        "far",
        # How many steps back the nearest step is that doesn't run beside this one.
        "SELECT s.variant_no, s.seq, max(e.seq) AS from_seq"
        " FROM variant_steps s LEFT JOIN variant_steps e ON e.variant_no = s.variant_no"
        f" AND e.seq < s.seq AND e.seq >= s.seq - {_FARTHEST} AND NOT EXISTS (SELECT 1"
        " FROM concurrent c WHERE c.activity = s.activity AND c.beside = e.activity)"
        " WHERE EXISTS (SELECT 1 FROM concurrent c WHERE c.activity = s.activity"
        " AND c.beside = s.previous_activity) GROUP BY s.variant_no, s.seq",
    )
    if not engine.query("SELECT 1 FROM far LIMIT 1").num_rows:
        engine.view("moves", f"SELECT {near} FROM steps s WHERE s.previous_activity IS NOT NULL")
        return
    engine.table(
        "jumps",
        "SELECT c.case_no, f.seq, f.from_seq FROM far f JOIN cases c USING (variant_no)",
    )
    engine.table(
        "moves",
        f"SELECT {near} FROM steps s ANTI JOIN jumps USING (case_no, seq)"
        " WHERE s.previous_activity IS NOT NULL UNION ALL"
        f" SELECT {_columns(log, 'p.')} FROM jumps j"
        " JOIN steps s ON s.case_no = j.case_no AND s.seq = j.seq"
        " JOIN steps p ON p.case_no = j.case_no AND p.seq = j.from_seq",
    )
    engine.drop("jumps")


def _columns(log: EventLog, before: str) -> str:
    """List the columns of a move to step `s`; `before` is what the columns of the one before start with."""
    begin = "coalesce(s.start, s.timestamp)" if "start" in log.capabilities else "s.timestamp"
    return (
        "s.case_no, s.seq, s.position, s.activity, s.resource, s.role, s.start, s.timestamp,"
        f" {before}activity AS from_activity, {before}resource AS from_resource,"
        f" {before}role AS from_role, {before}timestamp AS from_timestamp,"
        f" greatest(0, epoch_us({begin}) - epoch_us({before}timestamp)) AS wait_us, s.work_us"
    )
