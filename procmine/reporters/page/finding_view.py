"""A finding as the page shows it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from procmine.findings import Finding, Value
from procmine.report import Language, Report
from procmine.words import count_text, duration_text, label, share_text


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an evidence table as it is written, and whether it is a number."""

    text: str
    number: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its numbers in words."""

    finding: Finding
    anchor: str
    hours: str
    interval: str
    time_share: str
    sentence: str
    cause: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def view_of_finding(finding: Finding, report: Report) -> FindingView:
    """Put the numbers of a finding into words."""
    impact, mean = finding.impact, report.profile.case_hours.mean
    hours = duration_text(impact.hours_per_case)
    time_share = share_text(impact.hours_per_case / mean if mean > 0 else 0.0)
    key = "page_sentence" if impact.hours_per_case > 0 else "page_sentence_no_time"
    sentence = label(key, report.language).format(
        share=share_text(finding.case_share), hours=hours, time_share=time_share
    )
    interval = ""
    if impact.low is not None and impact.high is not None:
        interval = f"{duration_text(impact.low)} – {duration_text(impact.high)}"
    numeric = tuple(
        all(isinstance(value, int | float) for value in column if value is not None)
        for column in zip(*finding.evidence.rows, strict=True)
    ) or (False,) * len(finding.evidence.columns)
    return FindingView(
        finding,
        f"finding-{finding.fingerprint}",
        hours,
        interval,
        time_share,
        sentence,
        _cause(finding, report.language),
        tuple(
            Cell(name.replace("_", " "), number)
            for name, number in zip(finding.evidence.columns, numeric, strict=True)
        ),
        tuple(
            tuple(Cell(_value(value), number) for value, number in zip(row, numeric, strict=True))
            for row in finding.evidence.rows
        ),
    )


# Private functions


def _cause(finding: Finding, language: Language) -> str:
    return label(f"cause_{finding.cause}", language) if finding.cause else ""


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
