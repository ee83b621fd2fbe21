"""The variants and the cases, as tables."""

from __future__ import annotations

from itertools import accumulate

from procmine.report import Figures, Language, Report
from procmine.reporters.tables.table import DataTable, Spec, moment, table

_VARIANTS: tuple[Spec, ...] = (
    ("variant", "count"), ("cases", "count"), ("case_share", "share"),
    ("cumulative_share", "share"), ("steps", "count"), ("mean_hours", "hours"),
    ("median_hours", "hours"), ("p90_hours", "hours"), ("max_hours", "hours"),
    ("activities", "text"),
)  # fmt: skip
_CASES: tuple[Spec, ...] = (
    ("case_id", "text"), ("hours", "hours"), ("work_hours", "hours"), ("work_share", "share"),
    ("events", "count"), ("variant", "count"), ("begins", "time"), ("ends", "time"),
)  # fmt: skip


def variants_table(report: Report, figures: Figures) -> DataTable:
    """List the variants, the most frequent first."""
    sums = accumulate(variant.case_share for variant in figures.variants)
    rows = (
        (
            v.number, v.cases, v.case_share, min(covered, 1.0), len(v.activities), v.hours.mean,
            v.hours.median, v.hours.p90, v.hours.max, " → ".join(v.activities),
        )
        for v, covered in zip(figures.variants, sums, strict=True)
    )  # fmt: skip
    left_out = max(report.log.variants - len(figures.variants), 0)
    return table("variants", _VARIANTS, rows, report.language, left_out=left_out)


def cases_table(figures: Figures, language: Language) -> DataTable:
    """List the cases, the longest first."""
    rows = (
        (
            c.case_id, c.hours, c.work_hours,
            None if c.work_hours is None or c.hours <= 0 else min(c.work_hours / c.hours, 1.0),
            c.events, c.variant, moment(c.begins), moment(c.ends),
        )
        for c in figures.cases
    )  # fmt: skip
    return table("cases", _CASES, rows, language, left_out=figures.cases_left_out)
