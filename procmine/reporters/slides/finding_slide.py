"""A finding as a slide: its sentence, its numbers, and a chart beside the other findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from procmine.report import Report
from procmine.reporters.page.finding_view import FindingView
from procmine.reporters.slides.layout import (
    ACCENT,
    INK,
    MARGIN,
    PALE,
    SOFT,
    add_slide,
    add_text,
    rgb,
)
from procmine.reporters.slides.layout import said as clean
from procmine.reporters.tables.finding_tables import facts, place_of
from procmine.reporters.workbook.book import CREATED, OPTIONS
from procmine.words import label
from procmine.words.catalogue import translated
from procmine.words.tables import column_words, table_said

_FACTS_SHOWN = 4
#: Bars beside each other in a chart.
_BARS = 8
#: Inches: the text on the left, the chart on the right.
_TEXT = (MARGIN, 1.7, 5.6, 5.3)
_CHART = (6.5, 1.7, 6.2, 5.3)
_HOURS_OF_A_DAY = 24.0
#: Means of at least so many hours are drawn in days.
_LONG_HOURS = 72.0


def add_finding(deck: Any, views: Sequence[FindingView], place: int, report: Report) -> None:
    """Add the slide of the finding at a place among those that have one."""
    view = views[place]
    slide = add_slide(deck, clean(view.finding.title))
    lines = [(view.sentence, 18, True, INK)]
    for name, text in _numbers(view, report):
        lines += [(name, 12, False, SOFT), (clean(text, 200), 15, False, INK)]
    add_text(slide, lines, _TEXT)
    # The finding and those that are next to it in rank.
    first = max(0, min(place - _BARS // 2, len(views) - _BARS))
    _add_chart(slide, views[first : first + _BARS], view, report)


# Private functions


def _numbers(view: FindingView, report: Report) -> Iterator[tuple[str, str]]:
    finding, language = view.finding, report.language
    interval = f" ({view.interval})" if view.interval else ""
    yield label("page_basis", language), view.basis + interval
    if view.cause:
        yield label("page_cause", language), view.cause
    actions = dict.fromkeys(label(f"action_{step.action}", language) for step in finding.redesign)
    if actions:
        yield label("page_action", language), ", ".join(actions)
    told = [f"{clean(fact, 60)}: {clean(value, 60)}" for fact, value in facts(finding)]
    if told:
        yield label("page_evidence", language), "; ".join(told[:_FACTS_SHOWN])
    yield label("page_rule", language), f"{finding.code} {finding.rule.name}"


def _add_chart(slide: Any, views: Sequence[FindingView], own: FindingView, report: Report) -> None:
    """Draw the hours per case as bars, this finding's in the stronger colour."""
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches, Pt

    hours = [view.finding.impact.hours_per_case for view in views]
    in_days = max(hours) >= _LONG_HOURS
    names = [_name(view) for view in views]
    values = [hour / _HOURS_OF_A_DAY if in_days else hour for hour in hours]
    title = column_words("findings", "hours_per_case", report.language)[0]
    unit = translated("d" if in_days else "h", report.language, "unit")
    written = f'0.0" {unit}"'
    data = import_module("pptx.chart.data").CategoryChartData(number_format=written)
    data.categories = names
    data.add_series(title, values)
    box = map(Inches, _CHART)
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data).chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(names, title, values))
    chart.has_legend, chart.has_title = False, True
    chart.chart_title.text_frame.text = table_said("chart_findings", report.language)
    chart.font.size, chart.font.color.rgb = Pt(12), rgb(SOFT)
    chart.category_axis.reverse_order = True
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    plot.data_labels.number_format = written
    plot.data_labels.number_format_is_linked = False
    for place, view in enumerate(views):
        fill = plot.series[0].points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(ACCENT if view is own else PALE)


def _name(view: FindingView) -> str:
    return clean(place_of(view.finding.subject) or view.finding.rule.name, 40)


def _workbook(names: Sequence[str], title: str, values: Sequence[float]) -> bytes:
    """Write the workbook behind a chart, in which no name is a formula and no time is told."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("Sheet1")
    sheet.write_string(0, 1, title)
    for row, (name, value) in enumerate(zip(names, values, strict=True), start=1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, value)
    book.close()
    return content.getvalue()
