"""The activities, the flows between them and the waiting before them, as tables."""

from __future__ import annotations

from collections import defaultdict

from procmine.report import Figures, Language, MapEdge, MapNode, Report, Spread
from procmine.reporters.tables.table import Cell, DataTable, Spec, table

_ACTIVITIES: tuple[Spec, ...] = (
    ("activity", "text"), ("events", "count"), ("cases", "count"), ("case_share", "share"),
    ("repeated", "count"), ("reason", "word"), ("starts", "count"), ("ends", "count"),
    ("mean_work_hours", "hours"), ("median_work_hours", "hours"), ("p90_work_hours", "hours"),
    ("total_work_hours", "hours"), ("mean_wait_hours", "hours"), ("median_wait_hours", "hours"),
    ("p90_wait_hours", "hours"),
)  # fmt: skip
_CHECKED: tuple[Spec, ...] = (("deviating", "count"), ("skipped", "count"))
_FLOWS: tuple[Spec, ...] = (
    ("from_activity", "text"), ("to_activity", "text"), ("count", "count"),
    ("mean_hours", "hours"), ("median_hours", "hours"), ("p90_hours", "hours"),
    ("total_hours", "hours"), ("total_share", "share"),
)  # fmt: skip
_WAITS: tuple[Spec, ...] = (
    ("activity", "text"), ("count", "count"), ("mean_hours", "hours"), ("median_hours", "hours"),
    ("p90_hours", "hours"), ("total_hours", "hours"), ("total_share", "share"),
    ("longest_after", "text"), ("longest_after_hours", "hours"),
)  # fmt: skip


def activities_table(report: Report) -> DataTable:
    """List the activities, the most frequent first, with their work and the wait before them."""
    nodes = report.map.nodes if report.figures is None else report.figures.map.nodes
    places = {node.activity: node for node in nodes}
    reasons = {recurring.activity: recurring.reason for recurring in report.profile.recurring}
    rows = [
        (
            a.activity, a.events, a.cases, a.cases / report.log.cases, a.repeated,
            reasons.get(a.activity), *_ends(places.get(a.activity)), *_hours(a.work),
            None if a.work is None else a.work.mean * a.events, *_hours(a.wait),
            *(_deviating(places.get(a.activity)) if report.map.checked else ()),
        )
        for a in report.profile.activities
    ]  # fmt: skip
    specs = (*_ACTIVITIES, *(_CHECKED if report.map.checked else ()))
    return table("activities", specs, rows, report.language)


def flows_table(figures: Figures, language: Language) -> DataTable:
    """List the flows, that with the most hours in all first."""
    checked = figures.map.checked
    total = _total(figures)
    rows = [
        (
            e.source, e.target, e.count, e.mean_hours, e.median_hours, e.p90_hours,
            e.total_hours, e.total_hours / total if total > 0 else None,
            *((e.deviating,) if checked else ()),
        )
        for e in figures.map.longest_first()
    ]  # fmt: skip
    specs = (*_FLOWS, *(_CHECKED[:1] if checked else ()))
    return table("flows", specs, rows, language, left_out=figures.map.edges_left_out)


def waits_table(report: Report, figures: Figures) -> DataTable:
    """List the activities by the hours that cases wait before them in all."""
    into: dict[str, list[MapEdge]] = defaultdict(list)
    for edge in figures.map.longest_first():
        into[edge.target].append(edge)
    waits = {a.activity: a.wait for a in report.profile.activities}
    total = _total(figures)
    rows: list[tuple[Cell, ...]] = []
    for activity, edges in into.items():
        hours = sum(edge.total_hours for edge in edges)
        longest = edges[0]
        rows.append(
            (
                activity, sum(edge.count for edge in edges), *_hours(waits.get(activity)), hours,
                hours / total if total > 0 else None, longest.source, longest.total_hours,
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (-float(str(row[5])), str(row[0])))
    return table("waits", _WAITS, rows, report.language, left_out=figures.map.nodes_left_out)


# Private functions


def _total(figures: Figures) -> float:
    return sum(edge.total_hours for edge in figures.map.edges)


def _hours(spread: Spread | None) -> tuple[Cell, ...]:
    return (None, None, None) if spread is None else (spread.mean, spread.median, spread.p90)


def _ends(node: MapNode | None) -> tuple[Cell, ...]:
    return (None, None) if node is None else (node.starts, node.ends)


def _deviating(node: MapNode | None) -> tuple[Cell, ...]:
    return (None, None) if node is None else (node.deviating, node.skipped)
