"""The first sheet: what was measured, what costs most, where cases wait, and charts of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from procmine.report import Report
from procmine.reporters._unmeasured import unmeasured
from procmine.reporters.tables import Cell, ColumnKind, DataTable, in_words
from procmine.reporters.workbook.cells import (
    cell_width,
    excel_number,
    excel_text,
    write_linked_number,
    write_text,
)
from procmine.reporters.workbook.charts import Block, insert_charts
from procmine.reporters.workbook.contents import ROWS_ABOVE, link_to
from procmine.reporters.workbook.styles import Styles, duration_format
from procmine.words import clean_text, label
from procmine.words.privacy import privacy_sentence
from procmine.words.tables import table_said

_WIDTHS = (6, 11, 52, 32, 13, 13, 13, 24)
_FINDINGS = ("rank", "severity", "title", "place", "hours_per_case", "time_share", "case_share",
             "action")  # fmt: skip
_WAITS = ("activity", "longest_after", "total_hours", "total_share", "median_hours")
#: The columns of hours that are drawn as bars.
_DRAWN = ("hours_per_case", "total_hours")
_SHOWN = 10
#: So long may the name of a place be, to stand beside a bar.
_NAME = 40
#: … and in a table, over two lines.
_PLACE = 56
_LINE = 15.0


def write_summary(
    book: Any, sheet: Any, report: Report, tables: Sequence[DataTable], names: dict[str, str],
    styles: Styles,
) -> None:  # fmt: skip
    """Fill the first sheet."""
    by_name = {table.name: table for table in tables}
    for place, wide in enumerate(_WIDTHS):
        sheet.set_column(place, place, wide)
    writer = _Summary(sheet, report, names, styles)
    writer.title()
    row = max(writer.headlines(4), writer.contents(4, tables)) + 1
    findings, row = writer.block(row, by_name["findings"], _FINDINGS, 0)
    waits = None
    if "waits" in by_name:
        waits, row = writer.block(row + 1, by_name["waits"], _WAITS, 2)
    row = insert_charts(book, sheet, row + 1, report, by_name, names, findings, waits)
    writer.notes(row + 1)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.activate()


class _Summary:
    def __init__(self, sheet: Any, report: Report, names: dict[str, str], styles: Styles) -> None:
        self.sheet, self.report, self.names, self.styles = sheet, report, names, styles
        self.language = report.language

    def title(self) -> None:
        log = self.report.log
        self.sheet.write_string(0, 0, label("page_report", self.language), self.styles.title)
        self._text(1, 0, clean_text(log.name))
        period = table_said(
            "period", self.language, first=log.first.replace("T", " "),
            last=log.last.replace("T", " "),
        )  # fmt: skip
        self.sheet.write_string(2, 0, period, self.styles.note)

    def headlines(self, row: int) -> int:
        """Write the numbers of the log below each other."""
        headlines = list(_headlines(self.report))
        durations = [value for _, value, kind in headlines if kind == "hours"]
        for name, value, kind in headlines:
            self.sheet.write_string(row, 0, name, self.styles.note)
            number = excel_number(value, kind == "hours")
            style = self.styles.number(kind, durations, bold=True, align="left")
            if number is None:
                unknown = label("page_unknown_work", self.language)
                self.sheet.write_string(row, 2, unknown, self.styles.note)
            else:
                self.sheet.write_number(row, 2, number, style)
            row += 1
        return row

    def contents(self, row: int, tables: Sequence[DataTable]) -> int:
        """List the sheets with how many rows each has."""
        for table in tables:
            target = link_to(self.names[table.name])
            self.sheet.write_url(row, 3, target, self.styles.link, table.title)
            rows = self.styles.number("count", align="left")
            self.sheet.write_number(row, 4, len(table.rows), rows)
            row += 1
        return row

    def block(
        self, row: int, table: DataTable, columns: Sequence[str], left: int
    ) -> tuple[Block | None, int]:
        """Write the first rows of a table; say where, for charts, and the row below."""
        self.sheet.write_url(
            row, 0, link_to(self.names[table.name]), self.styles.heading, table.title
        )
        if not table.rows:
            nothing = label("page_no_findings", self.language)
            self.sheet.write_string(row + 1, 0, nothing, self.styles.note)
            return None, row + 2
        head = row + 1
        places = [table.place(name) for name in columns]
        for place, at in enumerate(places, start=left):
            column = table.columns[at]
            self.sheet.write_string(head, place, column.title, self.styles.head(column.kind))
        self.sheet.set_row(head, 2 * _LINE)
        rows = table.rows[:_SHOWN]
        for number, values in enumerate(rows):
            for place, at in enumerate(places, start=left):
                shown = [each[at] for each in rows]
                self._cell(head + 1 + number, place, table, at, values[at], shown, number)
        hours = table.place(next(name for name in columns if name in _DRAWN))
        drawn = duration_format([values[hours] for values in rows], self.language)[0]
        return Block(head + 1, head + len(rows), drawn), head + 1 + len(rows)

    def notes(self, row: int) -> None:
        """Say what was read and assumed, and what could not be measured."""
        report, log = self.report, self.report.log
        people = privacy_sentence(log.pseudonymised, log.resources, self.language)
        parts = (
            ("page_read", [*log.notes, people] if people else log.notes),
            ("page_unmeasured", unmeasured(report)),
        )
        for key, notes in parts:
            if notes:
                self.sheet.write_string(row, 0, label(key, self.language), self.styles.heading)
                told = list(dict.fromkeys(notes))
                for below, note in enumerate(told, start=row + 1):
                    self._text(below, 0, clean_text(note))
                row += len(told) + 2

    def _cell(
        self, row: int, place: int, table: DataTable, at: int, value: Cell,
        shown: Sequence[Cell], number: int,
    ) -> None:  # fmt: skip
        column = table.columns[at]
        if column.name == "severity":
            word = str(in_words(column, value, self.language))
            self.sheet.write_string(row, place, word, self.styles.severity(value))
        elif column.name == "title":
            text = _short(excel_text(str(value), self.language), 240)
            write_text(self.sheet, row, place, text, self.styles, wrapped=True)
            # A place may need two lines, too.
            lines = max(1 + cell_width(text) // (_WIDTHS[2] - 4), 2)
            self.sheet.set_row(row, _LINE * lines)
        elif column.name == "place":
            text = excel_text(str(value or table.rows[number][table.place("rule")]), self.language)
            write_text(self.sheet, row, place, _short(text, _PLACE), self.styles, wrapped=True)
        elif column.name == "rank":
            target = link_to(self.names[table.name], ROWS_ABOVE + number)
            write_linked_number(self.sheet, row, place, number + 1, target, self.styles.link)
        elif isinstance(value, str):
            word = str(in_words(column, value, self.language))
            self._text(row, place, _short(word, _NAME))
        else:
            days = excel_number(value, column.kind == "hours")
            if days is not None:
                self.sheet.write_number(row, place, days, self.styles.number(column.kind, shown))

    def _text(self, row: int, place: int, text: str) -> None:
        write_text(self.sheet, row, place, excel_text(text, self.language), self.styles, False)


def _headlines(report: Report) -> Iterator[tuple[str, Cell, ColumnKind]]:
    log, profile, language = report.log, report.profile, report.language
    numbers: tuple[tuple[str, Cell, ColumnKind], ...] = (
        ("cases", log.cases, "count"),
        ("events", log.events, "count"),
        ("activities", log.activities, "count"),
        ("variants", log.variants, "count"),
        ("page_median_cycle", profile.case_hours.median, "hours"),
        ("page_p90_cycle", profile.case_hours.p90, "hours"),
        ("page_work_per_case", profile.work_hours_per_case, "hours"),
        ("page_flow_efficiency", profile.flow_efficiency, "share"),
    )
    for key, value, kind in numbers:
        name = label(key, language)
        yield name[:1].upper() + name[1:], value, kind


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
