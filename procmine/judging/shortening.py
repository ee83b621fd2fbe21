"""Keep of each rule's findings the worst, as a report does, and every one that fails."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from procmine.conformance import Conformance
from procmine.findings import Finding, worst_first
from procmine.report import Report
from procmine.rules.running import SHOWN


def shortened(conformance: Conformance, failing: Collection[str]) -> Conformance:
    """Shorten a conformance; `failing` are fingerprints, which stay and come first."""
    kept, more = _worst(conformance.deviations, failing)
    left_out = tuple((code, more.get(code, 0)) for code, _ in conformance.left_out)
    return replace(conformance, deviations=kept, left_out=left_out)


def whole(report: Report, conformances: Iterable[Conformance], failing: Collection[str]) -> Report:
    """Give the report with the deviations among its findings, shortened in the same way."""
    checked = tuple(conformances)
    deviations = [d for c in checked for d in c.deviations]
    findings, more = _worst(worst_first([*report.findings, *deviations]), failing)
    quality, doubts = _worst(report.quality, failing)
    return replace(
        report,
        findings=findings,
        quality=quality,
        left_out={**report.left_out, **more, **doubts},
        conformance=shortened(checked[0], failing) if checked else None,
    )


def _worst(
    findings: Iterable[Finding], failing: Collection[str]
) -> tuple[tuple[Finding, ...], dict[str, int]]:
    """Keep the first of each rule and all that fail, and count the others by their code."""
    kept: list[Finding] = []
    seen: dict[str, int] = {}
    more: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: f.fingerprint not in failing):
        seen[finding.code] = seen.get(finding.code, 0) + 1
        more.setdefault(finding.code, 0)
        if seen[finding.code] <= SHOWN or finding.fingerprint in failing:
            kept.append(finding)
        else:
            more[finding.code] += 1
    return tuple(kept), more
