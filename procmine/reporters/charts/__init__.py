"""The charts, as specs of Vega-Lite: drawn in the page by the browser, or here as SVG and PNG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from procmine.findings import Table
from procmine.report import Figures, Report
from procmine.reporters.charts import (
    dotted,
    handover_network,
    handovers,
    heat_map,
    load,
    spectrum,
    times,
    variants,
    waits,
)  # fmt: skip
from procmine.reporters.charts._parts import Spec
from procmine.reporters.charts._theme import PALETTES, theme
from procmine.words.charts import chart_text, counted_text


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its spec with the data in it, the same as a table, and whether a log has it.

    The spec names styles and ranges of the theme, and no colours.
    """

    name: str
    draw: Callable[[Report, Figures], Spec]
    tell: Callable[[Report, Figures], Table]
    enough: Callable[[Figures], bool]

    def has(self, report: Report) -> bool:
        """Say whether the log has the numbers for it."""
        return report.figures is not None and self.enough(report.figures)

    def spec(self, report: Report) -> Spec:
        """Give the spec; ValueError where `has` says no."""
        return self.draw(report, _figures(report))

    def table(self, report: Report) -> Table:
        """Give the same as text, for those who can't see it; ValueError where `has` says no."""
        return self.tell(report, _figures(report))

    def title(self, report: Report) -> str:
        """Give its title in the report's language."""
        return chart_text(f"title_{self.name}", report.language)

    def reading(self, report: Report) -> str:
        """Say how to read it, in the report's language; ValueError where `has` says no."""
        figures, language = _figures(report), report.language
        unit = chart_text(figures.trend_unit, language)
        reading = chart_text(f"reading_{self.name}", language, unit=unit)
        if not figures.outside or self.name not in _OVER_TIME:
            return reading
        outside = counted_text("outside", figures.outside, language)
        return reading + (" " if language == "en" else "") + outside


def flow_names(report: Report) -> tuple[str, ...]:
    """Name the flows that the spectrum can show, in the order of its parameter `flow`."""
    return tuple(spectrum.flow_names(report, _figures(report)))


def themes() -> dict[str, Spec]:
    """Give Vega-Lite's configuration for each colour scheme."""
    return {scheme: theme(scheme) for scheme in PALETTES}


#: Charts of the time without the few cases that lie far from all others.
_OVER_TIME = frozenset({"trend", "work-in-progress", "arrivals", "spectrum", "dotted"})


def _figures(report: Report) -> Figures:
    if report.figures is None:
        raise ValueError("the report has no figures")
    return report.figures


_ALL = (
    Chart("cycle-times", times.cycle_times, times.cycle_times_table,
          lambda f: sum(f.distribution.counts) > 0),
    Chart("trend", times.trend, times.trend_table, lambda f: len(f.trend) > 1),
    Chart("work-in-progress", load.work_in_progress, load.load_table, lambda f: len(f.trend) > 1),
    Chart("arrivals", load.arrivals, load.load_table, lambda f: len(f.trend) > 1),
    Chart("waits", waits.waits, waits.waits_table, lambda f: bool(waits.longest_flows(f))),
    Chart("heat-map", heat_map.heat_map, heat_map.heat_map_table, lambda f: bool(f.hours_of_week)),
    Chart("spectrum", spectrum.spectrum, spectrum.spectrum_table, lambda f: bool(f.spectra)),
    Chart("dotted", dotted.dotted, dotted.dotted_table, lambda f: bool(f.dotted)),
    Chart("handover-matrix", handovers.handover_matrix, handovers.handovers_table,
          lambda f: bool(f.handovers)),
    Chart("handover-network", handover_network.handover_network, handovers.handovers_table,
          lambda f: any(h.giver != h.taker for h in f.handovers)),
    Chart("variants-coverage", variants.variants_coverage, variants.coverage_table,
          lambda f: bool(f.coverage)),
    Chart("variant-times", variants.variant_times, variants.variant_times_table,
          lambda f: bool(f.variants)),
)  # fmt: skip
#: By name, in the order of reading.
CHARTS: dict[str, Chart] = {chart.name: chart for chart in _ALL}
