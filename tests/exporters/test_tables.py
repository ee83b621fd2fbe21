"""CSV, Parquet and DuckDB: what the columns are called, and how values are written."""

from __future__ import annotations

import csv
import gzip
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import procmine
from procmine import EventLog, write_log
from procmine.errors import UsageError
from procmine.exporters import EXPORTERS

CLAIMS = Path("sample_logs/insurance_claims.csv")


def log_of(**columns: object) -> EventLog:
    base = {
        "case_id": ["1", "1", "2"],
        "activity": ["A", "B", "A"],
        "timestamp": [
            datetime(2024, 1, 1, 10),
            datetime(2024, 1, 1, 11, 0, 0, 500_000),
            datetime(2024, 1, 2),
        ],
    }
    return EventLog.from_pandas(pd.DataFrame(base | columns))


def written(log: EventLog, path: Path) -> str:
    with log:
        write_log(log, path)
    return path.read_bytes().decode()


# Names


def test_a_table_keeps_the_names_and_the_order_of_the_columns_of_its_source(tmp_path: Path) -> None:
    with procmine.read("sample_logs/permits_gbk.csv") as log:
        write_log(log, tmp_path / "log.csv")
        write_log(log, tmp_path / "log.parquet")

    header = "案例编号,活动,开始时间,时间,处理人,角色,区域"
    assert (tmp_path / "log.csv").read_text("utf-8").splitlines()[0] == header
    assert pq.read_schema(tmp_path / "log.parquet").names == header.split(",")


def test_a_csv_in_our_form_comes_out_as_it_went_in(tmp_path: Path) -> None:
    with procmine.read(CLAIMS) as log:
        write_log(log, tmp_path / "once.csv")
    with procmine.read(tmp_path / "once.csv") as log:
        write_log(log, tmp_path / "twice.csv")

    assert (tmp_path / "twice.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()


def test_columns_that_only_the_user_could_name_are_called_as_in_xes(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"x": ["1"], "y": ["A"], "z": pd.to_datetime(["2024-01-01"]), "user": ["Ann"],
         "case_id": ["not this"]}
    )  # fmt: skip
    log = EventLog.from_pandas(frame, case="x", activity="y", timestamp="z", resource="user")

    text = written(log, tmp_path / "log.csv")

    assert (
        text.splitlines()[0] == "case:concept:name,concept:name,time:timestamp,org:resource,case_id"
    )
    with procmine.read(tmp_path / "log.csv") as again:
        assert again.query("SELECT case_id, case_id_ FROM events").to_pylist() == [
            {"case_id": "1", "case_id_": "not this"}
        ]


def test_an_attribute_makes_room_for_a_standard_name(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"order": ["7"], "concept:name": ["raw"], "label": ["Ship"],
         "time": pd.to_datetime(["2024-01-01"])}
    )  # fmt: skip
    log = EventLog.from_pandas(frame, case="order", activity="label", timestamp="time")

    text = written(log, tmp_path / "log.csv")

    header = "case:concept:name,concept:name,time:timestamp,concept:name_"
    assert text.splitlines() == [header, "7,Ship,2024-01-01T00:00:00,raw"]


def test_joined_starts_get_a_column(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"case_id": ["1", "1"], "activity": ["A", "A"], "lifecycle": ["start", "complete"],
         "timestamp": pd.to_datetime(["2024-01-01 10:00", "2024-01-01 11:00"])}
    )  # fmt: skip

    text = written(EventLog.from_pandas(frame), tmp_path / "log.csv")

    assert text.splitlines() == [
        "case_id,activity,lifecycle,start_timestamp,timestamp",
        "1,A,complete,2024-01-01T10:00:00,2024-01-01T11:00:00",
    ]


def test_a_start_without_a_completion_does_not_take_that_of_another(tmp_path: Path) -> None:
    times = [datetime(2024, 1, 1, hour) for hour in (9, 10, 11)]
    frame = pd.DataFrame(
        {"case_id": ["1"] * 3, "activity": ["A"] * 3, "timestamp": times,
         "lifecycle": ["start", "complete", "start"]}
    )  # fmt: skip

    text = written(EventLog.from_pandas(frame), tmp_path / "log.csv")

    assert text.splitlines()[2] == "1,A,2024-01-01T11:00:00,2024-01-01T11:00:00,"
    with procmine.read(tmp_path / "log.csv") as again:
        rows = again.query("SELECT start, timestamp FROM events ORDER BY position").to_pylist()
    assert [tuple(row.values()) for row in rows] == [(times[0], times[1]), (times[2], times[2])]


# Values


def test_csv_has_iso_times_with_as_many_digits_as_they_need(tmp_path: Path) -> None:
    lines = written(log_of(), tmp_path / "log.csv").split("\n")

    assert lines == [
        "case_id,activity,timestamp",
        "1,A,2024-01-01T10:00:00",
        "1,B,2024-01-01T11:00:00.5",
        "2,A,2024-01-02T00:00:00",
        "",
    ]


def test_times_with_a_zone_say_so(tmp_path: Path) -> None:
    times = pd.to_datetime(["2024-07-01 10:00"] * 3).tz_localize("Europe/Berlin")
    log = log_of(timestamp=times, seen=times)

    write_log(log, tmp_path / "log.parquet")
    text = written(log, tmp_path / "log.csv")

    assert text.splitlines()[1] == "1,A,2024-07-01T08:00:00+00:00,2024-07-01T08:00:00+00:00"
    types = {field.name: field.type for field in pq.read_schema(tmp_path / "log.parquet")}
    assert types["timestamp"] == types["seen"] == pa.timestamp("us", "UTC")


def test_csv_tells_null_from_an_empty_text(tmp_path: Path) -> None:
    text = written(log_of(note=pd.array([None, "", "NULL"], "string")), tmp_path / "log.csv")

    assert [line.rpartition(",")[2] for line in text.splitlines()[1:]] == ["", '""', "NULL"]


def test_csv_is_lossless_also_for_what_a_spreadsheet_takes_for_a_formula(tmp_path: Path) -> None:
    notes = ["=cmd()", '@x,"y"', "-1\n+2"]

    written(log_of(note=notes), tmp_path / "log.csv")

    with (tmp_path / "log.csv").open(newline="", encoding="utf-8") as file:
        assert [row[3] for row in csv.reader(file)][1:] == notes


def test_nested_values_are_json_in_csv_and_themselves_in_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {"case_id": ["1"], "activity": ["A"], "timestamp": [datetime(2024, 1, 1)],
         "tags": [["a", 'b"']], "address": [{"town": "Ulm", "no": 3}], "day": [date(2024, 5, 1)]}
    )  # fmt: skip
    pq.write_table(table, tmp_path / "in.parquet")

    with procmine.read(tmp_path / "in.parquet") as log:
        write_log(log, tmp_path / "out.csv")
        write_log(log, tmp_path / "out.parquet")

    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        row = list(csv.reader(file))[1]
    assert row[3:] == ['["a","b\\""]', '{"town":"Ulm","no":3}', "2024-05-01"]
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == table.to_pylist()


def test_a_duckdb_file_has_the_table_of_events(tmp_path: Path) -> None:
    log = log_of(amount=[1, 2, None], ok=pd.array([True, None, False], "boolean"))

    with log:
        write_log(log, tmp_path / "log.duckdb")
        write_log(log, tmp_path / "log.duckdb")  # the first is let go of

    with duckdb.connect(str(tmp_path / "log.duckdb"), read_only=True) as database:
        rows = database.sql("FROM events").fetchall()
        types = [row[1] for row in database.sql("DESCRIBE events").fetchall()]
    assert rows[0] == ("1", "A", datetime(2024, 1, 1, 10), 1.0, True)
    assert types == ["VARCHAR", "VARCHAR", "TIMESTAMP", "DOUBLE", "BOOLEAN"]
    assert [file.name for file in tmp_path.iterdir()] == ["log.duckdb"]


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xes"])
def test_a_hundred_thousand_events_keep_their_order(ending: str, tmp_path: Path) -> None:
    number = 100_000
    frame = pd.DataFrame(
        {"case_id": [f"c{n // 5}" for n in range(number)], "activity": ["A"] * number,
         "timestamp": pd.to_datetime(["2024-01-01"] * number),
         "n": range(number)}
    )  # fmt: skip
    with EventLog.from_pandas(frame) as log:
        write_log(log, tmp_path / f"log{ending}")

    with procmine.read(tmp_path / f"log{ending}") as again:
        order = again.query("SELECT CAST(n AS INTEGER) AS n FROM events ORDER BY position")
    assert order["n"].to_pylist() == list(range(number))


# Files


@pytest.mark.parametrize("name", ["log", "log.txt", "log.xml", "csv"])
def test_an_ending_that_says_no_format_is_told(name: str, tmp_path: Path) -> None:
    with log_of() as log, pytest.raises(UsageError) as caught:
        write_log(log, tmp_path / name)

    assert all(ending in caught.value.hint for ending in EXPORTERS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", EXPORTERS)
def test_a_format_is_told_by_the_ending_in_any_case_and_a_failure_leaves_the_old_file(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"log{ending.upper()}"
    path.write_text("old")

    with log_of() as log:
        broken = "CASE WHEN position = 3 THEN error('broken') END"
        log.engine.view(
            "events",
            "SELECT * EXCLUDE (start_text, time_text)"
            f" REPLACE (CAST({broken} AS VARCHAR) AS activity) FROM all_rows",
        )
        with pytest.raises(Exception, match="broken"):
            write_log(log, path)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_log_is_written_as_the_same_bytes(tmp_path: Path) -> None:
    with procmine.read(CLAIMS) as log:
        for ending in (".csv.gz", ".xes.gz", ".json", ".xmlocel", ".parquet"):
            write_log(log, tmp_path / f"a{ending}")
            write_log(log, tmp_path / f"b{ending}")

            assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).startswith(b"case_id,")
