"""A report as an analysis would give it, for the tests of everything that writes reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from procmine.findings import Confidence, Finding, Impact, Redesign, RuleInfo, Subject, Table
from procmine.report import (
    ActivityProfile,
    Columns,
    LogSummary,
    MapEdge,
    MapNode,
    Outline,
    ProcessMap,
    Profile,
    Recurring,
    Report,
    Spread,
    VariantProfile,
)

HOSTILE = "<script>alert(1)</script>"
APPROVAL = "主管审批"


def example_report(**changes: Any) -> Report:
    """Build the report of an insurer's claims, with `changes` to its fields."""
    report = Report(
        log=_log(),
        profile=_profile(),
        map=_map(),
        findings=_findings(),
        left_out={"PM301": 2},
        unmeasured={"PM401": "The log has no column with the role that did the work."},
        rules_run=("PM201", "PM203", "PM301", "PM401"),
        outline=_outline(),
    )
    return replace(report, **changes)


def without_start_times() -> Report:
    """Build the same report from a log with one timestamp per event."""
    report = example_report()
    profile = replace(
        report.profile,
        work_hours_per_case=None,
        flow_efficiency=None,
        activities=tuple(replace(a, work=None) for a in report.profile.activities),
        gaps=("Without start times, work and waiting cannot be told apart.",),
    )
    nodes = tuple(replace(node, mean_work_hours=None) for node in report.map.nodes)
    columns = replace(report.log.columns, start=None)
    log = replace(report.log, columns=columns, capabilities=("resource",))
    return replace(report, log=log, profile=profile, map=replace(report.map, nodes=nodes))


def _log() -> LogSummary:
    return LogSummary(
        name="claims <2025> & more.csv",
        cases=1200,
        events=9846,
        activities=9,
        variants=87,
        resources=24,
        first="2025-01-02T08:14:00",
        last="2025-06-30T17:41:12",
        columns=Columns("claim_no", "activity", "finished", start="started", resource="clerk"),
        capabilities=("start", "resource"),
        notes=(
            "Dates were read as day first: 31/01/2025 occurs and 01/31/2025 does not.",
            f"The activity {HOSTILE} was kept as it is written.",
        ),
        set_aside=14,
    )


def _outline() -> Outline:
    ended = tuple(20 + part % 9 * 3 for part in range(32))
    return Outline(
        times=tuple(max(0, 120 - (part - 4) ** 2) for part in range(32)),
        up_to_hours=36 * 24,
        ended=(*ended[:30], 0, ended[31]),
        medians=(*(120.0 + part * 5 for part in range(30)), None, 300.0),
    )


def _spread(median: float) -> Spread:
    return Spread(
        mean=median * 1.3, min=0.0, p25=median * 0.6, median=median, p75=median * 1.7,
        p90=median * 2.9, max=median * 14,
    )  # fmt: skip


def _profile() -> Profile:
    rows = (
        ("Receive claim", 1200, 1200, 0, 0.1, None),
        ("Check completeness", 1834, 1200, 634, 0.35, 3.2),
        ("Request documents", 634, 520, 114, 0.2, 1.1),
        ("Receive documents", 634, 520, 114, 0.05, 118.0),
        ("Assess damage", 1244, 1180, 64, 1.8, 20.5),
        (APPROVAL, 1212, 1150, 62, 0.25, 74.0),
        ("Pay out", 1088, 1088, 0, 0.1, 6.0),
        (HOSTILE, 812, 812, 0, 0.0, 0.4),
        ("Close claim", 1188, 1188, 0, 0.05, 1.5),
    )
    activities = tuple(
        ActivityProfile(
            name, events, cases, repeated, _spread(work), None if wait is None else _spread(wait)
        )
        for name, events, cases, repeated, work, wait in rows
    )
    straight = ("Receive claim", "Check completeness", "Assess damage", APPROVAL, "Pay out")
    loop = ("Check completeness", "Request documents", "Receive documents")
    variants = (
        VariantProfile((*straight, HOSTILE, "Close claim"), 402, 402 / 1200, 131.0, 118.5),
        VariantProfile((*straight, "Close claim"), 188, 188 / 1200, 120.0, 104.0),
        VariantProfile((straight[0], *loop, *straight[1:], HOSTILE), 174, 0.145, 301.0, 266.0),
        VariantProfile(
            (straight[0], *loop, *loop, *straight[1:], "Close claim"), 96, 0.08, 512.0, 470.0
        ),
        VariantProfile((*straight[:3], "Close claim"), 41, 41 / 1200, 64.0, 51.0),
    )
    return Profile(
        case_hours=Spread(
            mean=214.0, min=0.5, p25=88.0, median=142.5, p75=290.0, p90=478.0, max=3104.0
        ),
        events_per_case=8.2,
        work_hours_per_case=3.1,
        flow_efficiency=0.0145,
        activities=activities,
        variants=variants,
        recurring=(
            Recurring("Pay out", "as many as ordered", 88, "one for each item of the claim"),
        ),
        gaps=("The log has no roles, so handovers between departments cannot be seen.",),
    )


def _map() -> ProcessMap:
    nodes = (
        MapNode("Receive claim", 1200, 1200, 0, 0.1),
        MapNode("Check completeness", 1834, 0, 0, 0.35),
        MapNode("Request documents", 634, 0, 8, 0.2),
        MapNode("Receive documents", 634, 0, 0, 0.05),
        MapNode("Assess damage", 1244, 0, 4, 1.8),
        MapNode(APPROVAL, 1212, 0, 0, 0.25),
        MapNode("Pay out", 1088, 0, 0, 0.1),
        MapNode(HOSTILE, 812, 0, 0, 0.0),
        MapNode("Close claim", 1188, 0, 1188, 0.05),
    )
    flows = (
        ("Receive claim", "Check completeness", 1200, 3.0),
        ("Check completeness", "Request documents", 634, 1.1),
        ("Request documents", "Receive documents", 626, 118.0),
        ("Receive documents", "Check completeness", 634, 3.6),
        ("Check completeness", "Assess damage", 1180, 20.5),
        ("Assess damage", "Assess damage", 64, 9.0),
        ("Assess damage", APPROVAL, 1150, 74.0),
        (APPROVAL, "Assess damage", 62, 12.0),
        (APPROVAL, "Pay out", 1088, 6.0),
        ("Pay out", HOSTILE, 812, 0.4),
        (HOSTILE, "Close claim", 812, 1.2),
        ("Pay out", "Close claim", 276, 1.9),
    )
    edges = tuple(
        MapEdge(source, target, count, hours * 1.3, hours, hours * 2.9, count * hours * 1.3)
        for source, target, count, hours in flows
    )
    return ProcessMap(
        nodes, edges, activities_kept=1.0, paths_kept=0.8, nodes_left_out=0, edges_left_out=17
    )


def _findings() -> tuple[Finding, ...]:
    waiting = Finding(
        rule=RuleInfo(
            code="PM301",
            name="slow-handoff",
            summary="Cases wait long between two activities.",
            why="Nobody works on a claim that waits; the customer waits with it.",
            ignore_when="The wait is agreed, such as a statutory period.",
            redesign="Let clerks approve small sums themselves, and approve daily, not weekly.",
        ),
        title=f"Cases wait 96 h on average before {APPROVAL}",
        kind="waiting",
        severity="high",
        subject=Subject(from_activity="Assess damage", to_activity=APPROVAL),
        cases=1150,
        case_share=1150 / 1200,
        occurrences=1150,
        impact=Impact(68.4, "waiting", low=61.0, high=75.2),
        redesign=(Redesign("empower", "simplify"), Redesign("case-based work", "reorder")),
        examples=("C-1007", "C-0042", HOSTILE),
        query="select case_id, wait_hours\nfrom waits\nwhere wait_hours > 24 and activity <> ''",
        cause="batching",
        confidence=Confidence(0.003, "supported"),
        evidence=Table(
            ("weekday", "claims", "mean_wait_hours"),
            (("Monday", 203, 118.25), ("Friday", 611, 12.0), (HOSTILE, None, 0.125)),
        ),
    )
    rework = Finding(
        rule=RuleInfo(
            code="PM203",
            name="rework-loop",
            summary="Cases go back to an activity that they had left.",
            why="Every round costs work again and lets the case wait again.",
            ignore_when="The loop is the service, such as a monthly visit.",
            redesign="Ask for all documents once, before the check.",
        ),
        title="43 % of the cases go back to Check completeness",
        kind="rework",
        severity="medium",
        subject=Subject(
            activity="Check completeness",
            activities=("Check completeness", "Request documents", "Receive documents"),
        ),
        cases=520,
        case_share=520 / 1200,
        occurrences=634,
        impact=Impact(11.7, "replay"),
        redesign=(Redesign("task elimination", "eliminate"),),
        examples=("C-0003", "C-0119"),
        query="select case_id, count(*) as rounds from steps group by case_id having count(*) > 1",
        evidence=Table(("rounds", "cases"), ((1, 424), (2, 78), (3, 18))),
    )
    redundancy = Finding(
        rule=RuleInfo(
            code="PM201",
            name="repeated-activity",
            summary="An activity is done twice in a row.",
            why="The second time rarely adds anything.",
            ignore_when="Each repetition treats another item.",
            redesign="Combine the two steps.",
        ),
        title=f"{HOSTILE} is done without effect",
        kind="redundancy",
        severity="low",
        subject=Subject(activity=HOSTILE),
        cases=64,
        case_share=64 / 1200,
        occurrences=64,
        impact=Impact(0.9, "work", low=0.2, high=1.6),
        redesign=(Redesign("task composition", "combine"),),
        examples=("C-0077",),
        query="select 1",
        confidence=Confidence(0.21, "inconclusive"),
    )
    return waiting, rework, redundancy
