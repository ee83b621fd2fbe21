"""The workbook as a whole."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from procmine.report import Report
from procmine.reporters.tables import tables_of
from procmine.reporters.workbook.contents import sheet_names
from procmine.reporters.workbook.styles import Styles
from procmine.reporters.workbook.summary_sheet import write_summary
from procmine.reporters.workbook.table_sheet import write_table
from procmine.words import clean_text, label

#: The day that stands in every workbook, so that equal reports give equal bytes.
CREATED = datetime(2000, 1, 1)
_PROPERTY = 250
#: In no workbook of ours does text become anything else.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_xlsx(report: Report) -> bytes:
    """Write the report as XLSX, the same bytes for an equal report.

    Durations are Excel durations (days, shown as [h]:mm), times are dates, shares per cent. Text
    of the log never becomes a formula or a link.
    """
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, OPTIONS)
    title = f"{label('page_report', report.language)}: {clean_text(report.log.name)}"
    book.set_properties(
        {"title": title[:_PROPERTY], "author": "procmine", "created": CREATED}
    )  # fmt: skip
    styles = Styles(book, report.language)
    tables = tables_of(report)
    names = sheet_names(tables, report.language)
    # Sheets come in the order in which they are made.
    sheets = {key: book.add_worksheet(name) for key, name in names.items()}
    for table in tables:
        write_table(sheets[table.name], table, names, styles, report.language)
    write_summary(book, sheets["summary"], report, tables, names, styles)
    book.close()
    return content.getvalue()
