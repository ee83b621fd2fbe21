"""Public logs of many dialects: the right columns are taken, and as many events are read as
the csv module and pandas count.

The logs lie beside the repository and are no part of it; without them these tests are skipped.
"""

import csv
import gzip
import io
from pathlib import Path

import pandas as pd
import pytest

import procmine
from procmine.errors import ColumnError, NoEvents

SHARED = Path(__file__).parents[3] / "shared"
LOGS = SHARED / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")

#: file -> case, activity, timestamp, start, resource, role; of text also encoding and delimiter.
TEXTS = """
callcenter/CallcenterExample.csv: Service ID, Operation, End Date, Start Date, Agent, Agent Position
mobis/mobis_challenge_log_2019_snippet.csv ;: case, activity, end, start, org:resource, org:role
daqapo/hospital.csv: patient_visit_nr, activity, complete_ts, start_ts, originator, -
chinese_sci2/simulated_operation_history.csv: 单据编号, 操作节点, 操作日期, -, 操作人, -
chinese_sci2/DERIVED_simulated_operation_history.gbk.csv gbk: 单据编号, 操作节点, 操作日期, -, 操作人, -
csv_dialects/cid_acti_timest__01.csv: case_id, task, completion_time, -, resource, -
csv_dialects/cid_acti_timest__02.csv: case_number, activity_name, end_timestamp, -, -, department
csv_dialects/cid_acti_timest__03.csv: case_reference, step, timestamp_completed, -, assignee, -
csv_dialects/cid_acti_timest__04.csv: case_identifier, action, completion_datetime, -, employee, -
csv_dialects/cid_acti_timest__05.csv: process_id, event, timestamp_done, -, operator, -
csv_dialects/cid_acti_timest__06.csv: case_key, operation, timestamp_finalized, -, staff, -
csv_dialects/cid_acti_timest__07.csv: case_code, task_name, timestamp_completed, -, team_member, -
csv_dialects/cid_acti_timest__08.csv: case_tag, process_step, time_of_completion, -, personnel, -
csv_dialects/encodings__01_utf8.csv: case_id, activity, timestamp, -, resource, -
csv_dialects/encodings__02_utf16.csv utf-16: case_id, activity, timestamp, -, resource, -
csv_dialects/encodings__03_cp1252.csv cp1252: Case ID, Activity, Timestamp, -, Resource, -
csv_dialects/encodings__04_macroman.csv mac_roman: Case ID, Activity, Timestamp, -, Resource, -
waiting_time_analysis/manual_log_1.csv: case_id, Activity, end_time, start_time, Resource, -
waiting_time_analysis/manual_log_2.csv: case_id, Activity, end_time, start_time, Resource, -
waiting_time_analysis/manual_log_3.csv: case_id, Activity, end_time, start_time, Resource, -
waiting_time_analysis/handoff-test.csv: case_id, Activity, end_time, start_time, Resource, -
running-example/running-example.csv: case:concept:name, concept:name, time:timestamp, -, org:resource, -
roadtraffic/roadtraffic100traces.csv: case:concept:name, concept:name, time:timestamp, -, org:resource, -
sepsis/sepsis_mannhardt_full.csv.gz ;: case_id, activity, timestamp, -, resource, -
simod/PurchasingExample.csv.gz: case_id, activity, end_time, start_time, resource, -
simod/LoanApp_simplified.csv.gz: case:concept:name, concept:name, time:timestamp, start_timestamp, org:resource, role
knockouts/synthetic_example_enriched.csv.gz: caseid, task, end_timestamp, start_timestamp, user, -
"""  # noqa: E501
PARQUETS = """
receipt/receipt.parquet: case:concept:name, concept:name, time:timestamp, -, org:resource, org:group
running-example/running-example.parquet: case:concept:name, concept:name, time:timestamp, -, org:resource, -
apromore_importer/test1-valid.parquet: case_id, activity, completion_time, start_date, -, -
apromore_importer/test11-encoding.parquet: caseID, activity, endTimestamp, -, -, -
"""  # noqa: E501
SIMULATED = "case_id, activity, end_time, start_time, resource"


def _table():
    for line in filter(None, (TEXTS + PARQUETS).splitlines()):
        file, _, columns = line.partition(": ")
        name, _, dialect = file.partition(" ")
        yield pytest.param(LOGS / name, dialect, columns.split(", "), id=name)
    for file in sorted(LOGS.glob("extraneous_delays_synthetic/*.csv.gz")):
        yield pytest.param(file, "", [*SIMULATED.split(", "), "-"], id=f"delays/{file.name}")
    for file in sorted(SHARED.glob("planted/*.csv.gz")):
        yield pytest.param(file, "", [*SIMULATED.split(", "), "role"], id=f"planted/{file.name}")


def _rows(file, dialect):
    """Read a table without any of our code."""
    if file.suffix == ".parquet":
        return pd.read_parquet(file).to_dict("records")
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    delimiter = dialect if dialect == ";" else ","
    text = content.decode("utf-8-sig" if dialect in ("", ";") else dialect)
    return list(csv.DictReader(io.StringIO(text, newline=None), delimiter=delimiter))


@pytest.mark.parametrize(("file", "dialect", "columns"), [*_table()])
def test_a_public_log_is_read_whole_with_the_right_columns(file, dialect, columns):
    case, activity, *_ = columns
    rows = _rows(file, dialect)

    with procmine.read(file) as log:
        c = log.columns
        found = log.query(
            "SELECT count(*) AS events, count(DISTINCT case_id) AS cases,"
            " count(DISTINCT activity) AS activities FROM events"
        ).to_pylist()[0]
        set_aside = log.set_aside

    taken = (c.case_id, c.activity, c.timestamp, c.start, c.resource, c.role)
    assert ["-" if name is None else name for name in taken] == columns
    assert set_aside == 0
    assert found == {
        "events": len(rows),
        "cases": len({row[case] for row in rows}),
        "activities": len({row[activity] for row in rows}),
    }


APROMORE = [
    "test1-valid", "test2-missing-columns", "test3-invalid-end-timestamp",
    "test4-invalid-start-timestamp", "test5-empty-caseID", "test7-record-invalid",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("name", APROMORE)
def test_apromores_rows_are_kept_and_set_aside_as_its_importer_does(name, kind):
    folder = LOGS / "apromore_importer"
    file = folder / f"{name}.{kind}"
    if not file.exists():
        pytest.skip("not among the files")
    if name == "test2-missing-columns" and kind == "parquet":
        pytest.skip("its row is missing already")
    expected = list(csv.reader((folder / f"{name}-expected.csv").read_text().splitlines()))

    with procmine.read(file) as log:
        found = log.query(
            "SELECT case_id, activity, CAST(start AS VARCHAR) AS start,"
            " CAST(timestamp AS VARCHAR) AS timestamp FROM events ORDER BY position"
        ).to_pylist()
        set_aside, notes = log.set_aside, " ".join(log.notes)

    assert [list(row.values()) for row in found] == [row[:4] for row in expected]
    rows = 3 if kind == "parquet" and name == "test5-empty-caseID" else None
    rows = rows or (folder / f"{name}.csv").read_text().strip().count("\n")
    assert set_aside == rows - len(expected)
    assert ("set aside" in notes) == bool(set_aside)


def test_hebrew_is_read_as_apromore_reads_it():
    folder = LOGS / "apromore_importer"
    expected = [
        line.split("¸")
        for line in (folder / "test11-encoding-expected.csv").read_text("utf-8").splitlines()
    ]

    with procmine.read(folder / "test11-encoding.csv") as log:
        found = log.query(
            "SELECT case_id, activity, CAST(timestamp AS VARCHAR) AS timestamp FROM events"
            " ORDER BY position"
        ).to_pylist()

    assert [list(row.values()) for row in found] == [
        [case, activity, time.removesuffix(".0")] for case, activity, time, *_ in expected
    ]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_table_of_which_nothing_is_valid_is_told(kind):
    with pytest.raises(NoEvents, match="no row is an event"):
        procmine.read(LOGS / "apromore_importer" / f"test8-all-invalid.{kind}")


def _no_logs():
    return sorted(
        [*LOGS.glob("csv_dialects/sep_detection*"), *LOGS.glob("csv_dialects/timest_format*")]
    )


@pytest.mark.parametrize("file", _no_logs(), ids=lambda file: file.name)
def test_a_table_without_cases_is_told_with_its_columns(file):
    with pytest.raises(ColumnError) as told:
        procmine.read(file)

    columns = "time:timestamp" if "timest" in file.name else "Name, Age, City"
    assert "--case" in told.value.hint
    assert f"The file has: {columns}" in told.value.hint


def test_the_case_called_na_is_among_the_patients():
    with procmine.read(LOGS / "sepsis" / "sepsis_mannhardt_full.csv.gz") as log:
        rows = log.query("SELECT count(*) AS n FROM events WHERE case_id = 'NA'").to_pylist()

    assert rows[0]["n"] > 0


def test_the_creation_date_of_a_form_is_not_its_time():
    with procmine.read(LOGS / "chinese_sci2" / "simulated_operation_history.csv") as log:
        assert "创建日期" in log.attributes


def test_costs_with_decimal_commas_are_numbers():
    with procmine.read(LOGS / "mobis" / "mobis_challenge_log_2019_snippet.csv") as log:
        rows = log.query("SELECT cost FROM events ORDER BY position LIMIT 2").to_pylist()

    assert [row["cost"] for row in rows] == [167.52, 262.11]


def test_instances_of_the_patients_are_joined():
    with procmine.read(LOGS / "bupaR_tests" / "patients.csv") as log:
        found = log.query("SELECT count(*) AS n, count(start) AS started FROM events").to_pylist()[
            0
        ]

    assert found["n"] == 12
    assert log.columns.resource == "resource"
