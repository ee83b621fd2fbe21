"""What changed since the run before: figures and findings, then and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procmine.findings import Severity

#: What became of a finding: not known then, no longer found, larger, smaller, or neither.
Change = Literal["new", "gone", "grown", "shrunk", "same"]


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One number then and now, None where that run has none.

    A name that ends in _hours is hours, in _share a share (0 to 1); others are numbers.
    """

    name: str
    before: float | None
    now: float | None


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """One finding then and now: hours per case and cases, None where it was or is not found."""

    fingerprint: str
    code: str
    title: str
    severity: Severity
    change: Change
    hours_before: float | None
    hours_now: float | None
    cases_before: int | None
    cases_now: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report beside the one before it, of the log called `log` that goes on to `since`.

    `findings` are this report's, worst first, then those that are gone.
    """

    since: str
    log: str
    figures: tuple[ComparedFigure, ...]
    findings: tuple[ComparedFinding, ...]

    def counts(self) -> dict[Change, int]:
        """Count the findings by what became of them, of each change that there is."""
        changes: tuple[Change, ...] = ("new", "grown", "same", "shrunk", "gone")
        counted = {change: sum(f.change == change for f in self.findings) for change in changes}
        return {change: count for change, count in counted.items() if count}
