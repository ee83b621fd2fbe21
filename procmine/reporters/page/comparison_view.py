"""What the page shows of a comparison with the run before."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.report import Report
from procmine.reporters._comparison import (
    ComparedLine,
    changed_lines,
    counts_text,
    figure_rows,
    since_text,
)
from procmine.words.history import told


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The comparison in words: its title, the heads and rows of the figures, the findings."""

    title: str
    since: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: str
    lines: tuple[ComparedLine, ...]


def view_of_comparison(report: Report) -> ComparisonView | None:
    """Put the comparison of a report into words, None where it has none."""
    comparison, language = report.comparison, report.language
    if comparison is None:
        return None
    return ComparisonView(
        title=told("compared", language),
        since=since_text(comparison, language),
        heads=("", *(told(key, language) for key in ("before", "now", "changed"))),
        rows=tuple(map(tuple, figure_rows(comparison, language))),
        counts=counts_text(comparison, language),
        lines=tuple(changed_lines(comparison, language)),
    )
