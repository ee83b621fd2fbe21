"""Handovers as a matrix: who gives to whom."""

from __future__ import annotations

from collections import Counter

from procmine.findings import Table
from procmine.report import Figures, Report
from procmine.reporters.charts._parts import WIDTH, Spec, hint, short_names
from procmine.words import count_text, duration_text
from procmine.words.charts import chart_text

Hand = str | None

#: In cells of no more hands than this the count is written.
_LEGIBLE = 12


def handover_matrix(report: Report, figures: Figures) -> Spec:
    """Draw a cell for each pair of hands, the darker the more handovers."""
    language = report.language
    all_hands = hands(figures)
    names = dict(zip(all_hands, short_names(all_hands, language, 22), strict=True))
    values = [
        {
            "giver": names[h.giver], "taker": names[h.taker], "count": h.count,
            "written": count_text(h.count), "wait": duration_text(h.median_hours),
            "dark": h.count > 0.33 * max(other.count for other in figures.handovers),
        }
        for h in figures.handovers
    ]  # fmt: skip
    shown = [names[hand] for hand in all_hands]
    axis = {"grid": True, "tickBand": "extent", "ticks": False, "domain": False, "labelLimit": 130}
    encoding: Spec = {
        "x": {
            "field": "taker", "type": "nominal", "sort": None, "scale": {"domain": shown},
            "axis": {**axis, "orient": "top", "labelAngle": -40, "labelAlign": "left",
                     "title": words("rows_columns", report)},
        },
        "y": {
            "field": "giver", "type": "nominal", "sort": None, "scale": {"domain": shown},
            "axis": {**axis, "title": None},
        },
    }  # fmt: skip
    cells: Spec = {
        "mark": {"type": "rect", "cornerRadius": 2},
        "encoding": {
            "color": {
                "field": "count", "type": "quantitative",
                "scale": {"type": "sqrt", "range": "ramp", "zero": True},
                "legend": {"title": words("count", report), "orient": "bottom",
                           "gradientLength": 160, "tickCount": 3},
            },
            "tooltip": hint(
                giver=words("giver", report), taker=words("taker", report),
                written=words("count", report), wait=words("wait_median", report),
            ),
        },
    }  # fmt: skip
    layers = [cells, *(_counts() if len(all_hands) <= _LEGIBLE else ())]
    return {
        "data": {"values": values}, "width": WIDTH, "height": {"step": 28},
        "encoding": encoding, "layer": layers,
    }  # fmt: skip


def handovers_table(report: Report, figures: Figures) -> Table:
    """Tell the most frequent handovers."""
    keys = ("giver", "taker", "count", "wait_median")
    all_hands = hands(figures)
    names = dict(zip(all_hands, short_names(all_hands, report.language), strict=True))
    rows = [
        (names[h.giver], names[h.taker], count_text(h.count), duration_text(h.median_hours))
        for h in figures.handovers[:40]
    ]
    return Table(tuple(words(key, report) for key in keys), tuple(rows))


def words(key: str, report: Report) -> str:
    """Give the words at a key in the report's language."""
    return chart_text(key, report.language)


def weight(figures: Figures) -> Counter[Hand]:
    """Count the handovers that each hand gives or takes."""
    weights: Counter[Hand] = Counter()
    for handover in figures.handovers:
        weights[handover.giver] += handover.count
        weights[handover.taker] += handover.count
    return weights


def hands(figures: Figures) -> list[Hand]:
    """Give the hands, the busiest first and all others last."""
    weights = weight(figures)
    return sorted(weights, key=lambda hand: (hand is None, -weights[hand], hand or ""))


# Private functions


def _counts() -> list[Spec]:
    """Write the counts in the cells, in two inks: on dark cells and on light ones."""
    return [
        {
            "transform": [{"filter": {"field": "dark", "equal": dark}}],
            "mark": {"type": "text", "style": "paper" if dark else "ink"},
            "encoding": {"text": {"field": "written"}},
        }
        for dark in (True, False)
    ]
