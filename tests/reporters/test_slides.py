from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from figured import figured_report
from reports import APPROVAL, example_report

from procmine.errors import UsageError
from procmine.findings import Subject
from procmine.reporters.slides import to_pptx

pptx = pytest.importorskip("pptx")


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in pptx.Presentation(io.BytesIO(content)).slides]


def chart_of(content: bytes, number: int):
    slide = pptx.Presentation(io.BytesIO(content)).slides[number]
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def test_a_finding_that_matters_has_a_slide_between_title_and_definitions():
    assert titles(to_pptx(example_report())) == [
        "Process report: claims <2025> & more.csv",
        f"Cases wait 96 h on average before {APPROVAL}",
        "43 % of the cases go back to Check completeness",
        "Definitions",
    ]


def test_slides_are_in_the_language_of_the_report():
    assert titles(to_pptx(example_report(language="zh")))[-1] == "定义"


def test_a_report_without_findings_has_no_slide_of_one():
    assert len(titles(to_pptx(example_report(findings=())))) == 2


def test_a_slide_has_a_chart_that_can_be_edited():
    chart = chart_of(to_pptx(example_report()), 1)

    [series] = chart.plots[0].series
    assert next(iter(chart.plots[0].categories)) == f"Assess damage → {APPROVAL}"
    assert list(series.values) == [68.4, 11.7]


def test_no_name_is_a_formula_behind_a_chart():
    report = example_report()
    place = Subject(activity="=cmd|' /C calc'!A1")
    finding = replace(report.findings[0], subject=place)

    content = to_pptx(replace(report, findings=(finding,)))

    blob = chart_of(content, 1).part.chart_workbook.xlsx_part.blob
    cell = openpyxl.load_workbook(io.BytesIO(blob)).active["A2"]
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A1", "s")


def test_equal_reports_give_equal_bytes_without_a_time():
    content = to_pptx(figured_report())

    assert content == to_pptx(figured_report())
    with zipfile.ZipFile(io.BytesIO(content)) as deck:
        assert {entry.date_time[0] for entry in deck.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in deck.read("docProps/core.xml")
        [book, *_] = [name for name in deck.namelist() if name.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(deck.read(book))) as behind:
            assert b"2000-01-01T00:00:00Z" in behind.read("docProps/core.xml")


def test_a_long_title_is_cut_and_what_no_file_can_hold_is_replaced():
    report = example_report()
    finding = replace(report.findings[0], title="\uffff" + "x" * 9_000)

    title = titles(to_pptx(replace(report, findings=(finding,))))[1]

    assert len(title) == 160
    assert title.startswith("\ufffdx")


def test_without_the_library_the_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pptx", None)

    with pytest.raises(UsageError) as told:
        to_pptx(example_report())

    assert told.value.hint == "pip install 'procmine[pptx]'"
