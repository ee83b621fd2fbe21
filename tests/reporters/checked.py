"""The example report as it is when the log was checked against a model."""

from __future__ import annotations

from dataclasses import replace

from reports import APPROVAL, HOSTILE, example_report

from procmine.conformance import Bounds, Conformance, ConstraintResult, UnknownLabel
from procmine.findings import Finding, Impact, Redesign, RuleInfo, Subject, Table
from procmine.report import Language, MissingActivity, Report


def checked_report(language: Language = "en") -> Report:
    """Build the report of a log that was checked, with its deviations among the findings."""
    report = example_report(language=language)
    told = conformance()
    nodes = tuple(
        replace(node, deviating=88, skipped=12) if node.activity == APPROVAL else node
        for node in report.map.nodes
    )
    edges = tuple(
        replace(edge, deviating=88) if edge.target == APPROVAL else edge
        for edge in report.map.edges
    )
    missing = (MissingActivity("Archive <b>", 50, "Close claim", None),)
    process = replace(report.map, nodes=nodes, edges=edges, missing=missing, checked=True)
    findings = (report.findings[0], *told.deviations, *report.findings[1:])
    return replace(report, findings=findings, map=process, conformance=told)


def conformance() -> Conformance:
    """Build what a check of the claims gives, with everything that can be in it."""
    return Conformance(
        model="reference.bpmn",
        model_kind="bpmn",
        method="alignments",
        cases=1200,
        variants=87,
        judged=1150,
        fitting=Bounds(0.7, 0.72),
        fitness=Bounds(0.91234, 0.92),
        log_fitness=Bounds(0.93, 0.93),
        precision=0.85,
        only_in_log=(
            UnknownLabel("Recieve claim", 3, 1, "Receive claim"),
            UnknownLabel(HOSTILE, 812, 812, None),
        ),
        only_in_model=(UnknownLabel("Archive <b>", 0, 0, None),),
        constraints=(
            ConstraintResult("four eyes on payment", "four-eyes", 600, 12),
            ConstraintResult("approval first", "precedence", 1088, 0),
        ),
        deviations=_deviations(),
        left_out=(("PM601", 3), ("PM603", 0)),
        notes=("The sink place is taken as the final marking.",),
    )


def conforming() -> Conformance:
    """Build what a check gives where every case fits."""
    one = Bounds(1.0, 1.0)
    return Conformance(
        "reference.bpmn", "bpmn", "alignments", 1200, 87, 1200, one, one, one
    )  # fmt: skip


def _deviations() -> tuple[Finding, ...]:
    rule = RuleInfo(
        code="PM603",
        name="wrong-order",
        summary="Cases do an activity before another that should have come first.",
        why="The first is done without what the second yields.",
        ignore_when="Both are recorded later than they are done.",
        redesign="Let the later one wait until the earlier is done.",
    )
    order = Finding(
        rule=rule,
        title=f"Pay out is done before {APPROVAL} in 88 cases, though the model asks for it first.",
        kind="conformance",
        severity="medium",
        subject=Subject(activity="Pay out", from_activity=APPROVAL),
        cases=88,
        case_share=88 / 1200,
        occurrences=88,
        impact=Impact(6.5, "comparison", low=2.25, high=10.75),
        redesign=(Redesign("control relocation", "control"),),
        examples=("C-0007", HOSTILE),
        query="select * from deviation_groups",
        evidence=Table(("measure", "value"), (("mean time of cases with it", "12 d"),)),
    )
    eyes = replace(
        order,
        rule=replace(rule, code="PM605", name="wrong-resource"),
        title="“four eyes on payment” is broken in 12 cases.",
        severity="low",
        subject=Subject(activity="Pay out", constraint_name="four eyes on payment"),
        cases=12,
        case_share=0.01,
        occurrences=15,
        impact=Impact(0.0, "comparison"),
    )
    few = replace(
        eyes,
        rule=replace(rule, code="PM601", name="skipped-activity"),
        title="Archive <b> is skipped in 3 cases, though the model asks for it.",
        subject=Subject(activity="Archive <b>"),
        cases=3,
        case_share=0.0025,
        occurrences=3,
        impact=Impact(0.0, "comparison"),
    )
    return order, eyes, few
