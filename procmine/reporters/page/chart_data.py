"""The charts of the page: what stands in it as text, and what its script draws them from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from procmine.findings import Table
from procmine.report import Report
from procmine.reporters.charts import CHARTS, flow_names, themes

#: Charts that need all of the width; of the others two stand side by side where there is room.
BROAD = frozenset({"spectrum", "dotted", "handover-matrix", "handover-network"})


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of the page; `choices` are what a reader can choose to see of it.

    `svg` is the chart drawn, where no script is to draw it.
    """

    name: str
    title: str
    reading: str
    table: Table
    choices: tuple[str, ...]
    svg: str
    broad: bool


def chart_views(report: Report, drawn: bool = False) -> tuple[ChartView, ...]:
    """Give the charts that the log has the numbers for, `drawn` for a page without scripts."""
    return tuple(
        ChartView(
            name,
            chart.title(report),
            chart.reading(report),
            chart.table(report),
            flow_names(report) if name == "spectrum" and not drawn else (),
            _drawn(report, name) if drawn else "",
            name in BROAD,
        )
        for name, chart in CHARTS.items()
        if chart.has(report)
    )


def chart_data(report: Report) -> dict[str, Any]:
    """Give the specs of the charts, and how they look in light and dark."""
    specs = {name: chart.spec(report) for name, chart in CHARTS.items() if chart.has(report)}
    return {"charts": specs, "themes": themes()}


def _drawn(report: Report, name: str) -> str:
    from procmine.reporters.charts.rendering import draw_bare

    return draw_bare(report, name)
