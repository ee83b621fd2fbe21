"""The doubts about the log as the page shows them: those of one rule together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from procmine.findings import Finding, RuleInfo, Severity
from procmine.report import Report
from procmine.words import count_text, sentence


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """The doubts of one rule, gravest first; `more` counts those that are not shown."""

    rule: RuleInfo
    severity: Severity
    anchor: str
    doubts: tuple[Finding, ...]
    more: str


def doubt_groups(report: Report) -> tuple[DoubtGroup, ...]:
    """Put together the doubts of each rule, that with the gravest first."""
    codes = list(dict.fromkeys(doubt.code for doubt in report.quality))
    ordered = sorted(report.quality, key=lambda doubt: codes.index(doubt.code))
    return tuple(
        _group(tuple(doubts), report.left_out.get(code, 0), report)
        for code, doubts in groupby(ordered, key=lambda doubt: doubt.code)
    )


def _group(doubts: tuple[Finding, ...], left_out: int, report: Report) -> DoubtGroup:
    first = doubts[0]
    key = "more_doubt_1" if left_out == 1 else "more_doubt_n"
    more = sentence(key, report.language, count=count_text(left_out)) if left_out else ""
    return DoubtGroup(first.rule, first.severity, f"doubt-{first.code}", doubts, more)
