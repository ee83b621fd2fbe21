"""What the script of the interactive map needs to know, as plain data for JSON.

Activities and flows are told apart by their place in their list, never by name; every number
comes with its text, so that the script writes no numbers of its own.
"""

from __future__ import annotations

from typing import Any

from procmine.findings import Finding
from procmine.report import (
    ActivityProfile,
    MapEdge,
    MapNode,
    MissingActivity,
    ProcessMap,
    Report,
    Spread,
)
from procmine.reporters.page.back_flows import back_flows
from procmine.words import clean_text, count_text, duration_text, label, share_text
from procmine.words.map_page import MAP_PAGE, map_word

#: Longer names are cut: the page holds each in full in its tables.
LONGEST_NAME = 300
#: Activities and flows that the script lays out before anyone moves a slider.
FIRST_ACTIVITIES = 30
FIRST_FLOWS = 60


def map_data(report: Report) -> dict[str, Any]:
    """Give the activities and flows, most frequent first, with their numbers and findings."""
    map = _widest(report)
    places = {node.activity: number for number, node in enumerate(map.nodes)}
    profiles = {profile.activity: profile for profile in report.profile.activities}
    back = back_flows(map)
    return {
        "words": _words(report),
        "cases": report.log.cases,
        "checked": map.checked,
        "allActivities": count_text(len(map.nodes) + map.nodes_left_out),
        "allFlows": count_text(len(map.edges) + map.edges_left_out),
        "firstActivities": FIRST_ACTIVITIES,
        "firstFlows": FIRST_FLOWS,
        "activities": [_activity(node, profiles.get(node.activity), report) for node in map.nodes],
        "flows": [
            _flow(edge, places, (edge.source, edge.target) in back, report) for edge in map.edges
        ],
        "missing": [_missing(gap, places, report) for gap in map.missing],
        "findings": [_finding(finding, report) for finding in report.findings],
    }


# Private functions


def _words(report: Report) -> dict[str, str]:
    words = {name: map_word(name, report.language) for name in MAP_PAGE}
    timed = "start" in report.log.capabilities
    return words | {"wait": label("page_wait" if timed else "page_since_before", report.language)}


def _widest(report: Report) -> ProcessMap:
    """Give the fullest map there is, its flows between activities that it has."""
    drawn = report.figures.map if report.figures else report.map
    map = drawn if drawn.nodes else report.map
    names = {node.activity for node in map.nodes}
    return ProcessMap(
        nodes=tuple(sorted(map.nodes, key=lambda node: -node.events)),
        edges=tuple(
            sorted(
                (edge for edge in map.edges if {edge.source, edge.target} <= names),
                key=lambda edge: -edge.count,
            )
        ),
        activities_kept=map.activities_kept,
        paths_kept=map.paths_kept,
        nodes_left_out=map.nodes_left_out,
        edges_left_out=map.edges_left_out,
        missing=map.missing,
        checked=map.checked,
    )


def _activity(node: MapNode, profile: ActivityProfile | None, report: Report) -> dict[str, Any]:
    numbers = {
        "events": _count(node.events),
        "starts": _count(node.starts),
        "ends": _count(node.ends),
    }
    if profile:
        repeats = profile.repeated
        numbers["repeats"] = [
            repeats,
            map_word("share_of", report.language).format(
                count=count_text(repeats), share=share_text(repeats / max(1, profile.cases))
            ),
        ]
        numbers["cases"] = [
            profile.cases,
            map_word("share_of", report.language).format(
                count=count_text(profile.cases), share=share_text(profile.cases / report.log.cases)
            ),
        ]
        numbers |= _spread("wait", profile.wait)
        numbers |= _spread("work", profile.work)
    elif node.mean_work_hours is not None:
        numbers["workMean"] = _hours(node.mean_work_hours)
    if node.mean_work_hours is not None:
        numbers["workTotal"] = _hours(node.mean_work_hours * node.events)
    numbers |= _deviations(deviating=node.deviating, skipped=node.skipped)
    return {
        "name": _name(node.activity),
        "numbers": numbers,
        "findings": [
            number
            for number, finding in enumerate(report.findings)
            if node.activity in _activities(finding)
        ],
    }


def _flow(edge: MapEdge, places: dict[str, int], goes_back: bool, report: Report) -> dict[str, Any]:
    return {
        "from": places[edge.source],
        "to": places[edge.target],
        "back": goes_back,
        "numbers": {
            "count": _count(edge.count),
            "median": _hours(edge.median_hours),
            "mean": _hours(edge.mean_hours),
            "p90": _hours(edge.p90_hours),
            "total": _hours(edge.total_hours),
            **_deviations(deviating=edge.deviating),
        },
        "findings": [
            number
            for number, finding in enumerate(report.findings)
            if (finding.subject.from_activity, finding.subject.to_activity)
            == (edge.source, edge.target)
        ],
    }


def _missing(gap: MissingActivity, places: dict[str, int], report: Report) -> dict[str, Any]:
    return {
        "name": _name(gap.activity),
        "text": label("map_missing", report.language).format(count=count_text(gap.cases)),
        "before": places.get(gap.before or ""),
        "after": places.get(gap.after or ""),
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    return {
        "anchor": f"finding-{finding.fingerprint}",
        "title": _name(finding.title),
        "severity": finding.severity,
        "severityText": label(f"severity_{finding.severity}", report.language),
    }


def _activities(finding: Finding) -> tuple[str | None, ...]:
    subject = finding.subject
    return (
        subject.activity, subject.from_activity, subject.to_activity, *subject.activities
    )  # fmt: skip


def _name(text: str) -> str:
    text = clean_text(text) or "–"
    return text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME] + "…"


def _spread(name: str, spread: Spread | None) -> dict[str, list[Any]]:
    if spread is None:
        return {}
    return {
        f"{name}Median": _hours(spread.median),
        f"{name}Mean": _hours(spread.mean),
        f"{name}P90": _hours(spread.p90),
    }


def _deviations(**counts: int) -> dict[str, list[Any]]:
    return {name: _count(count) for name, count in counts.items() if count}


def _count(count: int) -> list[Any]:
    return [count, count_text(count)]


def _hours(hours: float) -> list[Any]:
    return [round(hours, 4), duration_text(hours)]
