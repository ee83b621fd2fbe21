"""Handovers: who gives to whom, as a matrix and as a network."""

from __future__ import annotations

from collections import Counter
from math import cos, pi, sin

from procmine.findings import Table
from procmine.report import Figures, Handover, Report
from procmine.reporters.charts._parts import WIDTH, Spec, along, hint, short_names
from procmine.words import count_text, duration_text
from procmine.words.charts import chart_text

Hand = str | None

#: In cells of no more hands than this the count is written.
_LEGIBLE = 12
#: Lines of the network, the most frequent handovers, and points of a line.
_MOST_LINES = 60
_POINTS = 16


def handover_matrix(report: Report, figures: Figures) -> Spec:
    """Draw a cell for each pair of hands, the darker the more handovers."""
    language = report.language
    hands = _hands(figures)
    names = dict(zip(hands, short_names(hands, language, 22), strict=True))
    values = [
        {
            "giver": names[h.giver], "taker": names[h.taker], "count": h.count,
            "written": count_text(h.count), "wait": duration_text(h.median_hours),
            "dark": h.count > 0.33 * max(other.count for other in figures.handovers),
        }
        for h in figures.handovers
    ]  # fmt: skip
    shown = [names[hand] for hand in hands]
    axis = {"grid": True, "tickBand": "extent", "ticks": False, "domain": False, "labelLimit": 130}
    encoding: Spec = {
        "x": {
            "field": "taker", "type": "nominal", "sort": None, "scale": {"domain": shown},
            "axis": {**axis, "orient": "top", "labelAngle": -40, "labelAlign": "left",
                     "title": _words("rows_columns", report)},
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
                "legend": {"title": _words("count", report), "orient": "bottom",
                           "gradientLength": 160, "tickCount": 3},
            },
            "tooltip": hint(
                giver=_words("giver", report), taker=_words("taker", report),
                written=_words("count", report), wait=_words("wait_median", report),
            ),
        },
    }  # fmt: skip
    layers = [cells, *(_counts() if len(hands) <= _LEGIBLE else ())]
    return {
        "data": {"values": values}, "width": WIDTH, "height": {"step": 28},
        "encoding": encoding, "layer": layers,
    }  # fmt: skip


def handover_network(report: Report, figures: Figures) -> Spec:
    """Draw the hands in a circle, and between them lines that grow thin towards who takes."""
    hands = _hands(figures)
    names = dict(zip(hands, short_names(hands, report.language, 22), strict=True))
    weight = _weight(figures)
    place = {
        hand: (cos(angle), sin(angle))
        for number, hand in enumerate(hands)
        for angle in (pi / 2 - 2 * pi * (number + 0.5) / len(hands),)
    }
    passed = [h for h in figures.handovers if h.giver != h.taker][:_MOST_LINES]
    lines = [point for number, h in enumerate(passed) for point in _line(number, h, place, passed)]
    dots = [
        {
            "x": round(place[hand][0], 4), "y": round(place[hand][1], 4), "name": names[hand],
            "weight": weight[hand], "count": count_text(weight[hand]),
            "side": "left" if place[hand][0] < 0 else "right",
        }
        for hand in hands
    ]  # fmt: skip
    axes: Spec = {
        "x": {"type": "quantitative", "axis": None, "scale": {"domain": [-1.75, 1.75]}},
        "y": {"type": "quantitative", "axis": None, "scale": {"domain": [-1.15, 1.15]}},
    }
    at = {"x": along("x"), "y": along("y")}
    return {
        "width": WIDTH,
        "height": 460,
        "encoding": axes,
        "resolve": {"scale": {"size": "independent", "color": "independent"}},
        "layer": [
            {
                "data": {"values": lines},
                "mark": {"type": "trail", "fillOpacity": 0.75},
                "encoding": {
                    **at, "detail": {"field": "line"}, "order": {"field": "step"},
                    "size": {"field": "wide", "type": "quantitative", "legend": None,
                             "scale": {"domain": [0, 1], "range": [0.4, 9]}},
                    "color": {
                        "field": "hours", "type": "quantitative",
                        "scale": {"type": "symlog", "range": "quarters", "constant": 1},
                        "legend": {"title": _words("wait_hours", report), "gradientLength": 160,
                                   "orient": "bottom", "tickCount": 3},
                    },
                },
            },
            {
                "data": {"values": dots},
                "mark": {"type": "circle", "style": "second", "opacity": 1},
                "encoding": {
                    **at, "size": {"field": "weight", "type": "quantitative", "legend": None,
                                   "scale": {"range": [30, 420]}},
                    "tooltip": hint(name=" ", count=_words("count", report)),
                },
            },
            *(
                {
                    "data": {"values": [dot for dot in dots if dot["side"] == side]},
                    "mark": {"type": "text", "style": "ink", "dx": -14 if side == "left" else 14,
                             "align": "right" if side == "left" else "left",
                             "limit": {"expr": "width / 3.8"}},
                    "encoding": {**at, "text": {"field": "name"}},
                }
                for side in ("left", "right")
            ),
        ],
    }  # fmt: skip


def handovers_table(report: Report, figures: Figures) -> Table:
    """Tell the most frequent handovers."""
    keys = ("giver", "taker", "count", "wait_median")
    hands = _hands(figures)
    names = dict(zip(hands, short_names(hands, report.language), strict=True))
    rows = [
        (names[h.giver], names[h.taker], count_text(h.count), duration_text(h.median_hours))
        for h in figures.handovers[:40]
    ]
    return Table(tuple(_words(key, report) for key in keys), tuple(rows))


# Private functions


def _words(key: str, report: Report) -> str:
    return chart_text(key, report.language)


def _weight(figures: Figures) -> Counter[Hand]:
    weight: Counter[Hand] = Counter()
    for handover in figures.handovers:
        weight[handover.giver] += handover.count
        weight[handover.taker] += handover.count
    return weight


def _hands(figures: Figures) -> list[Hand]:
    """Give the hands, the busiest first and all others last."""
    weight = _weight(figures)
    return sorted(weight, key=lambda hand: (hand is None, -weight[hand], hand or ""))


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


def _line(
    number: int, handover: Handover, place: dict[Hand, tuple[float, float]], all: list[Handover]
) -> list[Spec]:
    """Bend a line towards the middle, to its right, so that there and back are two."""
    (x0, y0), (x1, y1) = place[handover.giver], place[handover.taker]
    bend = 0.12
    middle = ((x0 + x1) / 2 * 0.55 + bend * (y1 - y0), (y0 + y1) / 2 * 0.55 - bend * (x1 - x0))
    wide = (handover.count / max(other.count for other in all)) ** 0.5
    points = []
    for step in range(_POINTS + 1):
        t = step / _POINTS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append({
            "line": number, "step": step, "x": round(a * x0 + b * middle[0] + c * x1, 4),
            "y": round(a * y0 + b * middle[1] + c * y1, 4),
            "wide": round(wide * (1 - t), 4), "hours": float(f"{handover.median_hours:.4g}"),
        })  # fmt: skip
    return points
