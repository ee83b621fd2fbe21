"""How cycle times are distributed and how they change, as tables."""

from __future__ import annotations

from itertools import pairwise

from procmine.report import Figures, Language
from procmine.reporters.tables.table import Cell, DataTable, Spec, moment, table
from procmine.words.tables import table_said

_CYCLE_TIMES: tuple[Spec, ...] = (
    ("from_hours", "hours"), ("to_hours", "hours"), ("cases", "count"), ("case_share", "share"),
)  # fmt: skip
_TREND: tuple[Spec, ...] = (
    ("begins", "time"), ("started", "count"), ("ended", "count"), ("open_at_end", "count"),
    ("median_hours", "hours"), ("p90_hours", "hours"),
)  # fmt: skip


def cycle_times_table(figures: Figures, language: Language) -> DataTable:
    """List how many cases take how long; the last row has no upper end."""
    bins = figures.distribution
    total = sum(bins.counts) + bins.beyond
    rows: list[tuple[Cell, ...]] = [
        (low, high, count, count / total if total else None)
        for (low, high), count in zip(pairwise(bins.edges), bins.counts, strict=True)
    ]
    if bins.beyond:
        rows.append((bins.edges[-1], None, bins.beyond, bins.beyond / total))
    return table("cycle_times", _CYCLE_TIMES, rows, language)


def trend_table(figures: Figures, language: Language) -> DataTable:
    """List the periods of the log, the first first."""
    rows = (
        (moment(p.begins), p.started, p.ended, p.open_at_end, p.median_hours, p.p90_hours)
        for p in figures.trend
    )
    about = table_said(f"trend_{figures.trend_unit}", language)
    return table("trend", _TREND, rows, language, about=about)
