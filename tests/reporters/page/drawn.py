"""The example report with the figures that the page draws from: variants and example cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from reports import example_report

from procmine.report import (
    CaseLine,
    CaseStep,
    Distribution,
    Figures,
    Report,
    Spread,
    VariantFigure,
)


def drawn_report(**changes: Any) -> Report:
    """Build the example report with 45 variants, the last a long one, and two example cases."""
    report = example_report()
    figures = Figures(
        map=report.map,
        distribution=Distribution((0.0, 1.0), (1,), 0, ((50, 1.0),)),
        trend_unit="week",
        trend=(),
        hours_of_week=(),
        dotted=(),
        hand_level=None,
        handovers=(),
        spectra=(),
        timelines=(case_line("C-1007", started=True), case_line("C-0003", started=False)),
        variants=tuple(_variant(number) for number in range(1, 46)),
        coverage=(),
        cases=(),
        cases_left_out=0,
        people=(),
    )
    return replace(report, figures=figures, **changes)


def case_line(case_id: str, *, started: bool) -> CaseLine:
    """Build a case of four steps of an hour each, with nine hours between them."""
    names = ("Receive claim", "Assess damage", "主管审批", "Assess damage")
    begin = datetime(2025, 3, 1, 8)
    steps = tuple(
        CaseStep(
            name,
            (begin + timedelta(hours=10 * place)).isoformat() if started else None,
            (begin + timedelta(hours=10 * place + 1)).isoformat(),
            None,
        )
        for place, name in enumerate(names)
    )
    return CaseLine(case_id, 31.0, steps, left_out=2)


def _variant(number: int) -> VariantFigure:
    activities = ("Receive claim", f"Way {number}", "Close claim")
    if number == 45:
        activities = tuple(f"Step {place}" for place in range(60))
    hours = float(number)
    spread = Spread(hours, 0.0, hours, hours, hours, 2 * hours, 3 * hours)
    return VariantFigure(number, activities, 46 - number, (46 - number) / 1200, spread)
