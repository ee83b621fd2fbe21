"""A log goes to pm4py as a frame in which pm4py finds the same as we do."""

from pathlib import Path

import pandas as pd
import pytest

import procmine
from procmine.eventlog import EventLog
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.variants import variants_of
from procmine.relations import order

LOGS = Path(__file__).parents[3] / "shared" / "logs"
TIME = "2024-01-0{}T09:00:00"


def frame(zone="", **more):
    return pd.DataFrame(
        {
            "case": ["2", "1", "2", "1", "1"],
            "task": ["B", "A", "A", "C", "B"],
            "time": [TIME.format(day) + zone for day in (2, 1, 2, 3, 3)],
            **more,
        }
    )


def test_the_events_are_in_the_order_of_their_cases_and_ties_in_that_of_the_file():
    with EventLog.from_pandas(frame()) as log:
        told = log.to_pm4py()

    assert list(told.columns) == ["case:concept:name", "concept:name", "time:timestamp"]
    assert list(told["concept:name"]) == ["A", "C", "B", "B", "A"]


def test_times_with_an_offset_are_in_utc_and_others_stay_naive():
    with EventLog.from_pandas(frame("+02:00")) as zoned, EventLog.from_pandas(frame()) as naive:
        times = [log.to_pm4py()["time:timestamp"] for log in (zoned, naive)]

    assert str(times[0][0]) == "2024-01-01 07:00:00+00:00"
    assert str(times[1][0]) == "2024-01-01 09:00:00"


def test_starts_people_and_attributes_go_along():
    more = {"start": [TIME.format(1)] * 5, "resource": list("xyxyx"), "amount": range(5)}

    with EventLog.from_pandas(frame(**more)) as log:
        told = log.to_pm4py()

    assert list(told.columns)[3:] == ["start_timestamp", "org:resource", "amount"]
    assert told["amount"].tolist() == [1, 3, 4, 0, 2]


def test_an_attribute_that_has_one_of_pm4pys_names_gets_another():
    more = {"concept:name": list("vwxyz")}

    with EventLog.from_pandas(frame(**more), activity="task") as log:
        told = log.to_pm4py()

    assert told["concept:name"].tolist() == ["A", "C", "B", "B", "A"]
    assert told["concept:name (2)"].tolist() == list("wyzvx")


@pytest.mark.parametrize("zone", ["", "Z"])
def test_pm4py_finds_the_variants_that_we_find(zone):
    pm4py = pm4py_quietly()
    with EventLog.from_pandas(frame(zone)) as log:
        order(log)
        ours = {v.activities: v.cases for v in variants_of(log)}
        theirs = pm4py.get_variants(log.to_pm4py())

    assert theirs == ours == {("A", "C", "B"): 1, ("B", "A"): 1}


@pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")
@pytest.mark.parametrize(
    "file",
    ["sepsis/SEPSIS.xes.gz", "bpic2013/07_bpic2013_incidents.xes.gz", "receipt/receipt.parquet"],
)
def test_pm4py_finds_the_variants_of_a_public_log_that_we_find(file):
    pm4py = pm4py_quietly()
    with procmine.read(LOGS / file) as log:
        order(log)
        ours = {v.activities: v.cases for v in variants_of(log)}
        theirs = pm4py.get_variants(log.to_pm4py())

    assert theirs == ours
