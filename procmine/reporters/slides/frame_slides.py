"""The first and the last slide: what was analysed, and what the words mean."""

from __future__ import annotations

from typing import Any

from procmine.report import Report
from procmine.reporters.slides.layout import ACCENT, INK, MARGIN, SOFT, WIDTH, add_slide, add_text
from procmine.reporters.slides.layout import said as clean
from procmine.words import count_text, duration_text, label, share_text
from procmine.words.glossary import glossary
from procmine.words.tables import table_said, table_words


def add_title(deck: Any, report: Report) -> None:
    """Add the title, with the numbers of the log beside each other."""
    log, hours, language = report.log, report.profile.case_hours, report.language
    slide = add_slide(deck, f"{label('page_report', language)}: {clean(log.name, 80)}")
    period = table_said("period", language, first=log.first[:10], last=log.last[:10])
    efficiency = report.profile.flow_efficiency
    unknown = label("page_unknown_work", language)
    numbers = (
        (label("cases", language), count_text(log.cases)),
        (label("events", language), count_text(log.events)),
        (label("page_median_cycle", language), duration_text(hours.median)),
        (label("page_p90_cycle", language), duration_text(hours.p90)),
        (
            label("page_flow_efficiency", language),
            unknown if efficiency is None else share_text(efficiency),
        ),
    )
    add_text(slide, [(period, 18, False, SOFT)], (MARGIN, 1.6, WIDTH - 2 * MARGIN, 0.5))
    wide = (WIDTH - 2 * MARGIN) / len(numbers)
    for place, (name, number) in enumerate(numbers):
        size = 30 if len(number) < 12 else 14
        lines = [(name[:1].upper() + name[1:], 14, False, SOFT), (number, size, True, ACCENT)]
        add_text(slide, lines, (MARGIN + place * wide, 2.6, wide, 1.3))
    matter = [finding for finding in report.findings if finding.severity != "low"]
    shown = [(f"{n}. {clean(f.title)}", 16, False, INK) for n, f in enumerate(matter[:5], start=1)]
    nothing = label("page_nothing_matters", language)
    lines = shown or [(nothing, 16, False, INK)]
    head = (table_words("findings", language)[0], 18, True, ACCENT)
    add_text(slide, [head, *lines], (MARGIN, 4.2, WIDTH - 2 * MARGIN, 2.8))


def add_definitions(deck: Any, report: Report) -> None:
    """Add the terms, each with its meaning, in two columns."""
    slide = add_slide(deck, table_words("definitions", report.language)[0])
    terms = glossary(report.language)
    half = (len(terms) + 1) // 2
    wide = (WIDTH - 3 * MARGIN) / 2
    for place, part in enumerate((terms[:half], terms[half:])):
        lines = []
        for term, meaning in part:
            lines += [(term, 13, True, ACCENT), (meaning, 12, False, INK)]
        add_text(slide, lines, (MARGIN + place * (wide + MARGIN), 1.4, wide, 5.6))
