"""The times that stand in attributes are told from those of the events."""

from datetime import datetime

import pandas as pd
import pytest
from small_logs import rows

from procmine import EventLog
from procmine.relations import relate

TOLD = "SELECT attribute, moment, from_start, is_event FROM attribute_times ORDER BY moment"


def told(values, name="approved", zone=None):
    frame = pd.DataFrame(
        {
            "case": ["c1"] * 3,
            "activity": ["Register", "Check", "Decide"],
            "timestamp": pd.to_datetime([f"2024-01-0{d} 10:00" for d in (1, 2, 3)]),
            name: values,
        }
    )
    if zone:
        frame["timestamp"] = frame["timestamp"].dt.tz_localize(zone)
    with EventLog.from_pandas(
        frame, case="case", activity="activity", timestamp="timestamp"
    ) as log:
        relate(log)
        return rows(log, TOLD)


@pytest.mark.parametrize(
    "name", ["approved", "last", "first", "seq", "moment", 'a "b"', "活动时间2"]
)
def test_a_time_of_its_own_is_none_of_the_events_whatever_the_column_is_called(name):
    assert told([None, None, "2024-01-02 15:00"], name) == [
        (name, datetime(2024, 1, 2, 15), False, False)
    ]


def test_times_and_dates_may_have_a_type():
    typed = pd.to_datetime([None, None, "2024-01-02 15:00"])

    assert told(typed) == [("approved", datetime(2024, 1, 2, 15), False, False)]


def test_a_copy_of_an_event_is_one_and_what_is_said_first_is_from_the_start():
    times = ["2024-01-02 15:00", "2024-01-02 15:00", "2024-01-02 10:00:30"]

    assert [row[2:] for row in told(times)] == [(False, True), (True, False)]


def test_times_outside_of_the_case_are_none_of_it():
    assert told(["1980-05-01 00:00", None, "2030-01-01 00:00"]) == []


def test_times_with_and_without_a_zone_are_not_compared():
    assert told([None, None, "2024-01-02 15:00"], zone="UTC") == []


def test_a_log_without_such_attributes_has_none():
    assert told(["red", "green", "blue"]) == []


def test_dates_whose_days_and_months_cannot_be_told_apart_are_left_alone():
    assert told([None, "03/01/2024 09:00", "02/01/2024 15:00"]) == []
