"""How long cases take: their distribution, and how it changes."""

from __future__ import annotations

from procmine.findings import Table
from procmine.report import Figures, Report
from procmine.reporters.charts._parts import (
    HEIGHT,
    WIDTH,
    Spec,
    Unit,
    along,
    hint,
    instant,
    time_scale,
    two_lines,
    unit_for,
)  # fmt: skip
from procmine.words import count_text, duration_text
from procmine.words.charts import chart_text, counted_text

#: How much taller than the tallest bar the chart is, for the names of the lines.
_HEADROOM = 1.2
#: Pixels that the name of a line takes, and from where on it stands left of the line.
_NAME = 16
_LEFT = 0.7


def cycle_times(report: Report, figures: Figures) -> Spec:
    """Draw the distribution of the cases' times, with the median and the 90th percentile."""
    shape, language = figures.distribution, report.language
    unit = unit_for([shape.edges[-1]])
    values = [
        {
            "from": unit.of(low), "to": unit.of(high), "cases": count,
            "range": f"{duration_text(low)} – {duration_text(high)}",
        }
        for low, high, count in zip(shape.edges, shape.edges[1:], shape.counts, strict=False)
    ]  # fmt: skip
    title = [chart_text("cycle_time", language, unit=chart_text(unit.key, language))]
    if shape.beyond:
        longest = duration_text(report.profile.case_hours.max)
        title.append(counted_text("beyond", shape.beyond, language, longest=longest))
    bars: Spec = {
        "mark": {"type": "bar", "style": "main", "binSpacing": 1},
        "encoding": {
            "x": {"field": "from", "type": "quantitative", "bin": "binned",
                  "axis": {"title": title, "tickCount": 8}},
            "x2": {"field": "to"},
            "y": {"field": "cases", "type": "quantitative",
                  "scale": {"domain": [0, _HEADROOM * max(shape.counts)], "nice": False},
                  "axis": {"title": chart_text("cases", language), "tickCount": 4}},
            "tooltip": hint(
                range=chart_text("time", language), cases=chart_text("cases", language)
            ),
        },
    }  # fmt: skip
    layers = [bars, *_marks(report, figures, unit)]
    return {"data": {"values": values}, "width": WIDTH, "height": HEIGHT, "layer": layers}


def _marks(report: Report, figures: Figures, unit: Unit) -> list[Spec]:
    """Draw a line and its name at the median and the 90th percentile."""
    percentiles = dict(figures.distribution.percentiles)
    end = figures.distribution.edges[-1]
    marks: list[Spec] = []
    # A name that stands left of its line goes above the line of the other.
    known = [pair for pair in (("median", 50), ("p90", 90)) if pair[1] in percentiles]
    if any(percentiles[percent] > _LEFT * end for _, percent in known[1:]):
        known.reverse()
    for line, (key, percent) in enumerate(known):
        hours = percentiles[percent]
        left = hours > _LEFT * end
        name = f"{chart_text(key, report.language)} {duration_text(hours)}"
        at = {"x": along("at")}
        data = {"values": [{"at": unit.of(hours), "name": name}]}
        rule = {"type": "rule", "style": "second", "strokeWidth": 1.5,
                "y": _NAME * line, "y2": {"expr": "height"}}  # fmt: skip
        text = {
            "type": "text", "style": "second", "baseline": "top", "fontWeight": 600,
            "y": _NAME * line, "dx": -6 if left else 6, "align": "right" if left else "left",
        }  # fmt: skip
        marks.append({"data": data, "mark": rule, "encoding": at})
        marks.append({"data": data, "mark": text, "encoding": {**at, "text": {"field": "name"}}})
    return marks


def cycle_times_table(report: Report, figures: Figures) -> Table:
    """Tell the percentiles."""
    head = (chart_text("share", report.language), chart_text("time", report.language))
    rows = [(f"{percent} %", duration_text(h)) for percent, h in figures.distribution.percentiles]
    return Table(head, tuple(rows))


def trend(report: Report, figures: Figures) -> Spec:
    """Draw the median and the 90th percentile of each period's cases."""
    language = report.language
    hours = [p.p90_hours for p in figures.trend if p.p90_hours is not None]
    unit = unit_for(hours)
    names = [chart_text("median", language), chart_text("p90", language)]
    values = [
        {
            "begins": instant(period.begins), "what": name,
            "value": None if value is None else unit.of(value),
            "time": "–" if value is None else duration_text(value),
            "ended": count_text(period.ended), "period": period.begins,
        }
        for period in figures.trend
        for name, value in zip(names, (period.median_hours, period.p90_hours), strict=True)
    ]  # fmt: skip
    return {
        "data": {"values": values},
        "width": WIDTH,
        "height": HEIGHT,
        "mark": {"type": "line", "point": {"size": 28}, "strokeWidth": 2},
        "encoding": {
            "x": time_scale("begins", language),
            "y": {
                "field": "value", "type": "quantitative",
                "axis": {"title": chart_text("cycle_time", language,
                                             unit=chart_text(unit.key, language)), "tickCount": 5},
            },
            "color": two_lines(names),
            "tooltip": hint(
                period=chart_text("period", language,
                                  unit=chart_text(figures.trend_unit, language)),
                what=" ", time=chart_text("time", language),
                ended=chart_text("ended", language),
            ),
        },
    }  # fmt: skip


def trend_table(report: Report, figures: Figures) -> Table:
    """Tell the numbers of each period."""
    language = report.language
    head = (
        chart_text("period", language, unit=chart_text(figures.trend_unit, language)),
        *(chart_text(key, language) for key in ("ended", "median", "p90")),
    )
    rows = [
        (
            period.begins, count_text(period.ended),
            "–" if period.median_hours is None else duration_text(period.median_hours),
            "–" if period.p90_hours is None else duration_text(period.p90_hours),
        )
        for period in figures.trend
    ]  # fmt: skip
    return Table(head, tuple(rows))
