"""Where cases are cut, so that whatever one knows of a case's order fits at least k cases.

The tree of prefixes is pruned, as in PRETSA (Fahrenkrog-Petersen, van der Aa & Weidlich, PRETSA:
event log sanitization for privacy-aware process discovery, ICPM 2019): first where fewer than k
cases have come the same way, then back from each end at which fewer than k cases would end, for
that they have no further step would tell them apart.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from procmine.eventlog import EventLog

_USUAL = """
SELECT case_id, activity, position,
  row_number() OVER (PARTITION BY case_id ORDER BY timestamp, position) AS seq
FROM events WHERE activity IN (
  SELECT activity FROM events GROUP BY activity HAVING count(DISTINCT case_id) >= {k})
"""
_PREFIXES = """
SELECT case_id, position, seq,
  sum(step_hash(activity, seq)) OVER (PARTITION BY case_id ORDER BY seq) AS way
FROM usual_steps
"""
# What k cases share, they share from the start: the rows of a case that stay are its first.
_COMMON = """
SELECT case_id, position, seq, node FROM ways JOIN (
  SELECT seq, way, row_number() OVER (ORDER BY seq, way) AS node
  FROM ways GROUP BY seq, way HAVING count(*) >= {k}) USING (seq, way)
"""
_NODES = """
SELECT node, parent, seq, sum(CASE WHEN seq = longest THEN 1 ELSE 0 END) AS ends FROM (
  SELECT node, seq, lag(node) OVER (PARTITION BY case_id ORDER BY seq) AS parent,
    max(seq) OVER (PARTITION BY case_id) AS longest
  FROM common_steps)
GROUP BY node, parent, seq ORDER BY seq DESC, node
"""
_SHARED = """
SELECT s.case_id, s.position, s.seq FROM common_steps s JOIN (
  SELECT c.case_id, n.length FROM common_steps c JOIN (
    SELECT case_id, max(seq) AS seq FROM common_steps GROUP BY case_id) l
    ON l.case_id = c.case_id AND l.seq = c.seq JOIN node_lengths n ON n.node = c.node) e
  ON e.case_id = s.case_id WHERE s.seq <= e.length
"""


def prune(log: EventLog, k: int) -> None:
    """Build `shared_steps`: case_id, position and seq of the events that stay."""
    import pyarrow as pa

    engine = log.engine
    engine.table("usual_steps", _USUAL.format(k=k))
    engine.table("ways", _PREFIXES)
    engine.table("common_steps", _COMMON.format(k=k))
    lengths = _lengths(engine.records(_NODES), k)
    engine.insert(
        "node_lengths",
        pa.table({
            "node": pa.array(lengths.keys(), pa.int64()),
            "length": pa.array(lengths.values(), pa.int64()),
        }),
    )  # fmt: skip
    engine.table("shared_steps", _SHARED)


def _lengths(nodes: list[dict[str, Any]], k: int) -> dict[int, int]:
    """Give for each prefix how long a case that ends with it may be; the longest come first."""
    ends: Counter[int] = Counter()
    for row in nodes:
        ends[row["node"]] += int(row["ends"])
        if ends[row["node"]] < k:
            if row["parent"] is not None:
                ends[row["parent"]] += ends[row["node"]]
            ends[row["node"]] = 0
    lengths: dict[int, int] = {}
    for row in reversed(nodes):
        lengths[row["node"]] = (
            int(row["seq"]) if ends[row["node"]] else lengths.get(row["parent"], 0)
        )
    return lengths
