"""Findings that would say of a person what rests on too few cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from procmine.eventlog import EventLog
from procmine.findings import Finding
from procmine.relations import ask


def without_few(
    log: EventLog, findings: Sequence[Finding], k: int
) -> tuple[list[Finding], Counter[str]]:
    """Leave out the findings of fewer than `k` cases that name a resource; count them by rule.

    Where pseudonyms stand for names only: else the log shows who is who anyway. The rules' own
    least numbers of cases are usually higher; this holds whatever they are set to.
    """
    few = [finding for finding in findings if finding.cases < k]
    if not (few and log.pseudonymised):
        return list(findings), Counter()
    rows = ask(log, "SELECT DISTINCT resource FROM steps WHERE resource IS NOT NULL")
    resources = {str(row["resource"]) for row in rows}
    gone = [finding for finding in few if _named(finding) & resources]
    return [f for f in findings if f not in gone], Counter(f.code for f in gone)


def _named(finding: Finding) -> set[str]:
    """Give what a finding names: the values of its evidence, and its resource."""
    cells = {str(value) for row in finding.evidence.rows for value in row}
    return cells | {finding.subject.resource or ""}
