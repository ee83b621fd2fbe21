"""A table as a sheet: typed, with filters, a frozen head and bars."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from procmine.report import Language
from procmine.reporters.tables import Cell, Column, DataTable, in_words
from procmine.reporters.workbook.cells import (
    cell_width,
    excel_number,
    excel_text,
    write_linked_number,
    write_text,
)
from procmine.reporters.workbook.contents import ROWS_ABOVE, link_to
from procmine.reporters.workbook.styles import ACCENT, Styles
from procmine.words.tables import table_said

#: Columns with a bar in each cell, by table.
_BARS = {
    "activities": ("events", "total_work_hours"),
    "cases": ("hours",),
    "cycle_times": ("cases",),
    "findings": ("hours_per_case", "case_share"),
    "flows": ("total_hours",),
    "handovers": ("count", "total_hours"),
    "log_quality": ("case_share",),
    "people": ("events",),
    "trend": ("ended", "median_hours"),
    "variants": ("case_share",),
    "waits": ("total_hours",),
}
#: The column of sentences, which are broken over several lines, by table.
_WRAPPED = {"definitions": "meaning", "findings": "title", "log_quality": "title"}
_LINE = 15.0
_WIDTHS = {"title": 56, "meaning": 80, "advice": 60, "query": 40}
_NARROWEST, _WIDEST = 10, 48
#: So wide is what is printed on a page.
_PRINTED = 210
#: Rows that are looked at for the width of a column.
_MEASURED = 200
#: Excel's limits for the note that a selected cell shows.
_NOTE_TITLE, _NOTE = 32, 255


def write_table(
    sheet: Any, table: DataTable, names: dict[str, str], styles: Styles, language: Language
) -> None:
    """Fill a sheet: title, what a row is, the way back to the summary, head and rows."""
    sheet.write_string(0, 0, table.title, styles.title)
    sheet.write_string(1, 0, table.about, styles.note)
    back = table_said("back", language)
    sheet.write_url(2, 0, link_to(names["summary"]), styles.format(font_color=ACCENT), back)
    _head(sheet, table, styles)
    widths = []
    for place, column in enumerate(table.columns):
        values = [in_words(column, row[place], language) for row in table.rows]
        widths.append(_width(column, values))
        sheet.set_column(place, place, widths[-1])
        wrapped = column.name == _WRAPPED.get(table.name)
        _column(sheet, place, column, values, styles, wrapped, language)
    _severities(sheet, table, styles, language)
    _links(sheet, table, names, styles)
    _bars(sheet, table)
    _page(sheet, table, widths)


# Private functions


def _head(sheet: Any, table: DataTable, styles: Styles) -> None:
    head = ROWS_ABOVE - 1
    last = head + max(len(table.rows), 1)
    sheet.add_table(
        head, 0, last, len(table.columns) - 1,
        {
            "name": f"procmine_{table.name}",
            "style": "Table Style Light 1",
            "columns": [
                {"header": column.title, "header_format": styles.head(column.kind, filtered=True)}
                for column in table.columns
            ],
        },
    )  # fmt: skip
    sheet.set_row(head, 32)
    for place, column in enumerate(table.columns):
        note = {"input_title": column.title[:_NOTE_TITLE], "input_message": column.meaning[:_NOTE]}
        sheet.data_validation(head, place, head, place, {"validate": "any", **note})
    sheet.freeze_panes(ROWS_ABOVE, 0)


def _column(
    sheet: Any, place: int, column: Column, values: list[Cell], styles: Styles, wrapped: bool,
    language: Language,
) -> None:  # fmt: skip
    style = styles.number(column.kind, values)
    as_days = column.kind == "hours"
    for row, value in enumerate(values, start=ROWS_ABOVE):
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value, style)
        elif isinstance(value, str):
            if value:
                write_text(sheet, row, place, excel_text(value, language), styles, wrapped)
            if wrapped:
                lines = 1 + cell_width(value[:1000]) // (_WIDTHS[column.name] - 3)
                sheet.set_row(row, _LINE * lines)
        elif (number := excel_number(value, as_days)) is not None:
            sheet.write_number(row, place, number, style)
        elif value is not None:
            # A time before Excel's first, or no number.
            sheet.write_string(row, place, str(value), styles.text())


def _severities(sheet: Any, table: DataTable, styles: Styles, language: Language) -> None:
    for place, column in enumerate(table.columns):
        if column.name == "severity":
            for row, values in enumerate(table.rows, start=ROWS_ABOVE):
                shown = str(in_words(column, values[place], language))
                sheet.write_string(row, place, shown, styles.severity(values[place]))


def _links(sheet: Any, table: DataTable, names: dict[str, str], styles: Styles) -> None:
    """Lead from a fact to its finding, by the finding's rank."""
    if table.name != "evidence":
        return
    place = table.place("rank")
    for row, values in enumerate(table.rows, start=ROWS_ABOVE):
        rank = int(str(values[place]))
        target = link_to(names["findings"], ROWS_ABOVE + rank - 1)
        write_linked_number(sheet, row, place, rank, target, styles.link)


def _bars(sheet: Any, table: DataTable) -> None:
    for name in _BARS.get(table.name, ()):
        place = table.place(name)
        bar = {
            "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#A9C6E3",
            "min_type": "num", "min_value": 0,
        }  # fmt: skip
        last = ROWS_ABOVE + max(len(table.rows), 1) - 1
        sheet.conditional_format(ROWS_ABOVE, place, last, place, bar)


def _page(sheet: Any, table: DataTable, widths: list[float]) -> None:
    """Print on A4 as many columns as can be read beside each other."""
    printed = max(sum(total <= _PRINTED for total in accumulate(widths)), 1)
    sheet.print_area(0, 0, ROWS_ABOVE - 1 + max(len(table.rows), 1), printed - 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(ROWS_ABOVE - 1)
    sheet.set_footer("&L&A&R&P / &N")


def _width(column: Column, values: list[Cell]) -> float:
    """Make the column as wide as its head and its first cells need."""
    fixed = _WIDTHS.get(column.name)
    if column.kind == "time":
        fixed = 17
    texts = [value for value in values[:_MEASURED] if isinstance(value, str)]
    widest = max((cell_width(text[:200]) for text in texts), default=0) + 2
    # A head may break once.
    head = max((cell_width(word) for word in column.title.split()), default=0) + 4
    return fixed or min(max(widest, head, _NARROWEST), _WIDEST)
