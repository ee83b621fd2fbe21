"""The summary: what costs most, how sure that is, what to do, and what the log cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmine.report import Report
from procmine.reporters.page.finding_view import FindingView
from procmine.reporters.page.quality_view import DoubtGroup
from procmine.words import count_text, duration_text, label, share_text
from procmine.words.page import page_text

#: So many findings make the summary.
SUMMARY_FINDINGS = 5


@dataclass(frozen=True, slots=True)
class Headline:
    """One number of the top of the page; `unknown` where the log cannot show it."""

    name: str
    text: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class SummaryView:
    """What a minute's reading needs; `calm` is said where nothing calls for action."""

    lead: str
    calm: str
    findings: tuple[FindingView, ...]
    headlines: tuple[Headline, ...]
    doubts: str
    blind: tuple[str, ...]


def view_of_summary(
    report: Report, findings: Sequence[FindingView], quality: Sequence[DoubtGroup]
) -> SummaryView:
    """Choose the findings that matter and put the log's own numbers beside them."""
    matter = [view for view in findings if view.finding.severity != "low"]
    return SummaryView(
        lead=_lead(report, matter, len(findings)) if matter else "",
        calm="" if matter else _calm(report, len(findings)),
        findings=tuple(matter[:SUMMARY_FINDINGS]),
        headlines=_headlines(report),
        doubts=_doubts(report, quality),
        blind=report.profile.gaps,
    )


# Private functions


def _lead(report: Report, matter: Sequence[FindingView], total: int) -> str:
    key = "lead_1" if len(matter) == 1 else "lead_n"
    return page_text(
        key,
        report.language,
        count=count_text(len(matter)),
        total=count_text(total),
        mean=duration_text(report.profile.case_hours.mean),
    )


def _calm(report: Report, total: int) -> str:
    if total:
        return label("page_nothing_matters", report.language)
    if not set(report.rules_run) - set(report.unmeasured):
        return page_text("calm_unmeasured", report.language)
    return label("page_no_findings", report.language)


def _doubts(report: Report, quality: Sequence[DoubtGroup]) -> str:
    grave = sum(group.severity == "high" for group in quality)
    if not quality:
        return ""
    key = "doubts_grave" if grave else "doubts_slight"
    return page_text(key, report.language, count=count_text(len(quality)), grave=count_text(grave))


def _headlines(report: Report) -> tuple[Headline, ...]:
    log, profile = report.log, report.profile
    work, efficiency = profile.work_hours_per_case, profile.flow_efficiency
    unknown = label("page_unknown_work", report.language)
    numbers = (
        ("page_median_cycle", duration_text(profile.case_hours.median)),
        ("page_p90_cycle", duration_text(profile.case_hours.p90)),
        ("page_work_per_case", None if work is None else duration_text(work)),
        ("page_flow_efficiency", None if efficiency is None else share_text(efficiency)),
        ("cases", count_text(log.cases)),
        ("events", count_text(log.events)),
        ("activities", count_text(log.activities)),
        ("variants", count_text(log.variants)),
    )
    return tuple(
        Headline(label(key, report.language), unknown if text is None else text, text is None)
        for key, text in numbers
    )
