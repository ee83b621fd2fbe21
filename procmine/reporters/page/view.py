"""What the page shows of a report, chosen and put into words, for the template to lay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from procmine.errors import UsageError
from procmine.report import ActivityProfile, CaseLine, LogSummary, Report
from procmine.reporters._sketch import PENS
from procmine.reporters.drawing import to_svg
from procmine.reporters.page.comparison_view import ComparisonView, view_of_comparison
from procmine.reporters.page.conformance_view import ConformanceView, view_of_conformance
from procmine.reporters.page.filter_view import FilterView, view_of_filters
from procmine.reporters.page.finding_view import FindingView, view_of_finding
from procmine.reporters.page.method_view import MethodView, view_of_method
from procmine.reporters.page.quality_view import DoubtGroup, doubt_groups
from procmine.reporters.page.summary_view import SummaryView, view_of_summary
from procmine.reporters.page.variants_view import VariantView, more_variants, variant_views
from procmine.words import count_text, duration_text, label
from procmine.words.charts import chart_text
from procmine.words.page import page_text

#: So many activities are listed, the most frequent first.
ACTIVITIES_SHOWN = 300
#: So many example cases are drawn of each of the first findings that call for action; of all
#: others one, so that the page stays small.
EXAMPLES_DRAWN = 3
FINDINGS_WITH_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class View:
    """What the template lays out; `sections` are the anchors and names to go to."""

    report: Report
    sections: tuple[tuple[str, str], ...]
    names_shown: bool
    summary: SummaryView
    findings: tuple[FindingView, ...]
    filters: FilterView
    comparison: ComparisonView | None
    conformance: ConformanceView | None
    quality: tuple[DoubtGroup, ...]
    doubt_anchors: dict[str, str]
    svg: str
    undrawn: str
    longest: str
    levels: tuple[str, ...]
    activities: tuple[ActivityProfile, ...]
    more_activities: str
    variants: tuple[VariantView, ...]
    more_variants: str
    left_out: tuple[str, ...]
    method: MethodView


def view_of(report: Report) -> View:
    """Choose and word what the page shows of a report."""
    language = report.language
    findings = tuple(
        view_of_finding(finding, report, anchor, examples)
        for finding, anchor, examples in zip(
            report.findings, _anchors(report), _examples(report), strict=True
        )
    )
    quality = doubt_groups(report)
    comparison = view_of_comparison(report)
    svg, undrawn = _map(report)
    hours = [edge.median_hours for edge in report.map.edges]
    hours += [node.mean_work_hours or 0.0 for node in report.map.nodes]
    more = len(report.profile.activities) - ACTIVITIES_SHOWN
    return View(
        report=report,
        sections=_sections(report, quality, comparison),
        names_shown=names_people(report.log),
        summary=view_of_summary(report, findings, quality),
        findings=findings,
        filters=view_of_filters(findings),
        comparison=comparison,
        conformance=view_of_conformance(report, findings),
        quality=quality,
        doubt_anchors={group.rule.code: group.anchor for group in quality},
        svg=svg,
        undrawn=undrawn,
        longest=duration_text(max(hours, default=0.0)),
        levels=PENS["time"],
        activities=report.profile.activities[:ACTIVITIES_SHOWN],
        more_activities=page_text("more_activities", language, count=count_text(more))
        if more > 0
        else "",
        variants=variant_views(report),
        more_variants=more_variants(report),
        left_out=tuple(
            label("page_left_out_line", language).format(code=code, count=count_text(count))
            for code, count in sorted(report.left_out.items())
            if count
        ),
        method=view_of_method(report),
    )


def names_people(log: LogSummary) -> bool:
    """Say whether the log's resources are shown by the names that they have in it."""
    return "resource" in log.capabilities and log.resources > 0 and not log.pseudonymised


# Private functions


def _anchors(report: Report) -> Iterator[str]:
    """Name the findings for links; those of one rule in one place are numbered."""
    seen: Counter[str] = Counter()
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        yield f"finding-{finding.fingerprint}" + (f"-{number}" if number > 1 else "")


def _examples(report: Report) -> Iterator[list[CaseLine]]:
    """Choose the cases that are drawn for each finding."""
    lines = {line.case_id: line for line in report.figures.timelines} if report.figures else {}
    for rank, finding in enumerate(report.findings):
        matters = finding.severity != "low" and rank < FINDINGS_WITH_EXAMPLES
        known = [lines[case] for case in finding.examples if case in lines]
        yield known[: EXAMPLES_DRAWN if matters else 1]


def _sections(
    report: Report, quality: tuple[DoubtGroup, ...], compared: ComparisonView | None
) -> tuple[tuple[str, str], ...]:
    word = partial(label, language=report.language)
    here: tuple[tuple[str, str, object], ...] = (
        ("summary", word("page_summary"), True),
        ("comparison", compared.title if compared else "", compared),
        ("map", word("page_process_map"), True),
        ("findings", word("findings"), True),
        ("conformance", word("page_conformance"), report.conformance),
        ("activities", word("activities"), True),
        ("variants", word("variants"), report.profile.variants),
        ("charts", chart_text("charts", report.language), report.figures),
        ("quality", word("page_quality"), quality),
        ("basis", word("page_basis"), True),
        ("glossary", word("page_glossary"), True),
    )
    return tuple((anchor, name.capitalize()) for anchor, name, there in here if there)


def _map(report: Report) -> tuple[str, str]:
    """Draw the map; where that is refused the page stands without it and says why."""
    if not report.map.nodes:
        return "", ""
    try:
        return to_svg(report.map, "time", report.language), ""
    except UsageError as error:
        reason = f"{error.message}; {error.hint}" if error.hint else error.message
        return "", label("page_map_undrawn", report.language).format(reason=reason)
