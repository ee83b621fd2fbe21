"""What every table, column, term and rule means, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmine.report import Report
from procmine.reporters.tables.table import Cell, DataTable, Spec, table
from procmine.words.glossary import glossary
from procmine.words.tables import table_said

_DEFINITIONS: tuple[Spec, ...] = (
    ("table", "text"), ("column", "text"), ("term", "text"), ("unit", "text"),
    ("meaning", "text"), ("query", "query"),
)  # fmt: skip


def definitions_table(report: Report, tables: Sequence[DataTable]) -> DataTable:
    """Define all columns of the tables, the terms, and the rules with their queries."""
    rows = [*_columns(report, tables), *_terms(report), *_rules(report)]
    return table("definitions", _DEFINITIONS, rows, report.language)


def _columns(report: Report, tables: Sequence[DataTable]) -> Iterator[tuple[Cell, ...]]:
    for each in tables:
        yield each.name, None, each.title, None, each.about, None
        for column in each.columns:
            unit = table_said(f"unit_{column.kind}", report.language)
            yield each.name, column.name, column.title, unit, column.meaning, None


def _terms(report: Report) -> Iterator[tuple[Cell, ...]]:
    for term, meaning in glossary(report.language):
        yield None, None, term, None, meaning, None


def _rules(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Give each rule that found something, once, with the query that yields its evidence."""
    told: set[str] = set()
    for finding in (*report.findings, *report.quality):
        if finding.code not in told:
            told.add(finding.code)
            term = f"{finding.code} {finding.rule.name}"
            yield None, None, term, None, finding.rule.summary, finding.query
