"""What users of the library hold in their hands."""

import inspect
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

import procmine
import procmine.rules
from procmine import EventLog, ProcmineError, analyze, read

CLAIMS = "sample_logs/insurance_claims.csv"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "case": [1, 1, 2],
            "activity": ["A", "B", "A"],
            "time": pd.to_datetime(["2024-01-01 10:00", "2024-01-01 11:00", "2024-01-02 10:00"]),
            "amount": [10.5, 10.5, None],
        }
    )


def test_public_names_are_listed_in_order_and_all_there():
    assert procmine.__all__ == sorted(procmine.__all__)
    assert all(getattr(procmine, name) for name in procmine.__all__)
    assert set(procmine.__all__) <= set(dir(procmine))


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'procmine' has no attribute 'analyse'"):
        procmine.analyse  # noqa: B018


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (read, ["CSV", "Parquet", "XES", "threads", "Raises UnreadableFile"]),
        (analyze, ["worst first", "hours", "shares from 0 to 1", "Raises UsageError"]),
        (EventLog, ["one row an activity instance", "UTC", "close()"]),
        (EventLog.from_pandas, ["one row an event", "Raises ColumnError"]),
        (EventLog.to_pandas, ["`events`", "order of the file"]),
        (EventLog.query, ["SQL", "Arrow table"]),
        (procmine.Report, ["worst first", "sentence"]),
        (procmine.Report.to_json, ["UsageError"]),
        (procmine.Report.to_html, ["UsageError"]),
        (procmine.Finding, ["0 to 1", "query"]),
        (ProcmineError, ["what is wrong", "what to do"]),
    ],
    ids=lambda value: getattr(value, "__qualname__", None),
)
def test_every_public_thing_says_what_it_takes_and_gives_and_raises(thing, words):
    page = " ".join((inspect.getdoc(thing) or "").split())

    assert [word for word in words if word not in page] == []


def test_a_log_is_read_analysed_and_written(tmp_path):
    with read(ROOT / CLAIMS) as log:
        report = analyze(log)

    report.to_html(tmp_path / "report.html")
    report.to_json(tmp_path / "report.json")

    assert report.findings[0].severity == "high"
    assert report.findings[0].impact.hours_per_case > 1
    assert (tmp_path / "report.html").stat().st_size > 10_000
    assert (tmp_path / "report.json").read_text("utf-8").startswith("{")


def test_a_log_can_be_analysed_twice():
    with read(ROOT / CLAIMS) as log:
        assert analyze(log) == analyze(log)


def test_a_frame_goes_in_and_comes_out_with_its_attributes(frame):
    with EventLog.from_pandas(frame) as log:
        told = log.to_pandas()

    assert list(told["case_id"]) == ["1", "1", "2"]
    assert list(told["activity"]) == ["A", "B", "A"]
    assert list(told["timestamp"]) == list(frame["time"])
    assert told["amount"].tolist()[:2] == [10.5, 10.5]


def test_a_query_takes_parameters(frame):
    with EventLog.from_pandas(frame) as log:
        told = log.query("SELECT count(*) AS n FROM events WHERE activity = $name", name="A")

    assert told.to_pylist() == [{"n": 2}]


def test_an_error_says_what_to_do():
    with pytest.raises(ProcmineError) as told:
        read(ROOT / CLAIMS, case="claim")

    assert told.value.exit_code == 2
    assert "--case" in told.value.hint


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"activities": 2}, "activities 2: not a share"),
        ({"paths": float("nan")}, "paths nan: not a share"),
        ({"language": "fr"}, "no language 'fr'"),
    ],
)
def test_an_analysis_refuses_a_wrong_setting(wrong, message, frame):
    with EventLog.from_pandas(frame) as log, pytest.raises(ProcmineError) as told:
        analyze(log, **wrong)

    assert told.value.message == message
    assert told.value.hint


def test_a_report_can_be_kept_and_compared_but_not_changed(frame):
    with EventLog.from_pandas(frame) as log:
        report = analyze(log)

    with pytest.raises(AttributeError):
        report.language = "zh"
    assert report.log.cases == 2


def test_progress_is_told_stage_by_stage(frame):
    stages = []

    with EventLog.from_pandas(frame) as log:
        analyze(log, progress=stages.append)

    assert stages[:2] == ["ordering events", "measuring"]
    assert "looking for rework-loop" in stages


def test_a_log_can_be_read_and_analysed_on_another_thread():
    def work():
        with read(ROOT / CLAIMS) as log:
            return analyze(log)

    with ThreadPoolExecutor() as pool:
        first, second = pool.map(lambda _: work(), range(2))

    assert first == second


def test_a_rule_of_ones_own_can_be_run():
    class Anything(procmine.rules.Rule):
        """All cases.

        ## Why it matters
        It doesn't.
        """

        code, name, kind = "XX001", "anything", "waiting"
        query = """
            SELECT count(*) AS cases, count(*) AS occurrences, 0 AS lost_us,
              worst_cases(case_no, duration_us) AS examples FROM cases
        """
        message = "There are {cases} cases."
        redesign = ()

    with read(ROOT / CLAIMS) as log:
        report = analyze(log, rules=[Anything])

    assert [f.title for f in report.findings] == ["There are 600 cases."]
