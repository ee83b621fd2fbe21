"""Durations of the engine, which are microseconds, as hours, and how they are spread."""

from __future__ import annotations

from typing import Any

from procmine.report import Spread

US_PER_HOUR = 3_600_000_000


def spread_sql(column: str) -> str:
    """Give the aggregates of a column of microseconds that a spread is made of."""
    return (
        f"avg({column}) AS mean, min({column}) AS low, max({column}) AS high,"
        f" quantile_cont({column}, [0.25, 0.5, 0.75, 0.9]) AS quantiles"
    )


def spread_of(row: dict[str, Any]) -> Spread:
    """Make a spread, in hours, of a row with those aggregates."""
    figures = (row["mean"], row["low"], *row["quantiles"], row["high"])
    return Spread(*(float(figure) / US_PER_HOUR for figure in figures))
