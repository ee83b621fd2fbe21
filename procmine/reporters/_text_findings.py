"""The findings as sentences for the terminal: what it is, what it costs, where, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procmine.findings import Finding
from procmine.report import Language, Report
from procmine.reporters._text_bars import with_bars
from procmine.reporters._text_layout import (
    NARROW,
    STRONG,
    WIDE,
    beside,
    counted,
    entries,
    indented,
    joined,
    plain,
)
from procmine.reporters._text_numbers import rules_measured
from procmine.words import SENTENCES, count_text, duration_text, label, sentence, share_text
from procmine.words.heuristics import heuristic_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

#: How many findings to show where none asks for action.
LOW_SHOWN = 3
EXAMPLES_SHOWN = 3
SEVERITY_STYLES = {"high": "bold red", "medium": "bold yellow", "low": "bold"}

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[。！？])")


def findings_text(report: Report, top: int, width: int) -> Iterator[RenderableType]:
    """Tell the findings that matter, worst first, and count the rest."""
    language = report.language
    if not report.findings:
        yield from _nothing_found(report)
        return
    matter = [finding for finding in report.findings if finding.severity != "low"]
    low = len(report.findings) - len(matter)
    shown = matter[:top] if matter else list(report.findings[: min(top, LOW_SHOWN)])
    yield plain(_summary(matter, language) if matter else sentence("only_low", language), STRONG)
    worst = max(finding.impact.hours_per_case for finding in shown)
    for number, finding in enumerate(shown, start=1):
        yield ""
        yield _finding_text(number, finding, report, width, worst)
    unseen = [
        counted(count, noun, language)
        for count, noun in (
            (len(matter) - len(shown) if matter else 0, "unseen_matter"),
            (low if matter else low - len(shown), "unseen_low"),
        )
        if count
    ]
    if unseen:
        yield ""
        yield plain(sentence("unseen", language, findings=joined(unseen, language)))


def _nothing_found(report: Report) -> Iterator[RenderableType]:
    language = report.language
    if not rules_measured(report):
        yield plain(sentence("nothing_ran", language), STRONG)
        return
    yield plain(sentence("nothing_found", language), STRONG)
    yield plain(sentence("nothing_means", language))


def _summary(matter: Sequence[Finding], language: Language) -> str:
    counts = [
        f"{count_text(count)} {label(f'severity_{severity}', language)}"
        for severity in ("high", "medium")
        if (count := sum(finding.severity == severity for finding in matter))
    ]
    return sentence(
        "summary",
        language,
        findings=counted(len(matter), "finding", language),
        severities=joined(counts, language),
    )


def _finding_text(
    number: int, finding: Finding, report: Report, width: int, worst: float
) -> RenderableType:
    language = report.language
    rows = [
        ("costs", costs(finding, report.profile.case_hours.mean, language)),
        ("where", where(finding, report.log.cases, language)),
        ("cause", _cause(finding, language)),
        ("redesign", _redesign(finding, language)),
        ("certainty", _certainty(finding, language)),
        ("doubtful", _doubtful(finding, report)),
        ("more", f"procmine explain {finding.code}"),
    ]
    details = entries((sentence(key, language), text) for key, text in rows if text)
    told = severity_lead(number, finding, details, language, width)
    return told if width < WIDE else with_bars(told, finding, worst, width, language)


def severity_lead(
    number: int, finding: Finding, details: RenderableType, language: Language, width: int
) -> RenderableType:
    """Put a finding's number and severity beside its title, the details below: if narrow, left."""
    from rich.cells import cell_len
    from rich.console import Group

    lead = plain(f"{number:>2}. ")
    lead.append(
        label(f"severity_{finding.severity}", language).upper(), SEVERITY_STYLES[finding.severity]
    )
    widest = max(cell_len(label(f"severity_{s}", language)) for s in SEVERITY_STYLES)
    cells = 4 + widest + 2
    title = plain(finding.title, STRONG)
    if width < NARROW:
        return Group(beside(lead, title, cells), indented(details, 4))
    return beside(lead, Group(title, details), cells)


def _doubtful(finding: Finding, report: Report) -> str:
    names = {doubt.code: doubt.rule.name for doubt in report.quality}
    return joined(
        (f"{code} {names.get(code, '')}".strip() for code in finding.doubts), report.language
    )


def costs(finding: Finding, mean_hours: float, language: Language) -> str:
    """Say what it costs, of the mean hours of a case where there are any, with its interval."""
    impact = finding.impact
    if impact.hours_per_case <= 0:
        silent = finding.kind in ("conformance", "data-quality")
        return "" if silent else sentence("costs_effort", language)
    text = sentence(f"costs_{impact.basis}", language, hours=duration_text(impact.hours_per_case))
    if mean_hours > 0:
        share = share_text(impact.hours_per_case / mean_hours)
        text += sentence("costs_share", language, share=share)
    if impact.low is not None and impact.high is not None:
        low, high = (duration_text(h, impact.hours_per_case) for h in (impact.low, impact.high))
        text += sentence("costs_between", language, low=low, high=high)
    return text + (sentence("costs_compared", language) if impact.basis == "comparison" else "")


def where(finding: Finding, cases: int, language: Language) -> str:
    """Say in how many cases it is, and in which for example."""
    text = sentence(
        "where_cases",
        language,
        count=count_text(finding.cases),
        cases=counted(cases, "case", language),
        share=share_text(finding.case_share),
    )
    if finding.occurrences > finding.cases:
        text += sentence("where_times", language, count=count_text(finding.occurrences))
    if finding.examples:
        examples = ", ".join(finding.examples[:EXAMPLES_SHOWN])
        text += sentence("where_examples", language, examples=examples)
    return text


def _cause(finding: Finding, language: Language) -> str:
    # A cause that isn't known is no news; the JSON says so.
    if finding.cause in (None, "unknown"):
        return ""
    key = f"cause_{finding.cause}"
    return sentence(key, language) if key in SENTENCES else str(finding.cause)


def _redesign(finding: Finding, language: Language) -> str:
    if finding.rule.redesign:
        return first_sentence(finding.rule.redesign)
    return "; ".join(
        sentence(
            "heuristic",
            language,
            action=label(f"action_{step.action}", language),
            heuristic=heuristic_name(step.heuristic, language),
        )
        for step in finding.redesign
    )


def first_sentence(text: str) -> str:
    """Give the first sentence of a text."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0]


def _certainty(finding: Finding, language: Language) -> str:
    if finding.confidence is None:
        return ""
    q = finding.confidence.q
    text = f"q = {q:.2g}" if q >= 0.001 else "q < 0.001"
    return sentence(f"certainty_{finding.confidence.status}", language, q=text)
