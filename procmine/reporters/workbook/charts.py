"""The charts of the workbook, drawn by the spreadsheet program from cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from procmine.report import Language, Report
from procmine.reporters.tables import DataTable
from procmine.reporters.workbook.contents import ROWS_ABOVE
from procmine.reporters.workbook.styles import ACCENT, LINE, SOFT, duration_format
from procmine.words.tables import table_said

_SECOND = "#C96F2E"
_HIGH_PIXELS, _WIDE_PIXELS = 320, 590
#: Rows of a sheet that a chart covers, at 20 pixels each.
_ROWS = 17
_GRID = {"visible": True, "line": {"color": LINE, "width": 0.5}}
_FONT = {"color": SOFT, "size": 9}


@dataclass(frozen=True, slots=True)
class Block:
    """Where rows stand on the summary, the first and the last, and how their hours are written."""

    first: int
    last: int
    hours: str


def insert_charts(
    book: Any, sheet: Any, row: int, report: Report, tables: dict[str, DataTable],
    names: dict[str, str], findings: Block | None, waits: Block | None,
) -> int:  # fmt: skip
    """Place the charts two in a row, and give the first row below them."""
    language = report.language
    charts = []
    if findings is not None:
        title = table_said("chart_findings", language)
        charts.append(_bars(book, title, names["summary"], findings, 3, 4))
    if waits is not None:
        title = table_said("chart_activities", language)
        charts.append(_bars(book, title, names["summary"], waits, 2, 4))
    if "trend" in tables and len(tables["trend"].rows) > 1:
        title = table_said("chart_trend", language)
        charts.append(_trend(book, title, names["trend"], tables["trend"], language))
    if "cycle_times" in tables:
        title = table_said("chart_cycle_times", language)
        charts.append(_classes(book, title, names["cycle_times"], tables["cycle_times"], language))
    for number, chart in enumerate(charts):
        right = number % 2
        chart.set_size({"width": _WIDE_PIXELS, "height": _HIGH_PIXELS})
        at = row + number // 2 * _ROWS
        sheet.insert_chart(at, 3 if right else 0, chart, {"x_offset": 100 if right else 0})
    return row + (len(charts) + 1) // 2 * _ROWS


# Private functions


def _bars(book: Any, title: str, sheet: str, block: Block, names: int, hours: int) -> Any:
    """Draw a bar a row, the first on top."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [sheet, block.first, names, block.last, names],
            "values": [sheet, block.first, hours, block.last, hours],
            "fill": {"color": ACCENT},
            "gap": 40,
            "data_labels": {"value": True, "num_format": block.hours, "font": _FONT},
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"color": LINE}})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return _titled(chart, title)


def _trend(book: Any, title: str, sheet: str, table: DataTable, language: Language) -> Any:
    """Draw median and P90 as lines."""
    chart = book.add_chart({"type": "line"})
    last = ROWS_ABOVE + len(table.rows) - 1
    when = table.place("begins")
    values = [row[table.place("p90_hours")] for row in table.rows]
    for name, colour in (("median_hours", ACCENT), ("p90_hours", _SECOND)):
        place = table.place(name)
        chart.add_series(
            {
                "name": table.columns[place].title,
                "categories": [sheet, ROWS_ABOVE, when, last, when],
                "values": [sheet, ROWS_ABOVE, place, last, place],
                "line": {"color": colour, "width": 2},
            }
        )
    chart.set_x_axis({"num_format": "yyyy-mm-dd", "num_font": _FONT, "text_axis": True})
    hours = {"num_format": duration_format(values, language)[1], "num_font": _FONT}
    chart.set_y_axis({"min": 0, "major_gridlines": _GRID} | hours)
    chart.set_legend({"position": "bottom"})
    return _titled(chart, title, legend=True)


def _classes(book: Any, title: str, sheet: str, table: DataTable, language: Language) -> Any:
    """Draw a column for each class of cycle time that has an upper end."""
    chart = book.add_chart({"type": "column"})
    upper, low, cases = (table.place(name) for name in ("to_hours", "from_hours", "cases"))
    last = ROWS_ABOVE + sum(row[upper] is not None for row in table.rows) - 1
    chart.add_series(
        {
            "categories": [sheet, ROWS_ABOVE, low, last, low],
            "values": [sheet, ROWS_ABOVE, cases, last, cases],
            "fill": {"color": ACCENT},
            "gap": 8,
        }
    )
    hours = duration_format([row[low] for row in table.rows], language)[1]
    chart.set_x_axis({"num_format": hours, "num_font": _FONT, "interval_unit": 5})
    chart.set_y_axis({"num_font": _FONT, "min": 0, "major_gridlines": _GRID})
    return _titled(chart, title)


def _titled(chart: Any, title: str, legend: bool = False) -> Any:
    chart.set_title({"name": title, "name_font": {"size": 12, "color": ACCENT}, "overlay": False})
    if not legend:
        chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.show_blanks_as("span")
    return chart
