"""Every public log of a readable dialect is analysed, without any option."""

from pathlib import Path

import pytest

from procmine import analyze, read
from procmine.errors import ColumnError, DataError

LOGS = Path(__file__).parents[3] / "shared" / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")

TABLES = ("*.csv", "*.csv.gz", "*.parquet", "*.xes", "*.xes.gz")
#: No logs: expected results, tables without cases, and files that hold nothing but times.
NO_LOGS = ("_expected", "-expected", "ko_analysis_report", "sep_detection", "timest_format")
#: Logs of which no row is an event.
NOTHING_VALID = ("test8-all-invalid",)
FILES = sorted(p for pattern in TABLES for p in LOGS.rglob(pattern)) if LOGS.exists() else []
READABLE = [p for p in FILES if not any(n in p.name for n in (*NO_LOGS, *NOTHING_VALID))]


@pytest.mark.parametrize("file", READABLE, ids=[f"{p.parent.name}/{p.name}" for p in READABLE])
def test_a_public_log_is_analysed(file):
    with read(file) as log:
        report = analyze(log)

    assert report.log.cases > 0
    assert report.log.events > 0


@pytest.mark.parametrize(
    "file",
    [p for p in FILES if "timest_format" in p.name or "sep_detection" in p.name],
    ids=lambda p: p.name,
)
def test_a_table_without_cases_is_told_as_such(file):
    with pytest.raises(ColumnError) as told:
        read(file)

    assert "no column" in told.value.message
    assert "--case" in told.value.hint or "--timestamp" in told.value.hint


@pytest.mark.parametrize(
    "file", [p for p in FILES if any(n in p.name for n in NOTHING_VALID)], ids=lambda p: p.name
)
def test_a_table_without_a_valid_row_is_told_as_such(file):
    with pytest.raises(DataError):
        read(file)
