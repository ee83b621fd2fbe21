"""What the quality of the log does to the findings: each carries the doubts that concern it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from procmine.findings import Finding, Subject


def doubted(
    findings: Sequence[Finding], quality: Sequence[Finding], affects: Mapping[str, Sequence[str]]
) -> list[Finding]:
    """Give the findings with the codes of the doubts about the data that they are built on.

    `affects` gives for each quality rule's code the codes and families that it makes doubtful.
    Only what a person should act on (medium, high) makes a finding doubtful.
    """
    grave = [doubt for doubt in quality if doubt.severity != "low"]
    return [
        replace(
            finding,
            doubts=tuple(sorted({d.code for d in grave if _concerns(d, affects[d.code], finding)})),
        )
        for finding in findings
    ]


def _concerns(doubt: Finding, affected: Sequence[str], finding: Finding) -> bool:
    if not any(finding.code.startswith(code) for code in affected):
        return False
    named, place = _activities(doubt.subject), _activities(finding.subject)
    return not named or not place or bool(named & place)


def _activities(subject: Subject) -> set[str]:
    named = {subject.activity, subject.from_activity, subject.to_activity, *subject.activities}
    return {activity for activity in named if activity is not None}
