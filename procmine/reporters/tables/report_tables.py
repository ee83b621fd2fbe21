"""All tables of a report, in the order of reading."""

from __future__ import annotations

from procmine.report import Figures, Report
from procmine.reporters.tables.activity_tables import activities_table, flows_table, waits_table
from procmine.reporters.tables.case_tables import cases_table, variants_table
from procmine.reporters.tables.comparison_table import changes_table
from procmine.reporters.tables.definitions_table import definitions_table
from procmine.reporters.tables.finding_tables import evidence_table, findings_table, quality_table
from procmine.reporters.tables.people_tables import handovers_table, people_table
from procmine.reporters.tables.table import DataTable
from procmine.reporters.tables.time_tables import cycle_times_table, trend_table


def tables_of(report: Report) -> tuple[DataTable, ...]:
    """Give all tables whose numbers the report has, the definitions of their columns last."""
    tables = [findings_table(report), evidence_table(report)]
    if report.comparison is not None:
        tables.append(changes_table(report.comparison, report.language))
    tables.append(activities_table(report))
    if report.figures is not None:
        tables += _of_figures(report, report.figures)
    tables.append(quality_table(report))
    return (*tables, definitions_table(report, tables))


def _of_figures(report: Report, figures: Figures) -> list[DataTable]:
    language = report.language
    tables = [
        waits_table(report, figures),
        flows_table(figures, language),
        variants_table(report, figures),
        cases_table(figures, language),
        cycle_times_table(figures, language),
        trend_table(figures, language),
    ]
    if figures.hand_level is not None:
        tables.append(handovers_table(figures, language))
    if figures.people:
        tables.append(people_table(figures, language))
    return tables
