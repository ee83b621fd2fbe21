"""The dotted chart: cases by their start, each event a dot (Song & van der Aalst, 2007)."""

from __future__ import annotations

from collections import Counter

from procmine.findings import Table
from procmine.report import Figures, Report
from procmine.reporters.charts._parts import (
    WIDTH,
    Spec,
    hint,
    instant,
    looked_up,
    moment,
    short,
    short_names,
    time_scale,
)  # fmt: skip
from procmine.reporters.charts._theme import COLOURS
from procmine.words import count_text
from procmine.words.charts import chart_text

_TALL = 440


def dotted(report: Report, figures: Figures) -> Spec:
    """Draw a row of dots a case; the most frequent activities have colours of their own."""
    language = report.language
    frequent = [number for number, _ in _frequencies(figures).most_common(COLOURS) if number >= 0]
    # The last one, at -1 as in the dots, are all others.
    names = short_names([*(node.activity for node in figures.map.nodes), None], language)
    rest = names[-1]
    activities = [
        {"a": number, "name": names[number],
         "colour": names[number] if number in frequent else rest}
        for number in range(-1, len(names) - 1)
    ]  # fmt: skip
    shown = [names[number] for number in frequent]
    # Grey is the last colour, whatever the number of the others.
    grey = [f" {place}" for place in range(COLOURS - len(shown))] + [rest]
    others = [rest] if len(_frequencies(figures)) > len(shown) else []
    cases = [{"row": row, "case": short(c.case_id)} for row, c in enumerate(figures.dotted)]
    dots = [
        {"t": instant(dot.time), "row": row, "a": dot.activity}
        for row, case in enumerate(figures.dotted)
        for dot in case.dots
    ]
    return {
        "data": {"values": dots},
        "transform": [
            looked_up("a", activities, ["name", "colour"]),
            looked_up("row", cases, ["case"]),
        ],
        "width": WIDTH,
        "height": _TALL,
        "mark": {"type": "circle", "size": 16, "fillOpacity": 0.85, "strokeOpacity": 0},
        "encoding": {
            "x": time_scale("t", language),
            "y": {
                "field": "row", "type": "quantitative",
                "scale": {"reverse": True, "nice": False, "domain": [-1, len(cases)]},
                "axis": {"title": chart_text("cases_by_start", language), "labels": False,
                         "grid": False},
            },
            "color": {
                "field": "colour", "type": "nominal",
                "scale": {"domain": shown + grey, "range": "category"},
                "legend": {"title": None, "values": shown + others,
                           "symbolType": "circle"},
            },
            "tooltip": [
                *hint(case=chart_text("case", language), name=chart_text("activity", language)),
                moment("t", chart_text("time", language), language),
            ],
        },
    }  # fmt: skip


def dotted_table(report: Report, figures: Figures) -> Table:
    """Tell how many dots each activity has, the most frequent first."""
    language = report.language
    names = short_names([*(node.activity for node in figures.map.nodes), None], language)
    rows = [(names[number], count_text(n)) for number, n in _frequencies(figures).most_common(40)]
    head = (chart_text("activity", language), chart_text("events", language))
    return Table(head, tuple(rows))


def _frequencies(figures: Figures) -> Counter[int]:
    return Counter(dot.activity for case in figures.dotted for dot in case.dots)
