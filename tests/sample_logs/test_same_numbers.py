"""Every format of a report says the same numbers, in full or rounded."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

import procmine
from procmine.reporters import render
from procmine.reporters.tables import tables_of
from procmine.words import count_text, duration_text, share_text

# openpyxl does not know Excel 2010's bars in cells.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
CLAIMS = Path(__file__).parents[2] / "sample_logs" / "insurance_claims.csv"
_NUMBERS = ("count", "share", "number")


@pytest.fixture(scope="module")
def report():
    with procmine.read(CLAIMS) as log:
        return procmine.analyze(log)


def test_csv_parquet_and_workbook_have_the_same_cells(report):
    comma, typed = render(report, "csv"), render(report, "parquet")
    book = load_workbook(io.BytesIO(render(report, "xlsx")))

    for table in tables_of(report):
        head, *rows = csv.reader(
            io.StringIO(comma[f"{table.name}.csv"].decode("utf-8-sig"), newline="")
        )
        columns = pq.read_table(io.BytesIO(typed[f"{table.name}.parquet"])).to_pydict()
        titles = tuple(column.title for column in table.columns)
        sheet = list(book[table.title].iter_rows(values_only=True, max_col=len(titles)))
        cells = sheet[sheet.index(titles) + 1 :]
        assert head == list(columns) == [column.name for column in table.columns]
        assert len(rows) == len(cells) == len(table.rows)
        for place, column in enumerate(table.columns):
            wanted = [row[place] for row in table.rows]
            assert columns[column.name] == wanted, (table.name, column.name)
            if column.kind in (*_NUMBERS, "hours"):
                read = [float(row[place]) if row[place] else None for row in rows]
                assert read == pytest.approx(wanted, abs=1e-6), (table.name, column.name)
                shown = [
                    _hours(row[place]) if column.kind == "hours" else row[place] for row in cells
                ]
                assert shown == pytest.approx(wanted, abs=1e-3), (table.name, column.name)
            if column.kind == "time":
                assert [datetime.fromisoformat(row[place]) for row in rows] == wanted


def test_the_tables_have_the_numbers_of_the_json(report):
    told = json.loads(render(report, "json"))
    tables = {
        table.name: [
            dict(zip([column.name for column in table.columns], row, strict=True))
            for row in table.rows
        ]
        for table in tables_of(report)
    }

    assert len(tables["findings"]) == len(told["findings"])
    for row, finding in zip(tables["findings"], told["findings"], strict=True):
        for name in ("code", "fingerprint", "severity", "title", "cases", "occurrences"):
            assert row[name] == finding[name]
        assert row["case_share"] == pytest.approx(finding["case_share"], abs=1e-4)
        hours = finding["impact"]["hours_per_case"]
        assert row["hours_per_case"] == pytest.approx(hours, abs=1e-3)
    assert len(tables["cases"]) == told["log"]["cases"]
    assert sum(row["events"] for row in tables["cases"]) == told["log"]["events"]
    assert len(tables["variants"]) == told["log"]["variants"]
    assert len(tables["people"]) == told["log"]["resources"]
    for row, activity in zip(tables["activities"], told["profile"]["activities"], strict=True):
        for name in ("activity", "events", "cases", "repeated"):
            assert row[name] == activity[name]
        for kind in ("work", "wait"):
            for measure in ("mean", "median", "p90"):
                if activity[kind] is not None:
                    wanted = activity[kind][measure]
                    assert row[f"{measure}_{kind}_hours"] == pytest.approx(wanted, abs=1e-4)


def test_what_is_read_names_every_finding_with_its_size(report):
    shown = {kind: str(render(report, kind)) for kind in ("text", "html", "markdown")}

    for finding in report.findings:
        if finding.severity == "low":
            continue
        assert duration_text(finding.impact.hours_per_case) in shown["text"]
        for kind, text in shown.items():
            assert finding.code in text, kind
            assert finding.fingerprint in text or kind == "text"
            assert count_text(finding.cases) in text or share_text(finding.case_share) in text


def _hours(cell):
    """Give the hours of a duration, which a workbook counts in days."""
    if cell is None or isinstance(cell, timedelta):
        return None if cell is None else cell / timedelta(hours=1)
    if isinstance(cell, time):
        return _hours(datetime.combine(date.min, cell) - datetime.min)
    return 24 * cell
