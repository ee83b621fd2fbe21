"""A verdict as a list of outcomes: one for each budget, constraint, deviation class and entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from procmine.findings import Finding
from procmine.verdict import FAILING_KNOWN, FAILING_STATES, BudgetResult, Verdict
from procmine.words import clean_text
from procmine.words.say import say

Group = Literal["judgement", "budgets", "constraints", "deviations", "baseline"]
State = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was checked, by name, and how it went; `message` is one line, `detail` more.

    `skipped` is for what could not count: a sample too small, a finding that is fixed.
    """

    group: Group
    name: str
    state: State
    message: str
    detail: str = ""


def outcomes(verdict: Verdict) -> list[Outcome]:
    """List everything that was checked, in the order in which a person asks for it."""
    return [
        *_judgement(verdict),
        *_budgets(verdict),
        *_constraints(verdict),
        *_deviations(verdict),
        *_baseline(verdict),
    ]


def _judgement(verdict: Verdict) -> Iterator[Outcome]:
    """Say whether every case was judged; where not, an open budget is what fails by it."""
    for result in verdict.conformances:
        unjudged = result.cases - result.judged
        message = say(
            "{judged:,} of {cases:,} cases were judged exactly",
            judged=result.judged,
            cases=result.cases,
        )
        state: State = "passed"
        if unjudged:
            message += say(
                "; of {unjudged:,} it is not known whether they deviate", unjudged=unjudged
            )
            message += say(" (raise --effort)") if result.method == "alignments" else ""
            open_budget = any(budget.state == "open" for budget in verdict.budgets)
            state = "failed" if open_budget or verdict.deviations_fail else "skipped"
        yield Outcome(
            "judgement", say("every case is judged by {model}", model=result.model), state, message
        )


def _budgets(verdict: Verdict) -> Iterator[Outcome]:
    for budget in verdict.budgets:
        state: State = "passed"
        if budget.state == "too few":
            state = "skipped"
        elif budget.state in FAILING_STATES:
            state = "failed"
        yield Outcome("budgets", budget.name, state, budget_text(budget))


def budget_text(budget: BudgetResult) -> str:
    """Say what was found beside its limit, and why."""
    told = say("{actual}, asked for {limit}", actual=budget.actual, limit=budget.limit)
    return f"{told}: {budget.reason}" if budget.reason else told


def _constraints(verdict: Verdict) -> Iterator[Outcome]:
    for result in verdict.conformances:
        for constraint in result.constraints:
            message = say(
                "{broken:,} of {concerned:,} cases that it concerns break it",
                broken=constraint.broken,
                concerned=constraint.concerned,
            )
            state: State = "passed"
            if not constraint.concerned:
                state, message = (
                    "skipped",
                    say("it concerns no case: are its names those of the log?"),
                )
            elif constraint.broken and verdict.deviations_fail:
                state = "failed"
            yield Outcome("constraints", constraint.name, state, message)


def _deviations(verdict: Verdict) -> Iterator[Outcome]:
    left_out: Counter[str] = Counter()
    classes: dict[str, list[Finding]] = {}
    names: dict[str, str] = {}
    for result in verdict.conformances:
        left_out.update(dict(result.left_out))
        names |= result.classes
        for finding in result.deviations:
            classes.setdefault(finding.code, []).append(finding)
    for code in sorted({*classes, *left_out}):
        findings, more = classes.get(code, []), left_out[code]
        name = f"{code} {names.get(code, '')}".rstrip()
        failed = any(map(verdict.fails, findings))
        lines = [clean_text(f.title) for f in findings]
        if more:
            lines.append(say("and {count:,} more", count=more))
        message = lines[0] if lines else say("no case deviates in this way")
        yield Outcome(
            "deviations", name, "failed" if failed else "passed", message, "\n".join(lines)
        )


def _baseline(verdict: Verdict) -> Iterator[Outcome]:
    for entry in verdict.baseline:
        told = [f"{say(entry.state)}: {entry.title}"]
        told += [say("accepted by {owner}", owner=entry.owner)] if entry.owner else []
        told += [say("because {reason}", reason=entry.reason)] if entry.reason else []
        told += [say("until {expires}", expires=entry.expires)] if entry.expires else []
        state: State = "passed"
        if entry.state in FAILING_KNOWN:
            state = "failed"
        elif entry.state == "fixed":
            state = "skipped"
        yield Outcome("baseline", f"{entry.code} {entry.fingerprint}", state, "; ".join(told))
