"""A report with figures, as small as shows every chart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports import example_report

from procmine.report import (
    Distribution,
    Dot,
    DottedCase,
    Figures,
    Handover,
    HourCell,
    Period,
    Report,
    Segment,
    Spectrum,
    Spread,
    VariantFigure,
)  # fmt: skip


def charted_report(label: str = "Receive claim", **changes: Any) -> Report:
    """Build a report whose every name in a figure is `label`, with `changes` to its figures."""
    report = example_report()
    nodes = tuple(replace(node, activity=label + node.activity) for node in report.map.nodes)
    edges = tuple(
        replace(edge, source=label + edge.source, target=label + edge.target)
        for edge in report.map.edges
    )
    figures = Figures(
        map=replace(report.map, nodes=nodes, edges=edges),
        distribution=Distribution(
            (0.0, 48.0, 96.0, 144.0), (4, 9, 2), 1, ((50, 60.0), (90, 130.0))
        ),
        trend_unit="week",
        trend=(
            Period("2025-01-06", 9, 3, 6, 40.0, 90.0),
            Period("2025-01-13", 4, 0, 10, None, None),
            Period("2025-01-20", 2, 12, 0, 70.0, 140.0),
        ),
        hours_of_week=(HourCell(0, 9, 12), HourCell(4, 16, 3)),
        dotted=(
            DottedCase(label, (Dot("2025-01-06T09:00:00", 0), Dot("2025-01-07T10:30:00", 1))),
            DottedCase("C-2", (Dot("2025-01-08T09:00:00", -1),)),
        ),
        hand_level="role",
        handovers=(
            Handover(label, "Assessor", 30, 20, 4.0, 120.0),
            Handover("Assessor", label, 5, 5, 30.0, 150.0),
            Handover(None, label, 1, 1, 0.0, 0.0),
        ),
        spectra=(
            Spectrum(label, "Assess damage", 900, (
                Segment("2025-01-06T09:00:00", "2025-01-08T09:00:00", 0),
                Segment("2025-01-07T09:00:00", "2025-01-12T09:00:00", 3),
            )),
            Spectrum("Assess damage", label, 2, (
                Segment("2025-01-06T09:00:00", "2025-01-06T19:00:00", 1),
            )),
        ),
        timelines=(),
        variants=(
            VariantFigure(1, (label, "Pay out"), 12, 0.75, Spread(60, 1, 40, 55, 70, 90, 99)),
            VariantFigure(2, (label,), 4, 0.25, Spread(30, 1, 10, 25, 40, 50, 60)),
        ),
        coverage=((1, 0.75), (2, 1.0)),
        cases=(),
        cases_left_out=0,
        people=(),
    )  # fmt: skip
    return replace(report, figures=replace(figures, **changes))
