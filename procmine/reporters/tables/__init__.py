"""The report as tables: what the workbook, the CSV files and the Parquet files are written from."""

from procmine.reporters.tables.csv_files import to_csv
from procmine.reporters.tables.parquet_files import to_parquet
from procmine.reporters.tables.report_tables import tables_of
from procmine.reporters.tables.table import Cell, Column, ColumnKind, DataTable, in_words

__all__ = ["Cell", "Column", "ColumnKind", "DataTable", "in_words", "tables_of", "to_csv",
           "to_parquet"]  # fmt: skip
