from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import openpyxl
import pytest
from figured import figured_report
from reports import APPROVAL, example_report

from procmine.report import CaseRow, Report
from procmine.reporters.workbook import to_xlsx
from procmine.reporters.workbook.cells import MOST_CHARACTERS, excel_number, excel_text
from procmine.reporters.workbook.styles import duration_format
from procmine.words import clean_text

# openpyxl does not know Excel 2010's bars in cells.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
HEAD = 4


def opened(report: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(report)))


def cell(sheet, title: str, row: int):
    heads = [head.value for head in sheet[HEAD]]
    return sheet.cell(HEAD + row, heads.index(title) + 1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_equal_reports_give_equal_bytes(language):
    report = replace(figured_report(), language=language)

    assert to_xlsx(report) == to_xlsx(report)


def test_a_workbook_holds_no_time_of_its_making():
    with zipfile.ZipFile(io.BytesIO(to_xlsx(figured_report()))) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_the_summary_comes_first_and_then_a_sheet_a_table():
    assert opened(figured_report()).sheetnames == [
        "Summary", "Findings", "Evidence", "Activities", "Waiting", "Flows", "Variants", "Cases",
        "Cycle times", "Trend", "Handovers", "People", "Log quality", "Definitions",
    ]  # fmt: skip


def test_sheets_and_heads_are_in_the_language_of_the_report():
    book = opened(replace(figured_report(), language="zh"))

    assert book.sheetnames[:3] == ["摘要", "发现", "证据"]
    assert cell(book["发现"], "严重程度", 1).value == "高"


def test_values_are_typed():
    book = opened(figured_report())

    cases, findings = book["Cases"], book["Findings"]
    assert cell(cases, "Cycle time", 1).value == timedelta(hours=900.5)
    assert cell(cases, "Cycle time", 1).number_format == "[h]:mm"
    assert cell(cases, "Begins", 1).value == datetime(2025, 1, 6, 8)
    assert cell(cases, "Events", 1).value == 8
    assert cell(cases, "Work", 2).value is None
    assert cell(findings, "Share of cases", 1).value == pytest.approx(1150 / 1200)
    assert cell(findings, "Share of cases", 1).number_format == "0.0%"


def test_a_table_has_filters_and_its_head_stays_in_sight():
    sheet = opened(figured_report())["Cases"]

    [table] = sheet.tables.values()
    assert table.name == "procmine_cases"
    assert table.ref == "A4:H6"
    assert table.autoFilter.ref == "A4:H6"
    assert sheet.freeze_panes == "A5"


def test_what_is_missing_of_a_table_is_told_above_it():
    assert "1,198 more are not here" in opened(figured_report())["Cases"]["A2"].value


def test_nothing_of_the_log_is_a_formula_or_a_link():
    report = figured_report()
    finding = replace(report.findings[0], title="http://evil.example", cause=None)
    book = opened(replace(report, findings=(finding,), log=replace(report.log, name="=1+1")))

    cells = [one for sheet in book for row in sheet.iter_rows() for one in row]
    assert [one.value for one in cells if one.data_type == "f"] == []
    links = [one.hyperlink for one in cells if one.hyperlink]
    assert links
    assert all(link.target is None for link in links)
    assert cell(book["Cases"], "Case", 1).value == "=1+1"
    assert cell(book["Cases"], "Case", 1).quotePrefix


def test_a_workbook_leads_from_the_summary_to_sheets_and_findings_and_back():
    book = opened(figured_report())

    links = [one.hyperlink.location for row in book["Summary"] for one in row if one.hyperlink]
    assert "'Cases'!A1" in links
    assert "'Findings'!A5" in links
    assert book["Cases"]["A3"].hyperlink.location == "'Summary'!A1"
    fact = cell(book["Evidence"], "No.", 1)
    assert fact.hyperlink.location == "'Findings'!A5"
    assert fact.value == 1


def test_a_text_that_is_too_long_is_cut_with_a_mark():
    assert len(excel_text("x" * 40_000, "en")) == MOST_CHARACTERS
    assert excel_text("x" * 40_000, "en").endswith(" … (cut)")
    # Characters beyond the basic plane count double.
    assert len(excel_text("𠀀" * 20_000, "en").encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert excel_text("x" * MOST_CHARACTERS, "en") == "x" * MOST_CHARACTERS


def test_what_a_file_cannot_hold_is_replaced():
    assert excel_text("a\uffffb", "en") == "a\ufffdb"


def test_times_before_those_of_excel_stay_text():
    old = CaseRow("C-1", 1, 1, "1893-05-01T12:00:00", "2025-01-01T00:00:00", 5.0, None)

    sheet = opened(figured_report(cases=(old,)))["Cases"]

    assert excel_number(datetime(1893, 5, 1), True) is None
    assert cell(sheet, "Begins", 1).value == "1893-05-01 12:00:00"


def test_what_is_no_number_is_empty():
    assert excel_number(float("nan"), False) is None
    assert excel_number(float("inf"), True) is None


@pytest.mark.parametrize(
    ("hours", "written"),
    [((0.01, 3.0), "[h]:mm:ss"), ((0.5, 90.0), "[h]:mm"), ((2.0, 5000.0), '#,##0.0" d"'),
     ((-1.0, 5.0), '0.00" d"'), ((), "[h]:mm:ss")],
)  # fmt: skip
def test_a_column_of_durations_has_one_unit_that_excel_can_show(hours, written):
    assert duration_format(hours, "en")[0] == written


def test_units_are_in_the_language_of_the_report():
    assert duration_format((2.0, 5000.0), "zh") == ('#,##0.0" 天"', '#,##0" 天"')


def test_a_report_writes_its_own_workbook(tmp_path):
    report = figured_report()

    report.to_xlsx(tmp_path / "report.xlsx")

    assert (tmp_path / "report.xlsx").read_bytes() == to_xlsx(report)


def test_the_summary_has_a_chart_for_each_question():
    with zipfile.ZipFile(io.BytesIO(to_xlsx(figured_report()))) as book:
        charts = [name for name in book.namelist() if re.match(r"xl/charts/chart\d", name)]
        drawn = b"".join(map(book.read, charts)).decode()

    assert len(charts) == 4
    assert f"Assess damage → {APPROVAL}" in drawn


def test_a_report_without_findings_and_figures_has_a_workbook_too():
    book = opened(replace(example_report(), findings=()))

    texts = [one.value for row in book["Summary"] for one in row]
    assert any("Nothing was found" in str(text) for text in texts)
    assert book["Findings"].tables["procmine_findings"].ref.startswith("A4:")


def test_any_text_of_a_log_is_text_in_a_workbook_that_opens():
    chance = Random(5)
    letters = [chr(number) for number in (*range(256), *range(0xD7F0, 0xE010), 0xFFFE, 0x20000)]
    texts = ["".join(chance.choices(letters, k=8)) for _ in range(400)]
    times = ("2025-01-01T00:00:00", "2025-01-01T01:00:00")
    cases = tuple(CaseRow(f"c{text}", 1, 1, *times, 1.0, None) for text in texts)

    sheet = opened(figured_report(cases=cases))["Cases"]

    assert [cell(sheet, "Case", row).value for row in range(1, len(texts) + 1)] == [
        excel_text(clean_text(f"c{text}"), "en") for text in texts
    ]


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_the_workbook_whole(tmp_path):
    (tmp_path / "report.xlsx").write_bytes(to_xlsx(figured_report()))

    run = subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,"
         "false,-1", "report.xlsx"],
        cwd=tmp_path, capture_output=True, text=True, timeout=180,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
    cases = (tmp_path / "report-Cases.csv").read_text("utf-8").splitlines()
    assert cases[4].startswith("=1+1,900:30:00,")
    assert len(list(tmp_path.glob("report-*.csv"))) == 14


@pytest.mark.parametrize(
    ("pseudonymised", "said"),
    [(False, "This report shows the names of resources"), (True, "Pseudonyms stand for the names")],
)
def test_the_summary_says_whether_people_are_shown_by_name(pseudonymised, said):
    report = figured_report()
    log = replace(report.log, pseudonymised=pseudonymised)

    summary = opened(replace(report, log=log))["Summary"]

    texts = [str(value) for row in summary.values for value in row if value is not None]
    assert sum(said in text for text in texts) == 1
