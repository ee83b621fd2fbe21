"""Where on the process map cases leave the model that the log was checked against."""

from __future__ import annotations

from dataclasses import replace

from procmine.eventlog import EventLog
from procmine.relations import ask
from procmine.report import MapEdge, MapNode, MissingActivity

_NODES = """
SELECT activity, count(DISTINCT CASE WHEN kind <> 'skipped' THEN case_no END) AS deviating,
  count(DISTINCT CASE WHEN kind = 'skipped' THEN case_no END) AS skipped
FROM deviations GROUP BY activity
"""
# The flow that leads to an event too many, or over a step too few.
_EDGES = """
SELECT s.previous_activity AS source, s.activity AS target, count(DISTINCT d.case_no) AS deviating
FROM deviations d JOIN steps s ON d.case_no = s.case_no
  AND s.seq = d.seq + CASE WHEN d.kind = 'skipped' THEN 1 ELSE 0 END
WHERE s.seq > 1 AND d.kind NOT IN ('wrong-start', 'wrong-end', 'wrong-resource')
GROUP BY s.previous_activity, s.activity
"""
_MISSING = """
WITH skips AS (
  SELECT d.activity, d.case_no, b.activity AS before, a.activity AS after
  FROM deviations d LEFT JOIN steps b ON d.case_no = b.case_no AND b.seq = d.seq
    LEFT JOIN steps a ON d.case_no = a.case_no AND a.seq = d.seq + 1
  WHERE d.kind = 'skipped' AND d.activity NOT IN (SELECT activity FROM variant_steps)),
places AS (
  SELECT activity, before, after, row_number() OVER (
    PARTITION BY activity ORDER BY count(*) DESC, before, after) AS place
  FROM skips GROUP BY activity, before, after)
SELECT p.activity, p.before, p.after, c.cases FROM places p
  JOIN (SELECT activity, count(DISTINCT case_no) AS cases FROM skips GROUP BY activity) c
    ON p.activity = c.activity
WHERE p.place = 1 ORDER BY c.cases DESC, p.activity
"""


def mark_nodes(log: EventLog, nodes: list[MapNode]) -> list[MapNode]:
    """Count the cases that deviate at each activity, and those that skip it."""
    found = {str(r["activity"]): r for r in ask(log, _NODES)}
    return [
        replace(node, deviating=int(r["deviating"]), skipped=int(r["skipped"]))
        if (r := found.get(node.activity))
        else node
        for node in nodes
    ]


def mark_edges(log: EventLog, edges: list[MapEdge]) -> list[MapEdge]:
    """Count the cases that deviate on each flow."""
    found = {(str(r["source"]), str(r["target"])): int(r["deviating"]) for r in ask(log, _EDGES)}
    return [replace(edge, deviating=found.get((edge.source, edge.target), 0)) for edge in edges]


def missing(log: EventLog) -> list[MissingActivity]:
    """Give the activities that cases skip and none does, the most frequent first."""
    return [
        MissingActivity(str(r["activity"]), int(r["cases"]), r["before"], r["after"])
        for r in ask(log, _MISSING)
    ]
