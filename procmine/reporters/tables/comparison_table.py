"""What became of the findings since the run before, as a table."""

from __future__ import annotations

from procmine.report import Comparison, Language
from procmine.reporters.tables.table import DataTable, Spec, table

_CHANGES: tuple[Spec, ...] = (
    ("change", "word"), ("severity", "word"), ("title", "text"), ("hours_before", "hours"),
    ("hours_now", "hours"), ("cases_before", "count"), ("cases_now", "count"), ("code", "text"),
    ("fingerprint", "text"),
)  # fmt: skip


def changes_table(comparison: Comparison, language: Language) -> DataTable:
    """List this report's findings, worst first, then those that are gone."""
    rows = (
        (
            f.change, f.severity, f.title, f.hours_before, f.hours_now, f.cases_before,
            f.cases_now, f.code, f.fingerprint,
        )
        for f in comparison.findings
    )  # fmt: skip
    return table("changes", _CHANGES, rows, language)
