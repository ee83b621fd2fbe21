"""The performance spectrum: each passage of a flow as a line (Denisov, Fahland, van der Aalst)."""

from __future__ import annotations

from procmine.findings import Table
from procmine.report import Figures, Report, Spectrum
from procmine.reporters.charts._parts import (
    WIDTH,
    Spec,
    along,
    instant,
    looked_up,
    moment,
    short,
    time_scale,
)
from procmine.words import count_text
from procmine.words.charts import chart_text

#: From fast to slow.
_QUARTERS = ("fastest", "second", "third", "slowest")


def spectrum(report: Report, figures: Figures) -> Spec:
    """Draw the passages of the flow whose number the parameter `flow` is, at first 0."""
    language = report.language
    quarters = [chart_text(key, language) for key in _QUARTERS]
    values = [
        {
            "flow": number, "begins": instant(segment.begins), "ends": instant(segment.ends),
            "q": segment.quarter,
        }
        for number, flow in enumerate(figures.spectra)
        for segment in flow.segments
    ]  # fmt: skip
    colours = [{"q": number, "quarter": name} for number, name in enumerate(quarters)]
    names = [
        {"flow": number, "name": short(name, 80), "y": y}
        for number, flow in enumerate(figures.spectra)
        for name, y in ((flow.source, 1.1), (flow.target, -0.1))
    ]
    chosen = [{"filter": "datum.flow === flow"}]
    return {
        "params": [{"name": "flow", "value": 0}],
        "width": WIDTH,
        "height": 300,
        "encoding": {
            "y": {"type": "quantitative", "axis": None, "scale": {"domain": [-0.2, 1.2]}},
        },
        "layer": [
            {
                "data": {"values": values},
                "transform": [*chosen, looked_up("q", colours, ["quarter"])],
                "mark": {"type": "rule", "strokeOpacity": 0.55, "strokeWidth": 1.2},
                "encoding": {
                    "x": time_scale("begins", language), "x2": {"field": "ends"},
                    "y": {"datum": 1}, "y2": {"datum": 0},
                    "color": {
                        "field": "quarter", "type": "nominal", "title": None,
                        "scale": {"domain": quarters, "range": "quarters"},
                        "legend": {"symbolType": "stroke", "symbolStrokeWidth": 3,
                                   "symbolOpacity": 1, "offset": 12},
                    },
                    "tooltip": [
                        moment("begins", chart_text("begins", language), language),
                        moment("ends", chart_text("ends", language), language),
                    ],
                },
            },
            {
                "data": {"values": names},
                "transform": chosen,
                "mark": {"type": "text", "style": "ink", "align": "left", "x": 0, "fontWeight": 600,
                         "limit": {"expr": "width"}},
                "encoding": {"y": along("y"), "text": {"field": "name"}},
            },
        ],
    }  # fmt: skip


def flow_names(report: Report, figures: Figures) -> list[str]:
    """Name the flows that there are spectra of, in the order of their numbers."""
    return [_name(report, flow) for flow in figures.spectra]


def spectrum_table(report: Report, figures: Figures) -> Table:
    """Tell the passages of each flow."""
    head = (chart_text("flow", report.language), chart_text("passages", report.language))
    rows = [(_name(report, flow), count_text(flow.passages)) for flow in figures.spectra]
    return Table(head, tuple(rows))


def _name(report: Report, flow: Spectrum) -> str:
    source, target = short(flow.source), short(flow.target)
    return chart_text("arrow", report.language, source=source, target=target)
