"""The process map: the directly-follows graph, thinned to what a person can read."""

from __future__ import annotations

import math
from typing import Any

from procmine.eventlog import EventLog
from procmine.profile.deviating import mark_edges, mark_nodes, missing
from procmine.profile.spreads import US_PER_HOUR
from procmine.relations import ask
from procmine.report import MapEdge, MapNode, ProcessMap

#: A map in a report shows no more than this, so that it can be read and laid out at once.
MOST_NODES = 30
MOST_EDGES = 60
MOST_MISSING = 5


def process_map(
    log: EventLog,
    activities: float | None = None,
    paths: float | None = None,
    checked: bool = False,
    most: tuple[int, int] = (MOST_NODES, MOST_EDGES),
) -> ProcessMap:
    """Draw up the map of a log whose relations are built.

    `activities` and `paths` are the shares (0 to 1) of activities and of flows that are kept, the
    most frequent first; None keeps as many as `most` allows. Whatever the shares, the most frequent
    flow into and out of each activity stays, so that nothing hangs loose. Where the log was
    `checked` against a model, it is counted where cases leave it.
    """
    nodes = _nodes(log)
    kept = nodes[: _kept(len(nodes), activities, most[0])]
    names = {node.activity for node in kept}
    edges = _edges(log)
    among = [edge for edge in edges if edge.source in names and edge.target in names]
    shown = set(among[: _kept(len(among), paths, most[1])]) | _ties(among)
    drawn = [edge for edge in among if edge in shown]
    return ProcessMap(
        nodes=tuple(mark_nodes(log, kept) if checked else kept),
        edges=tuple(mark_edges(log, drawn) if checked else drawn),
        activities_kept=len(kept) / len(nodes),
        paths_kept=len(drawn) / len(edges) if edges else 1.0,
        nodes_left_out=len(nodes) - len(kept),
        edges_left_out=len(edges) - len(drawn),
        missing=tuple(missing(log)[:MOST_MISSING]) if checked else (),
        checked=checked,
    )


def _kept(count: int, share: float | None, most: int) -> int:
    return min(count, most) if share is None else max(1, math.ceil(count * share))


def _ties(edges: list[MapEdge]) -> set[MapEdge]:
    """Give the most frequent flow into and out of each activity, but for those to itself."""
    into: dict[str, MapEdge] = {}
    out_of: dict[str, MapEdge] = {}
    for edge in edges:
        if edge.source != edge.target:
            into.setdefault(edge.target, edge)
            out_of.setdefault(edge.source, edge)
    return {*into.values(), *out_of.values()}


def _nodes(log: EventLog) -> list[MapNode]:
    rows = ask(
        log,
        "WITH ends AS (SELECT s.activity,"
        " sum(CASE WHEN s.seq = 1 THEN v.cases ELSE 0 END) AS starts,"
        " sum(CASE WHEN s.seq = v.events THEN v.cases ELSE 0 END) AS ends, sum(v.cases) AS events"
        " FROM variant_steps s JOIN variants v USING (variant_no) GROUP BY s.activity),"
        " work AS (SELECT activity, avg(work_us) AS mean_us FROM steps GROUP BY activity)"
        " SELECT e.activity, e.events, e.starts, e.ends, w.mean_us FROM ends e"
        " JOIN work w USING (activity) ORDER BY e.events DESC, e.activity",
    )
    return [
        MapNode(
            str(r["activity"]), int(r["events"]), int(r["starts"]), int(r["ends"]),
            None if r["mean_us"] is None else float(r["mean_us"]) / US_PER_HOUR,
        )
        for r in rows
    ]  # fmt: skip


def _edges(log: EventLog) -> list[MapEdge]:
    rows: list[dict[str, Any]] = ask(
        log, "SELECT * FROM flows ORDER BY count DESC, from_activity, activity"
    )

    def hours(row: dict[str, Any], name: str) -> float:
        return float(row[f"{name}_us"]) / US_PER_HOUR

    return [
        MapEdge(
            str(r["from_activity"]), str(r["activity"]), int(r["count"]),
            hours(r, "mean"), hours(r, "median"), hours(r, "p90"), hours(r, "total"),
        )
        for r in rows
    ]  # fmt: skip
