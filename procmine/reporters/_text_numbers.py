"""The numbers behind the findings for the terminal, and what was and was not looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.report import Language, Profile, Recurring, Report, Spread
from procmine.reporters._text_layout import (
    STRONG,
    WIDE,
    beside,
    counted,
    entries,
    figures,
    indented,
    joined,
    plain,
)
from procmine.reporters._text_marks import bar
from procmine.reporters._text_outline import drawn
from procmine.words import (
    LABELS,
    count_text,
    duration_text,
    label,
    sentence,
    share_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

#: Codes of the rules about the log itself begin so.
QUALITY_FAMILY = "PM1"
ACTIVITIES_SHOWN = 10
RECURRING_SHOWN = 5
#: The variants that count together as the usual ways through the process.
USUAL_VARIANTS = 5


def measured_text(report: Report, width: int) -> Iterator[RenderableType]:
    """Give the numbers behind the findings, and say what was looked for."""
    language, profile = report.language, report.profile
    yield plain(sentence("measured", language), STRONG)
    yield indented(entries([*_numbers(profile, language), *drawn(report)]))
    yield ""
    yield indented(_activities(profile, width, language))
    hidden = len(profile.activities) - ACTIVITIES_SHOWN
    if hidden > 0:
        yield indented(plain(counted(hidden, "more_activity", language)))
    searched = list(_searched(report))
    if searched:
        yield ""
        yield indented(entries(searched))


def unmeasured_text(report: Report) -> Iterator[RenderableType]:
    """Say what could not be measured, and why."""
    by_reason: dict[str, list[str]] = {}
    for code, reason in sorted(report.unmeasured.items()):
        if code.startswith(QUALITY_FAMILY):
            continue
        by_reason.setdefault(reason, []).append(code)
    reasons = [f"{', '.join(codes)}: {reason}" for reason, codes in by_reason.items()]
    if not (report.profile.gaps or reasons):
        return
    yield ""
    yield plain(sentence("unmeasured", report.language), STRONG)
    for reason in (*report.profile.gaps, *reasons):
        yield indented(beside(plain("- "), plain(reason)))


def rules_measured(report: Report) -> tuple[str, ...]:
    """Give the codes of the rules about the process that ran and had what they need."""
    ran = set(report.rules_run) - set(report.unmeasured)
    return tuple(sorted(code for code in ran if not code.startswith(QUALITY_FAMILY)))


def _numbers(profile: Profile, language: Language) -> Iterator[tuple[str, str]]:
    hours = profile.case_hours
    names = ("mean", "p25", "median", "p75", "p90", "max")
    times = {name: duration_text(getattr(hours, name)) for name in names}
    yield sentence("case_time", language), sentence("spread", language, **times)
    if profile.work_hours_per_case is not None:
        work = sentence("mean", language, number=duration_text(profile.work_hours_per_case))
        yield sentence("case_work", language), work
    events = sentence("mean", language, number=f"{profile.events_per_case:,.1f}")
    yield sentence("case_events", language), events
    shares = sorted((variant.case_share for variant in profile.variants), reverse=True)
    if shares:
        text = sentence("usual_one", language, share=share_text(shares[0]))
        if len(shares) >= USUAL_VARIANTS:
            usual = share_text(min(sum(shares[:USUAL_VARIANTS]), 1.0))
            text += sentence("usual_more", language, count=str(USUAL_VARIANTS), share=usual)
        yield sentence("usual", language), text


def _activities(profile: Profile, width: int, language: Language) -> RenderableType:
    often = sorted(profile.activities, key=lambda part: (-part.events, part.activity))
    timed = any(part.work is not None for part in often)
    wide = width >= WIDE
    heads = ["activity", "events", "cases", "repeats"]
    for head in ["work", "wait"] if timed else ["since"]:
        heads += [head, "p90"] if wide else [head]
    rows = []
    for part in often[:ACTIVITIES_SHOWN]:
        counts = [count_text(count) for count in (part.events, part.cases, part.repeated)]
        times = [part.work, part.wait] if timed else [part.wait]
        rows.append([part.activity, *counts, *(text for t in times for text in _times(t, wide))])
    texts = [sentence(f"head_{head}", language) for head in heads]
    if wide:
        texts.append("")
        longest = max((part.wait.median for part in often if part.wait), default=0) or 1
        for row, part in zip(rows, often, strict=False):
            share = part.wait.median / longest if part.wait else 0
            row.append(bar(share, (width - 80) // 4))
    return figures(texts, rows, width - 2)


def _times(spread: Spread | None, wide: bool) -> list[str]:
    """Write the median, and where there is room how much nine in ten are below."""
    if spread is None:
        return ["-", "-"] if wide else ["-"]
    return [duration_text(spread.median)] + ([duration_text(spread.p90)] if wide else [])


def _searched(report: Report) -> Iterator[tuple[str, str]]:
    language = report.language
    codes = rules_measured(report)
    if codes:
        yield sentence("looked_for", language), _by_family(codes, language)
    recurring = report.profile.recurring
    for place, part in enumerate(recurring[:RECURRING_SHOWN]):
        yield ("" if place else sentence("by_design", language)), _by_design(part, language)
    if len(recurring) > RECURRING_SHOWN:
        yield "", counted(len(recurring) - RECURRING_SHOWN, "more_activity", language)
    names = {finding.code: finding.rule.name for finding in report.findings}
    left_out = [
        sentence("left_out_of", language, count=count_text(count), rule=_named(code, names))
        for code, count in sorted(report.left_out.items())
        if count
    ]
    if left_out:
        yield sentence("left_out", language), joined(left_out, language)


def _named(code: str, names: dict[str, str]) -> str:
    return f"{code} {names[code]}" if code in names else code


def _by_family(codes: tuple[str, ...], language: Language) -> str:
    families: dict[str, list[str]] = {}
    for code in codes:
        families.setdefault(code[:3], []).append(code)
    names = {family: f"family_{family}" for family in families}
    return joined(
        (
            f"{label(names[family], language) if names[family] in LABELS else family}"
            f" ({', '.join(members)})"
            for family, members in families.items()
        ),
        language,
    )


def _by_design(part: Recurring, language: Language) -> str:
    text = sentence(
        "recurring",
        language,
        activity=part.activity,
        reason=sentence(f"reason_{part.reason}", language),
        cases=counted(part.cases, "case", language),
    )
    return text + (sentence("detail", language, detail=part.detail) if part.detail else "")
