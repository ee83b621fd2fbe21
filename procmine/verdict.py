"""The verdict of `procmine check`: what was asked for, what was found, and whether it passes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from procmine.conformance import Conformance
from procmine.findings import Finding
from procmine.report import Language, LogSummary, Report

#: A budget passes, fails, or its sample is too small to fail by it; `open` where only bounds are
#: known and they lie on both sides of the limit, which doesn't pass either.
State = Literal["passed", "failed", "too few", "open"]
#: What a baseline says of a finding: not in it, accepted, accepted until a day that is over, or
#: in it and no longer found.
Known = Literal["new", "known", "expired", "fixed"]


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """One budget and what became of it.

    `name` is as the user wrote it, such as "max rework-loop=10%". `limit` and `actual` are texts
    as people read them, `sample` the cases that it was measured on, `reason` a sentence.
    """

    name: str
    state: State
    limit: str
    actual: str
    sample: int
    minimum_sample: int
    reason: str


@dataclass(frozen=True, slots=True)
class BaselineResult:
    """One finding against the baseline; `finding` is None for one that is fixed."""

    state: Known
    fingerprint: str
    code: str
    title: str
    owner: str = ""
    reason: str = ""
    expires: str = ""
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that one check found out.

    `passed` is False where a budget failed or is open, where the baseline knows a new or an
    expired finding, and, with neither budgets nor a baseline, where any case deviates or
    could not be judged. `source` is the log as the user named it, `model_source` the model;
    `report` is None where no budget needed an analysis.
    """

    source: str
    model_source: str | None
    log: LogSummary
    conformance: Conformance | None
    report: Report | None
    budgets: tuple[BudgetResult, ...] = ()
    baseline: tuple[BaselineResult, ...] = ()
    passed: bool = True
    language: Language = "en"
    #: Where the elements of the model are in its file: activity → id.
    elements: dict[str, str] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding that was made: those of the report, or else the deviations alone."""
        if self.report is not None:
            return (*self.report.findings, *self.report.quality)
        return self.conformance.deviations if self.conformance else ()

    @property
    def strict(self) -> bool:
        """Whether any deviation fails, because nothing says how much may deviate."""
        return not self.budgets and not self.baseline

    def known(self, finding: Finding) -> BaselineResult | None:
        """Give what the baseline says of a finding, None where there is no baseline."""
        for result in self.baseline:
            if result.fingerprint == finding.fingerprint and result.state != "fixed":
                return result
        return None

    def fails(self, finding: Finding) -> bool:
        """Say whether this finding by itself keeps the check from passing."""
        known = self.known(finding)
        if known is not None:
            return known.state in ("new", "expired")
        return self.strict and finding.kind == "conformance"
