"""One run of a report: what is kept of it, and which runs can be compared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from procmine.findings import Severity
from procmine.report import Report


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a finding."""

    fingerprint: str
    code: str
    title: str
    severity: Severity
    hours: float
    cases: int
    case_share: float


@dataclass(frozen=True, slots=True)
class Run:
    """What is kept of a run.

    - series: the log's name without its digits, so that last week's log is of the same;
    - config: the fingerprint of what was asked for, for only equal questions compare;
    - last: when the log ends; the two and this tell a run, a repeated one takes its own place;
    - left_out: by the code of each rule that ran, how many more findings it had than are kept.
    """

    series: str
    config: str
    last: str
    log: str
    figures: Mapping[str, float]
    findings: tuple[Kept, ...]
    left_out: Mapping[str, int]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells a run from the others."""
        return self.series, self.config, self.last


def fingerprint_of(asked: Mapping[str, Any]) -> str:
    """Give the same text for the same questions, of values that JSON or str() can tell apart."""
    text = json.dumps(asked, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def run_of(report: Report, config: str) -> Run:
    """Take from a report what is kept of it."""
    return Run(
        series=re.sub(r"\d+", "", report.log.name),
        config=config,
        last=report.log.last,
        log=report.log.name,
        figures=_figures(report),
        findings=tuple(
            Kept(
                finding.fingerprint, finding.code, finding.title, finding.severity,
                finding.impact.hours_per_case, finding.cases, finding.case_share,
            )
            for finding in report.findings
        ),
        left_out={code: report.left_out.get(code, 0) for code in report.rules_run},
    )  # fmt: skip


def with_run(runs: Iterable[Run], run: Run) -> tuple[Run, ...]:
    """Give the history with `run` in it, in the place of one with the same key."""
    return tuple(sorted((*(r for r in runs if r.key != run.key), run), key=lambda kept: kept.key))


def before(runs: Iterable[Run], run: Run) -> Run | None:
    """Give the run to compare with: the latest of the same series and questions that ends before.

    Times of one series are all written alike, so that they sort as texts.
    """
    earlier = [r for r in runs if r.key[:2] == run.key[:2] and r.last < run.last]
    return max(earlier, key=lambda kept: kept.last, default=None)


def _figures(report: Report) -> dict[str, float]:
    log, profile, checked = report.log, report.profile, report.conformance
    fitness = checked.fitness if checked is not None else None
    figures: dict[str, float | None] = {
        "cases": log.cases,
        "events": log.events,
        "variants": log.variants,
        "events_per_case": profile.events_per_case,
        "median_hours": profile.case_hours.median,
        "p90_hours": profile.case_hours.p90,
        "mean_hours": profile.case_hours.mean,
        "work_hours": profile.work_hours_per_case,
        "flow_efficiency_share": profile.flow_efficiency,
        "fitness_share": fitness.low if fitness is not None else None,
        "fitting_share": checked.fitting.low if checked is not None else None,
        "high": sum(finding.severity == "high" for finding in report.findings),
        "medium": sum(finding.severity == "medium" for finding in report.findings),
    }
    return {name: float(value) for name, value in figures.items() if value is not None}
