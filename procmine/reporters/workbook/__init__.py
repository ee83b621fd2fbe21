"""The report as an Excel workbook: a summary with charts, and a sheet for each table."""

from procmine.reporters.workbook.book import to_xlsx

__all__ = ["to_xlsx"]
