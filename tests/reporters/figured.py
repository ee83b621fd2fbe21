"""The example report with what charts and tables are drawn from, by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports import APPROVAL, HOSTILE, example_report

from procmine.report import (
    CaseRow,
    Distribution,
    Figures,
    Handover,
    Period,
    Person,
    ProcessMap,
    Report,
    Spread,
    VariantFigure,
)


def figured_report(**changes: Any) -> Report:
    """Build the report of an insurer's claims with figures, and `changes` to those."""
    report = example_report()
    return replace(report, figures=replace(_figures(report.map), **changes))


def _figures(process_map: ProcessMap) -> Figures:
    hours = Spread(mean=131.0, min=2.0, p25=88.0, median=118.5, p75=160.0, p90=240.0, max=900.0)
    return Figures(
        map=replace(process_map, edges_left_out=0),
        distribution=Distribution(
            edges=(0.0, 100.0, 200.0, 300.0), counts=(402, 500, 200), beyond=98,
            percentiles=((50, 142.5), (90, 478.0)),
        ),
        trend_unit="week",
        trend=(
            Period("2025-01-06T00:00:00", 40, 12, 28, 96.0, 180.0),
            Period("2025-01-13T00:00:00", 35, 0, 63, None, None),
        ),
        hours_of_week=(),
        dotted=(),
        hand_level="resource",
        handovers=(
            Handover("Ann", "Bo", 700, 640, 12.0, 9000.0),
            Handover("=Ann()", None, 3, 3, 1.0, 4.5),
        ),
        spectra=(),
        timelines=(),
        variants=(
            VariantFigure(1, ("Receive claim", APPROVAL, "Close claim"), 402, 0.335, hours),
            VariantFigure(2, ("Receive claim", HOSTILE), 188, 188 / 1200, hours),
        ),
        coverage=(),
        cases=(
            CaseRow("=1+1", 1, 8, "2025-01-06T08:00:00", "2025-02-12T20:30:00", 900.5, 9.0),
            CaseRow("C-0002", 2, 2, "2025-01-07T08:00:00", "2025-01-07T10:00:00", 2.0, None),
        ),
        cases_left_out=1198,
        people=(
            Person("Ann", 1, "clerk", 900, 700, 4, 40.0, "2025-01-06T08:00:00",
                   "2025-02-03T08:00:00"),
            Person(None, 3, None, 4, 4, 2, None, "2025-01-06T08:00:00", "2025-01-07T08:00:00"),
        ),
    )  # fmt: skip
