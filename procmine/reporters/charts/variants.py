"""The variants: how many of them make up the log, and how long each takes."""

from __future__ import annotations

from math import log

from procmine.findings import Table
from procmine.report import Figures, Report, VariantFigure
from procmine.reporters.charts._named_rows import named_rows
from procmine.reporters.charts._parts import HEIGHT, WIDTH, Spec, along, hint, short, unit_for
from procmine.words import count_text, duration_text, share_text
from procmine.words.charts import chart_text, counted_text

#: The share of the cases at which the curve is marked.
_MARK = 0.8
#: With more variants than this the axis is logarithmic.
_LINEAR = 40
#: Variants whose times are shown, and activities that a tooltip names.
_MOST = 12
_NAMED = 12


def variants_coverage(report: Report, figures: Figures) -> Spec:
    """Draw the share of the cases that the most frequent variants cover."""
    language = report.language
    values = [
        {"variants": number, "share": round(share, 6), "written": share_text(share)}
        for number, share in figures.coverage
    ]
    many = figures.coverage[-1][0] > _LINEAR
    x: Spec = {
        "field": "variants", "type": "quantitative",
        "scale": {"type": "log" if many else "linear", "zero": False,
                  "domain": [1, max(2, figures.coverage[-1][0])], "nice": False},
        "axis": {"title": chart_text("number_of_variants", language), "format": ",d",
                 "tickCount": 5 if many else 8, "tickMinStep": 1},
    }  # fmt: skip
    y: Spec = {
        "field": "share", "type": "quantitative", "scale": {"domain": [0, 1]},
        "axis": {"title": chart_text("coverage", language), "format": ".0%", "tickCount": 5},
    }  # fmt: skip
    curve: Spec = {
        "mark": {"type": "area", "style": "tint", "interpolate": "monotone",
                 "line": {"style": "main", "strokeWidth": 2}},
        "encoding": {"x": x, "y": y},
    }  # fmt: skip
    dots: Spec = {
        "mark": {"type": "circle", "style": "main", "size": 14, "opacity": 1},
        "encoding": {
            "x": x, "y": y,
            "tooltip": hint(variants=chart_text("variant", language),
                            written=chart_text("coverage", language)),
        },
    }  # fmt: skip
    layers = [curve, dots, *_mark(report, figures)]
    return {"data": {"values": values}, "width": WIDTH, "height": HEIGHT, "layer": layers}


def coverage_table(report: Report, figures: Figures) -> Table:
    """Tell some points of the curve."""
    points = figures.coverage[:: max(1, len(figures.coverage) // 20)]
    head = (chart_text("number_of_variants", report.language),
            chart_text("coverage", report.language))  # fmt: skip
    return Table(head, tuple((count_text(number), share_text(share)) for number, share in points))


def variant_times(report: Report, figures: Figures) -> Spec:
    """Draw the middle half, the median and the 90th percentile of each variant's times."""
    language = report.language
    shown = figures.variants[:_MOST]
    longest = max(variant.hours.p90 for variant in shown)
    unit = unit_for([longest])
    values: list[Spec] = []
    for row, variant in enumerate(shown):
        hours = variant.hours
        values.append({
            "row": row, "name": _name(report, variant), "low": unit.of(hours.p25),
            "median": unit.of(hours.median), "high": unit.of(hours.p75), "p90": unit.of(hours.p90),
            "half": duration_text(hours.median), "ninety": duration_text(hours.p90),
            "way": " → ".join(short(name, 30) for name in variant.activities[:_NAMED])
                   + (" → …" if len(variant.activities) > _NAMED else ""),
        })  # fmt: skip
    tips = hint(
        way=chart_text("variant", language),
        half=chart_text("median", language),
        ninety=chart_text("p90", language),
    )
    rows = {"y": along("top"), "y2": {"field": "bottom"}, "tooltip": tips}
    middle = {"y": along("middle"), "tooltip": tips}
    layers: list[Spec] = [
        {"mark": {"type": "rule", "style": "line", "strokeWidth": 2},
         "encoding": {**middle, "x": along("low"), "x2": {"field": "p90"}}},
        {"mark": {"type": "rect", "style": "tint", "cornerRadius": 2},
         "encoding": {**rows, "x": along("low"), "x2": {"field": "high"}}},
        {"mark": {"type": "rule", "style": "main", "strokeWidth": 3},
         "encoding": {**rows, "x": along("median")}},
        {"mark": {"type": "circle", "style": "second", "size": 60, "opacity": 1},
         "encoding": {**middle, "x": along("p90")}},
    ]  # fmt: skip
    title = chart_text("cycle_time", language, unit=chart_text(unit.key, language))
    return named_rows(values, title, layers, unit.of(longest), room=1.03)


def variant_times_table(report: Report, figures: Figures) -> Table:
    """Tell the quarters, the median and the 90th percentile of each variant."""
    keys = ("variant", "p25", "median", "p75", "p90")
    rows = [
        (_name(report, v), *map(duration_text, (h.p25, h.median, h.p75, h.p90)))
        for v in figures.variants[:_MOST]
        for h in (v.hours,)
    ]
    return Table(tuple(chart_text(key, report.language) for key in keys), tuple(rows))


# Private functions


def _mark(report: Report, figures: Figures) -> list[Spec]:
    """Draw how many variants cover the share that is marked; none where no point is there."""
    point = next((point for point in figures.coverage if point[1] >= _MARK), None)
    if point is None:
        return []
    number, share = point
    note = counted_text("coverage_mark", number, report.language, share=share_text(share))
    data = {"values": [{"variants": number, "share": round(share, 6), "note": note}]}
    at = {"x": along("variants"), "y": along("share")}
    most = figures.coverage[-1][0]
    far = log(number) / log(most) if most > _LINEAR else number / most
    # The curve rises: there is room for words below it to the right, and above it to the left.
    where = {"align": "left", "dx": 8, "dy": 16} if far < 0.6 else {"align": "right", "dy": -14}
    text = {"type": "text", "style": "second", "fontWeight": 600, **where}
    return [
        {"data": data, "mark": {"type": "circle", "style": "second", "size": 90, "opacity": 1},
         "encoding": at},
        {"data": data, "mark": text, "encoding": {**at, "text": {"field": "note"}}},
    ]  # fmt: skip


def _name(report: Report, variant: VariantFigure) -> str:
    language = report.language
    name = chart_text("variant_name", language, number=str(variant.number),
                      share=share_text(variant.case_share))  # fmt: skip
    return f"{name}, {counted_text('steps', len(variant.activities), language)}"
