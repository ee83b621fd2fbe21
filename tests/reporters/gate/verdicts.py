"""A verdict as a check would give it, with labels that try to break out of each format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports import example_report

from procmine.conformance import Bounds, Conformance, ConstraintResult, UnknownLabel
from procmine.findings import Finding, Impact, Redesign, RuleInfo, Subject
from procmine.verdict import BaselineResult, BudgetResult, Verdict

HOSTILE = "Pay,\n::error::<b>|`x`|]]>\x1b[31m %0A @all"
SKIPPED = RuleInfo("PM601", "skipped-activity", "Cases skip it.", "It was asked for.", "Old.", "X.")
INSERTED = RuleInfo("PM602", "inserted-activity", "Cases add it.", "Nobody asked.", "Old.", "X.")


def deviation(rule: RuleInfo, activity: str, cases: int = 3, **changes: Any) -> Finding:
    """Build a deviation of some of ten cases."""
    finding = Finding(
        rule=rule,
        title=f"{cases} cases: {rule.name} {activity}",
        kind="conformance",
        severity="medium",
        subject=Subject(activity=activity),
        cases=cases,
        case_share=cases / 10,
        occurrences=cases,
        impact=Impact(1.5, "waiting", 0.5, 2.5),
        redesign=(Redesign("control addition", "control"),),
        examples=("case 1", "case 2"),
        query="SELECT 1",
    )
    return replace(finding, **changes)


PAY, CHECK = deviation(SKIPPED, HOSTILE), deviation(INSERTED, "Check", 1, severity="high")


def conformance(**changes: Any) -> Conformance:
    """Build the conformance of ten cases, of which one has only bounds."""
    result = Conformance(
        model="order.bpmn",
        model_kind="bpmn",
        method="alignments",
        cases=10,
        variants=4,
        judged=9,
        fitting=Bounds(0.6, 0.7),
        fitness=Bounds(0.91, 0.93),
        log_fitness=Bounds(0.9, 0.92),
        precision=0.75,
        only_in_log=(UnknownLabel("Chek", 4, 2, "Check"),),
        constraints=(ConstraintResult("four eyes", "different-resource", 8, 2),),
        deviations=(CHECK, PAY),
        left_out=(("PM601", 2), ("PM602", 0), ("PM603", 0)),
        classes=(
            ("PM601", "skipped-activity"),
            ("PM602", "inserted-activity"),
            ("PM603", "wrong-order"),
        ),
    )
    return replace(result, **changes)


def fitting() -> Conformance:
    """Build the conformance of ten cases that all fit."""
    return conformance(
        judged=10, fitting=Bounds(1.0, 1.0), fitness=Bounds(1.0, 1.0), log_fitness=Bounds(1.0, 1.0),
        only_in_log=(), constraints=(), deviations=(), left_out=(("PM601", 0),),
    )  # fmt: skip


def budget(name: str, state: Any, reason: str = "so it is") -> BudgetResult:
    """Build what became of a budget."""
    return BudgetResult(name, state, "5 %", "7 %", 10, 1, reason)


def verdict(**changes: Any) -> Verdict:
    """Build the verdict of a check in which nothing may deviate."""
    result = Verdict(
        source="logs/order export.csv",
        model_source="models/order.bpmn",
        log=example_report().log,
        conformances=(conformance(),),
        report=None,
        budgets=(budget("max-deviating 0%", "failed"),),
        elements={"Check": "Task_1"},
    )
    return replace(result, **changes)


def gated() -> Verdict:
    """Build a verdict with budgets and a baseline in each of their states."""
    return verdict(
        budgets=(
            budget("min-fitness 0.95", "failed"),
            budget("min-precision 0.5", "open", "between 0.4 and 0.6: raise --effort"),
            budget("max p90=10d", "passed"),
            budget("max PM301=0", "too few", "10 cases, 30 are needed"),
        ),
        baseline_source="procmine-baseline.toml",
        baseline=(
            BaselineResult("new", CHECK.fingerprint, "PM602", CHECK.title, finding=CHECK),
            BaselineResult(
                "known", PAY.fingerprint, "PM601", PAY.title, "Ann", HOSTILE, "2027-01-01", PAY
            ),
            BaselineResult("fixed", "0123456789abcdef", "PM603", "It is gone.", "Bob", "old"),
            BaselineResult(
                "expired", "fedcba9876543210", "PM601", "Over.", "Bob", "old", "2025-01-01",
                replace(PAY, subject=Subject(activity="Over")),
            ),
        ),
    )  # fmt: skip
