"""What was measured of a log, as budgets and the baseline need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from procmine.conformance import Conformance
from procmine.findings import Finding


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured; times are microseconds.

    `conformances` have all their deviations. `findings` are all of the rules `looked_for`, however
    many, deviations and doubts among them.
    `counted` are those of the rules that budgets name. `touched` gives for the code of a rule the
    cases that its findings touch, each counted once. `unmeasured` gives for the code of a rule
    that could not run the reason.
    """

    cases: int
    events: int
    conformances: tuple[Conformance, ...] = ()
    findings: tuple[Finding, ...] = ()
    looked_for: frozenset[str] = frozenset()
    counted: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    touched: Mapping[str, int] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)
    unmeasured: Mapping[str, str] = field(default_factory=dict)

    @property
    def models(self) -> dict[str, str]:
        """The model that each deviation is from, by its fingerprint; the first of several."""
        return {d.fingerprint: c.model for c in reversed(self.conformances) for d in c.deviations}

    @property
    def unjudged(self) -> int:
        """The cases of which bounds alone are known, in the check where they are most."""
        return max((c.cases - c.judged for c in self.conformances), default=0)


def matters(finding: Finding) -> bool:
    """Say whether a finding counts: a deviation always, else from medium severity."""
    return finding.kind == "conformance" or finding.severity != "low"
