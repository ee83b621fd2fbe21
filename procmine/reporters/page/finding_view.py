"""A finding as the page shows it."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from procmine.findings import Finding, Value
from procmine.report import CaseLine, Language, Report
from procmine.reporters._text_findings import first_sentence
from procmine.reporters.page.timeline_view import TimelineView, view_of_timeline
from procmine.words import clean_text, count_text, duration_text, label, share_text
from procmine.words.facts import fact_name
from procmine.words.heuristics import heuristic_name
from procmine.words.page import page_text

#: The facts of a finding that name who has a part in it.
_HANDS = ("giver", "taker", "party", "other_party", "first_by", "second_by")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an evidence table as it is written, and whether it is a number."""

    text: str
    number: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its numbers in words.

    `case_bar` and `time_bar` are per cent for a bar; `sure` says how sure it is, `advice` what to
    do in one line; `hands` are the resources and roles in it, `hands_json` the same for a script.
    """

    finding: Finding
    anchor: str
    hours: str
    basis: str
    interval: str
    time_share: str
    case_bar: str
    time_bar: str
    sentence: str
    sure: str
    advice: str
    cause: str
    hands: tuple[str, ...]
    hands_json: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    timelines: tuple[TimelineView, ...]
    open: bool


def view_of_finding(
    finding: Finding, report: Report, anchor: str = "", examples: Sequence[CaseLine] = ()
) -> FindingView:
    """Put the numbers of a finding into words, and draw the example cases given."""
    impact, mean, language = finding.impact, report.profile.case_hours.mean, report.language
    hours = duration_text(impact.hours_per_case)
    part = impact.hours_per_case / mean if mean > 0 else 0.0
    key = "page_sentence" if impact.hours_per_case > 0 else "page_sentence_no_time"
    interval = ""
    if impact.low is not None and impact.high is not None:
        interval = f"{duration_text(impact.low)} – {duration_text(impact.high)}"
    numeric = tuple(
        all(isinstance(value, int | float) for value in column if value is not None)
        for column in zip(*finding.evidence.rows, strict=True)
    ) or (False,) * len(finding.evidence.columns)
    hands = _hands(finding, language)
    return FindingView(
        finding=finding,
        anchor=anchor,
        hours=hours,
        basis=label(f"basis_{_basis(finding, report)}", language),
        interval=interval,
        time_share=share_text(part),
        case_bar=_bar(finding.case_share),
        time_bar=_bar(part),
        sentence=label(key, language).format(
            share=share_text(finding.case_share), hours=hours, time_share=share_text(part)
        ),
        sure=_sure(finding, interval, report),
        advice=_advice(finding, language),
        cause=_cause(finding, language),
        hands=hands,
        hands_json=json.dumps(hands, ensure_ascii=False),
        columns=tuple(
            Cell(_column(name, language), number)
            for name, number in zip(finding.evidence.columns, numeric, strict=True)
        ),
        rows=tuple(
            tuple(Cell(_value(value), number) for value, number in zip(row, numeric, strict=True))
            for row in finding.evidence.rows
        ),
        timelines=tuple(view_of_timeline(line, finding, language) for line in examples),
        open=finding.severity == "high",
    )


# Private functions


def _bar(share: float) -> str:
    """Write how long a bar is, in per cent, so that the least share is still seen."""
    return f"{max(0.5, min(100.0, 100 * share)) if share > 0 else 0:.1f}%"


def _basis(finding: Finding, report: Report) -> str:
    """Tell what its hours rest on; without start times work and waiting are one."""
    timed = "start" in report.log.capabilities
    basis = finding.impact.basis
    return basis if timed or basis not in ("waiting", "work") else "elapsed"


def _sure(finding: Finding, interval: str, report: Report) -> str:
    """Say how far the finding can be trusted, by the strongest that is known of it."""
    language = report.language
    if finding.doubts:
        return page_text("sure_doubted", language)
    if finding.confidence is not None:
        q = f"q = {finding.confidence.q:.3g}"
        return page_text(f"sure_{finding.confidence.status}", language, q=q)
    if interval:
        return page_text("sure_interval", language, interval=interval)
    return page_text(f"sure_{_basis(finding, report)}", language)


def _advice(finding: Finding, language: Language) -> str:
    """Say in one line what to do: as the rule puts it, or by the names of the heuristics."""
    if finding.rule.redesign:
        return first_sentence(finding.rule.redesign)
    steps = (
        (label(f"action_{step.action}", language), heuristic_name(step.heuristic, language))
        for step in finding.redesign
    )
    return ("；" if language == "zh" else "; ").join(f"{what} ({how})" for what, how in steps)


def _cause(finding: Finding, language: Language) -> str:
    # A cause that isn't known is no news.
    known = finding.cause not in (None, "unknown")
    return label(f"cause_{finding.cause}", language) if known else ""


def _hands(finding: Finding, language: Language) -> tuple[str, ...]:
    facts = {fact_name(name, language) for name in _HANDS}
    found = [finding.subject.role, finding.subject.resource]
    found += [
        str(value)
        for fact, value in (row for row in finding.evidence.rows if len(row) == 2)
        if fact in facts
    ]
    return tuple(dict.fromkeys(clean_text(hand) for hand in found if hand))


def _column(name: str, language: Language) -> str:
    if name in ("measure", "value"):
        return page_text(f"evidence_{name}", language)
    return name.replace("_", " ")


def _value(value: Value) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return count_text(value)
    if not math.isfinite(value):
        return str(value)
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.2g}"
