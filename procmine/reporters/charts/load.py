"""How much comes in, gets done and lies there."""

from __future__ import annotations

from procmine.findings import Table
from procmine.report import Figures, Report
from procmine.reporters.charts._parts import (
    HEIGHT,
    WIDTH,
    Spec,
    hint,
    instant,
    time_scale,
    two_lines,
)
from procmine.words import count_text
from procmine.words.charts import chart_text


def work_in_progress(report: Report, figures: Figures) -> Spec:
    """Draw the cases that are open at the end of each period."""
    language = report.language
    period = chart_text(figures.trend_unit, language)
    title = chart_text("open_at_end", language, unit=period)
    values = [
        {"begins": instant(p.begins), "open": p.open_at_end, "period": p.begins}
        for p in figures.trend
    ]
    return {
        "data": {"values": values},
        "width": WIDTH,
        "height": HEIGHT,
        "mark": {
            "type": "area", "style": "tint", "line": {"style": "main", "strokeWidth": 2},
            "point": {"style": "main", "size": 20},
        },
        "encoding": {
            "x": time_scale("begins", language),
            "y": {"field": "open", "type": "quantitative",
                  "axis": {"title": title, "tickCount": 5}},
            "tooltip": hint(period=chart_text("period", language, unit=period), open=title),
        },
    }  # fmt: skip


def arrivals(report: Report, figures: Figures) -> Spec:
    """Draw the cases that started and that ended in each period."""
    language = report.language
    names = [chart_text("started", language), chart_text("ended", language)]
    values = [
        {"begins": instant(p.begins), "what": name, "cases": count, "period": p.begins}
        for p in figures.trend
        for name, count in zip(names, (p.started, p.ended), strict=True)
    ]
    period = chart_text("period", language, unit=chart_text(figures.trend_unit, language))
    return {
        "data": {"values": values},
        "width": WIDTH,
        "height": HEIGHT,
        "mark": {"type": "line", "point": {"size": 28}, "strokeWidth": 2},
        "encoding": {
            "x": time_scale("begins", language),
            "y": {"field": "cases", "type": "quantitative",
                  "axis": {"title": chart_text("cases", language), "tickCount": 5}},
            "color": two_lines(names),
            "tooltip": hint(period=period, what=" ", cases=chart_text("cases", language)),
        },
    }  # fmt: skip


def load_table(report: Report, figures: Figures) -> Table:
    """Tell the numbers of each period."""
    language = report.language
    unit = chart_text(figures.trend_unit, language)
    head = (
        chart_text("period", language, unit=unit),
        chart_text("started", language),
        chart_text("ended", language),
        chart_text("open_at_end", language, unit=unit),
    )
    return Table(
        head,
        tuple(
            (p.begins, count_text(p.started), count_text(p.ended), count_text(p.open_at_end))
            for p in figures.trend
        ),
    )
