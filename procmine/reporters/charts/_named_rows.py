"""Rows with their name above them, so that long names are read on a narrow screen as well."""

from __future__ import annotations

from procmine.reporters.charts._parts import WIDTH, Spec, along

#: Pixels of a row: its name, what it shows and the room between rows.
ROW = 40
#: Where in a row, from 0 to 1, what it shows lies.
_PLACES = {"top": 0.45, "middle": 0.65, "bottom": 0.85}


def named_rows(
    values: list[Spec], title: str, layers: list[Spec], longest: float, room: float = 1.0
) -> Spec:
    """Lay out rows; `values` have a `row` from 0, its `top`, `middle` and `bottom`, and a `name`.

    `room` is how much farther than the `longest` value the axis goes, for what stands at its end.
    """
    for value in values:
        value |= {key: round(value["row"] + at, 2) for key, at in _PLACES.items()}
    names: Spec = {
        "mark": {"type": "text", "style": "ink", "align": "left", "baseline": "bottom", "x": 0,
                 "limit": {"expr": "width"}, "dy": -3},
        "encoding": {"y": along("top"), "text": {"field": "name"}},
    }  # fmt: skip
    rows = {"domain": [0, len(values)], "reverse": True, "nice": False, "zero": False}
    scale = {"domain": [0, longest * room or 1], "nice": False}
    return {
        "data": {"values": values},
        "width": WIDTH,
        "height": ROW * len(values) + 4,
        "layer": [*layers, names],
        "encoding": {
            "x": {"type": "quantitative", "scale": scale,
                  "axis": {"title": title, "tickCount": 6, "domain": False}},
            "y": {"type": "quantitative", "scale": rows, "axis": None},
        },
    }  # fmt: skip
