"""What users of the library hold in their hands."""

import inspect
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


@pytest.mark.parametrize(
    "thing",
    [read, analyze, EventLog, EventLog.from_pandas, EventLog.to_pandas, EventLog.query,
     procmine.Report, procmine.Finding],
    ids=lambda thing: thing.__qualname__,
)  # fmt: skip
def test_every_public_thing_says_what_it_takes_and_gives(thing):
    assert len(inspect.getdoc(thing) or "") > 40


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
        message = {"en": "There are {cases} cases."}
        redesign = ()

    with read(ROOT / CLAIMS) as log:
        report = analyze(log, rules=[Anything])

    assert [f.title for f in report.findings] == ["There are 600 cases."]
