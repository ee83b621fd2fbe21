"""Handovers as a network: hands in a circle, with lines that taper (Holten & van Wijk, 2009)."""

from __future__ import annotations

from math import cos, pi, sin

from procmine.report import Figures, Handover, Report
from procmine.reporters.charts._parts import WIDTH, Spec, along, hint, short_names
from procmine.reporters.charts.handovers import Hand, hands, weight, words
from procmine.words import count_text

#: Lines, of the most frequent handovers, and points of a line.
_MOST_LINES = 60
_POINTS = 16


def handover_network(report: Report, figures: Figures) -> Spec:
    """Draw the hands in a circle, and between them lines that grow thin towards who takes."""
    all_hands = hands(figures)
    names = dict(zip(all_hands, short_names(all_hands, report.language, 22), strict=True))
    weights = weight(figures)
    place = {
        hand: (cos(angle), sin(angle))
        for number, hand in enumerate(all_hands)
        for angle in (pi / 2 - 2 * pi * (number + 0.5) / len(all_hands),)
    }
    passed = [h for h in figures.handovers if h.giver != h.taker][:_MOST_LINES]
    lines = [point for number, h in enumerate(passed) for point in _line(number, h, place, passed)]
    dots = [
        {
            "x": round(place[hand][0], 4), "y": round(place[hand][1], 4), "name": names[hand],
            "weight": weights[hand], "count": count_text(weights[hand]),
            "side": "left" if place[hand][0] < 0 else "right",
        }
        for hand in all_hands
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
                        "legend": {"title": words("wait_hours", report), "gradientLength": 160,
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
                    "tooltip": hint(name=" ", count=words("count", report)),
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


# Private functions


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
