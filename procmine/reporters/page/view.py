"""What the page shows of a report, chosen and put into words, for the template to lay out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from procmine.errors import UsageError
from procmine.report import Report, VariantProfile
from procmine.reporters._sketch import PENS
from procmine.reporters.drawing import to_svg
from procmine.reporters.page.comparison_view import ComparisonView, view_of_comparison
from procmine.reporters.page.conformance_view import ConformanceView, view_of_conformance
from procmine.reporters.page.finding_view import FindingView, view_of_finding
from procmine.reporters.page.quality_view import DoubtGroup, doubt_groups
from procmine.words import count_text, duration_text, label, share_text
from procmine.words.glossary import glossary

#: So many findings make the summary, and so many variants are drawn.
SUMMARY_FINDINGS = 5
VARIANTS_SHOWN = 10
#: Activities with a colour of their own among the variants; the rest share a grey.
COLOURS = 10


@dataclass(frozen=True, slots=True)
class Headline:
    """One number of the top of the page; `unknown` where the log cannot show it."""

    name: str
    text: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Chevron:
    """An activity in a variant, with its colour, and how often it follows itself."""

    activity: str
    colour: int
    times: int


@dataclass(frozen=True, slots=True)
class VariantView:
    """A variant as chevrons; `bar` is its share in per cent of the most frequent one's."""

    variant: VariantProfile
    chevrons: tuple[Chevron, ...]
    bar: str


@dataclass(frozen=True, slots=True)
class View:
    """What the template lays out."""

    report: Report
    headlines: tuple[Headline, ...]
    summary: tuple[FindingView, ...]
    findings: tuple[FindingView, ...]
    comparison: ComparisonView | None
    conformance: ConformanceView | None
    quality: tuple[DoubtGroup, ...]
    doubt_anchors: dict[str, str]
    svg: str
    undrawn: str
    longest: str
    levels: tuple[str, ...]
    variants: tuple[VariantView, ...]
    more_variants: str
    columns: tuple[tuple[str, str | None], ...]
    left_out: tuple[str, ...]
    glossary: tuple[tuple[str, str], ...]


def view_of(report: Report) -> View:
    """Choose and word what the page shows of a report."""
    language = report.language
    findings = tuple(view_of_finding(finding, report) for finding in report.findings)
    quality = doubt_groups(report)
    matter = [view for view in findings if view.finding.severity != "low"]
    svg, undrawn = _map(report)
    hours = [edge.median_hours for edge in report.map.edges]
    hours += [node.mean_work_hours or 0.0 for node in report.map.nodes]
    columns = report.log.columns
    return View(
        report=report,
        headlines=_headlines(report),
        summary=tuple(matter[:SUMMARY_FINDINGS]),
        findings=findings,
        comparison=view_of_comparison(report),
        conformance=view_of_conformance(report, findings),
        quality=quality,
        doubt_anchors={group.rule.code: group.anchor for group in quality},
        svg=svg,
        undrawn=undrawn,
        longest=duration_text(max(hours, default=0.0)),
        levels=PENS["time"],
        variants=_variants(report),
        more_variants=_more_variants(report),
        columns=tuple(
            (name, getattr(columns, name))
            for name in ("case_id", "activity", "timestamp", "start", "resource", "role")
        ),
        left_out=tuple(
            label("page_left_out_line", language).format(code=code, count=count_text(count))
            for code, count in sorted(report.left_out.items())
            if count
        ),
        glossary=glossary(language),
    )


# Private functions


def _headlines(report: Report) -> tuple[Headline, ...]:
    log, profile = report.log, report.profile
    work, efficiency = profile.work_hours_per_case, profile.flow_efficiency
    unknown = label("page_unknown_work", report.language)
    numbers = (
        ("cases", count_text(log.cases)),
        ("events", count_text(log.events)),
        ("activities", count_text(log.activities)),
        ("variants", count_text(log.variants)),
        ("page_median_cycle", duration_text(profile.case_hours.median)),
        ("page_p90_cycle", duration_text(profile.case_hours.p90)),
        ("page_work_per_case", None if work is None else duration_text(work)),
        ("page_flow_efficiency", None if efficiency is None else share_text(efficiency)),
    )
    return tuple(
        Headline(label(key, report.language), unknown if text is None else text, text is None)
        for key, text in numbers
    )


def _map(report: Report) -> tuple[str, str]:
    """Draw the map; where that is refused the page stands without it and says why."""
    if not report.map.nodes:
        return "", ""
    try:
        return to_svg(report.map, "time", report.language), ""
    except UsageError as error:
        reason = f"{error.message}; {error.hint}" if error.hint else error.message
        return "", label("page_map_undrawn", report.language).format(reason=reason)


def _variants(report: Report) -> tuple[VariantView, ...]:
    shown = report.profile.variants[:VARIANTS_SHOWN]
    names = dict.fromkeys(name for variant in shown for name in variant.activities)
    colours = {name: number if number < COLOURS else COLOURS for number, name in enumerate(names)}
    most = max((variant.case_share for variant in shown), default=0.0)
    return tuple(
        VariantView(
            variant,
            tuple(
                Chevron(name, colours[name], len(list(group)))
                for name, group in groupby(variant.activities)
            ),
            f"{100 * variant.case_share / most if most > 0 else 0:.1f}",
        )
        for variant in shown
    )


def _more_variants(report: Report) -> str:
    shown = report.profile.variants[:VARIANTS_SHOWN]
    more = report.log.variants - len(shown)
    if more <= 0:
        return ""
    rest = 1 - sum(variant.cases for variant in shown) / report.log.cases
    return label("page_more_variants", report.language).format(
        count=count_text(more), share=share_text(rest)
    )
