"""A verdict as a list of outcomes: one for each budget, constraint, deviation class and entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from procmine.findings import Finding
from procmine.verdict import Verdict
from procmine.words import clean_text, count_text, share_text

Group = Literal["judgement", "budgets", "constraints", "deviations", "baseline"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was checked, by name, and how it went; `message` is one line, `detail` more.

    `skipped` is for what could not count: a sample too small, a finding that is fixed.
    """

    group: Group
    name: str
    state: Literal["passed", "failed", "skipped"]
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
    result = verdict.conformance
    if result is None:
        return
    unjudged = result.cases - result.judged
    message = f"{count_text(result.judged)} of {count_text(result.cases)} cases were judged exactly"
    state: Literal["passed", "failed", "skipped"] = "passed"
    if unjudged:
        message += f"; of {count_text(unjudged)} only bounds are known (raise --effort)"
        state = "failed" if verdict.strict else "skipped"
    yield Outcome("judgement", "every case is judged", state, message)


def _budgets(verdict: Verdict) -> Iterator[Outcome]:
    for budget in verdict.budgets:
        state: Literal["passed", "failed", "skipped"] = "passed"
        if budget.state == "too few":
            state = "skipped"
        elif budget.state != "passed":
            state = "failed"
        yield Outcome("budgets", budget.name, state, budget.reason)


def _constraints(verdict: Verdict) -> Iterator[Outcome]:
    result = verdict.conformance
    for constraint in result.constraints if result else ():
        message = (
            f"{count_text(constraint.broken)} of {count_text(constraint.concerned)} cases that it"
            " concerns break it"
        )
        failed = constraint.broken and verdict.strict
        yield Outcome("constraints", constraint.name, "failed" if failed else "passed", message)


def _deviations(verdict: Verdict) -> Iterator[Outcome]:
    if verdict.conformance is None:
        return
    left_out = dict(verdict.conformance.left_out)
    classes: dict[str, list[Finding]] = {code: [] for code in left_out}
    for finding in verdict.conformance.deviations:
        classes.setdefault(finding.code, []).append(finding)
    for code, findings in sorted(classes.items()):
        more = left_out.get(code, 0)
        name = f"{code} {findings[0].rule.name}" if findings else code
        failed = any(map(verdict.fails, findings))
        lines = [clean_text(f.title) for f in findings]
        if more:
            lines.append(f"and {count_text(more)} more")
        message = lines[0] if lines else "no case deviates in this way"
        yield Outcome(
            "deviations", name, "failed" if failed else "passed", message, "\n".join(lines)
        )


def _baseline(verdict: Verdict) -> Iterator[Outcome]:
    for entry in verdict.baseline:
        told = [f"{entry.state}: {entry.title}"]
        told += [f"accepted by {entry.owner}"] if entry.owner else []
        told += [f"because {entry.reason}"] if entry.reason else []
        told += [f"until {entry.expires}"] if entry.expires else []
        state: Literal["passed", "failed", "skipped"] = "passed"
        if entry.state in ("new", "expired"):
            state = "failed"
        elif entry.state == "fixed":
            state = "skipped"
        yield Outcome("baseline", f"{entry.code} {entry.fingerprint}", state, "; ".join(told))


def headline(verdict: Verdict) -> str:
    """Say in one line whether it passes, and what keeps it from passing."""
    failed = [o for o in outcomes(verdict) if o.state == "failed"]
    parts = [
        f"{count_text(number)} of {count_text(total)} {group}"
        for group in ("budgets", "constraints", "deviations", "baseline")
        if (number := sum(o.group == group for o in failed))
        and (total := sum(o.group == group for o in outcomes(verdict)))
    ]
    if any(o.group == "judgement" for o in failed):
        parts.append("cases that could not be judged")
    if verdict.passed:
        return "passed"
    return "not passed" + (f": {', '.join(parts)}" if parts else "")


def fitting_text(verdict: Verdict) -> str:
    """Say how many cases fit the model, with bounds where only these are known; "" without one."""
    result = verdict.conformance
    if result is None:
        return ""
    low, high = share_text(result.fitting.low), share_text(result.fitting.high)
    return low if low == high else f"{low} to {high}"
