from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from figured import figured_report
from hypothesis import given
from hypothesis import strategies as st

from procmine.reporters import render
from procmine.reporters.tables import tables_of, to_csv, to_parquet
from procmine.reporters.tables.csv_files import as_cell


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_and_parquet_have_a_file_a_table():
    report = figured_report()

    names = [table.name for table in tables_of(report)]
    assert list(to_csv(report)) == [f"{name}.csv" for name in names]
    assert list(to_parquet(report)) == [f"{name}.parquet" for name in names]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_equal_reports_give_equal_files(kind):
    assert render(figured_report(), kind) == render(figured_report(), kind)


def test_csv_is_what_excel_opens_right():
    content = to_csv(figured_report())["findings.csv"]

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert "主管审批" in content.decode("utf-8-sig")


def test_csv_keeps_codes_and_numbers_as_programs_read_them_in_any_language():
    english = rows_of(to_csv(figured_report())["findings.csv"])
    chinese = rows_of(to_csv(replace(figured_report(), language="zh"))["findings.csv"])

    assert english == chinese
    assert english[0]["severity"] == "high"
    assert english[0]["hours_per_case"] == "68.4"
    assert english[1]["low_hours_per_case"] == ""


def test_csv_writes_times_in_iso_8601():
    cases = rows_of(to_csv(figured_report())["cases.csv"])

    assert cases[0]["begins"] == "2025-01-06T08:00:00"


def test_text_that_a_spreadsheet_would_run_has_an_apostrophe_in_front():
    files = to_csv(figured_report())

    assert rows_of(files["cases.csv"])[0]["case_id"] == "'=1+1"
    assert rows_of(files["handovers.csv"])[1]["giver"] == "'=Ann()"


@given(st.text())
def test_no_text_begins_as_a_formula_and_all_of_it_is_there(text):
    cell = as_cell(text)

    assert not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell)
    assert cell.removeprefix("'") == text or cell == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [(-2.5, "-2.5"), (-3, "-3"), (0.0, "0"), (-0.0, "0"), (1e-9, "0"), (True, "true"),
     (None, ""), (float("nan"), ""), (float("inf"), ""), (1234567.25, "1234567.25")],
)  # fmt: skip
def test_numbers_are_plain_and_what_is_none_is_empty(value, cell):
    assert as_cell(value) == cell


def test_parquet_is_typed_and_says_its_units():
    files = to_parquet(figured_report())

    schema = pq.read_schema(io.BytesIO(files["cases.parquet"]))
    assert schema.field("hours").type == pa.float64()
    assert schema.field("hours").metadata[b"unit"] == b"hours"
    assert schema.field("events").type == pa.int64()
    assert schema.field("begins").type == pa.timestamp("us")
    assert b"1,198 more" in schema.metadata[b"about"]


def test_parquet_keeps_text_as_it_is():
    cases = pq.read_table(io.BytesIO(to_parquet(figured_report())["cases.parquet"]))

    assert cases["case_id"].to_pylist() == ["=1+1", "C-0002"]


def test_parquet_without_rows_keeps_its_columns():
    report = replace(figured_report(), findings=())

    table = pq.read_table(io.BytesIO(to_parquet(report)["findings.parquet"]))

    assert table.num_rows == 0
    assert table.schema.field("cases").type == pa.int64()
