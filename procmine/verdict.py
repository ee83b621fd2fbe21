"""The verdict of `procmine check`: what was asked for, what was found, and whether it passes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from procmine.conformance import Conformance
from procmine.findings import Finding
from procmine.report import Language, LogSummary, Report

#: A budget passes, fails, or its sample is too small to fail by it; `open` where only bounds are
#: known and they lie on both sides of the limit, or where it can't be measured: that doesn't pass
#: either.
State = Literal["passed", "failed", "too few", "open"]
#: What a baseline says of a finding: not in it, accepted, accepted until a day that is over, gone
#: beyond the share of cases that it is accepted for, or in it and no longer found.
Known = Literal["new", "known", "expired", "grown", "fixed"]
#: The states that a check doesn't pass with.
FAILING_STATES: frozenset[State] = frozenset({"failed", "open"})
FAILING_KNOWN: frozenset[Known] = frozenset({"new", "expired", "grown"})


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

    `source` is the log as the user named it, `model_source` the model. `conformances` has one for
    the model, and one for the rules of procmine.toml where there are some. `report` is None
    where nothing needed an analysis. `budgets` has one that nothing deviates where nothing
    else was asked for. `baseline_source` is the baseline as the user named it, None without one;
    `unasked` counts its entries that were not looked for.
    """

    source: str
    model_source: str | None
    log: LogSummary
    conformances: tuple[Conformance, ...]
    report: Report | None
    budgets: tuple[BudgetResult, ...] = ()
    baseline: tuple[BaselineResult, ...] = ()
    language: Language = "en"
    #: Where the elements of the model are in its file: activity → id.
    elements: dict[str, str] = field(default_factory=dict)
    baseline_source: str | None = None
    unasked: int = 0

    @property
    def conformance(self) -> Conformance | None:
        """The conformance to the model, or else to the rules of procmine.toml."""
        return self.conformances[0] if self.conformances else None

    @property
    def passed(self) -> bool:
        """Whether no budget failed or is open, and the baseline has nothing that fails."""
        return not any(b.state in FAILING_STATES for b in self.budgets) and not any(
            b.state in FAILING_KNOWN for b in self.baseline
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding that was made: those of the report, and the deviations."""
        if self.report is not None:
            told = (*self.report.findings, *self.report.quality)
            made = {finding.fingerprint for finding in told}
            more = (f for c in self.conformances for f in c.deviations)
            return (*told, *(f for f in more if f.fingerprint not in made))
        return tuple(f for c in self.conformances for f in c.deviations)

    @property
    def deviations_fail(self) -> bool:
        """Whether more cases deviate than may, so that each deviation counts as a failure."""
        return any(
            b.name.startswith("max-deviating") and b.state in FAILING_STATES for b in self.budgets
        )

    def known(self, finding: Finding) -> BaselineResult | None:
        """Give what the baseline says of a finding, None where there is no baseline."""
        for result in self.baseline:
            if result.fingerprint == finding.fingerprint and result.state != "fixed":
                return result
        return None

    def fails(self, finding: Finding) -> bool:
        """Say whether this finding is a part of why the check doesn't pass."""
        known = self.known(finding)
        if known is not None:
            return known.state in FAILING_KNOWN
        return self.deviations_fail and finding.kind == "conformance"
