"""Rules about times judge times with an offset by the clock of the place where they were taken."""

import pandas as pd

from procmine import EventLog
from procmine.relations import relate
from procmine.rules.quality.clock_change import ClockChange
from procmine.rules.quality.midnight_times import MidnightTimes
from procmine.rules.quality.mixed_resolution import MixedResolution

ZONE = "Europe/Rome"


def found(rule, rows):
    frame = pd.DataFrame(rows, columns=["case", "activity", "timestamp"])
    with EventLog.from_pandas(frame, case="case", activity="activity") as log:
        relate(log)
        assert log.zoned == (frame["timestamp"].dt.tz is not None)
        return log.query(rule.sql()).to_pylist()


def days(count, clock):
    return pd.date_range(f"2024-01-01 {clock}", periods=count, freq="7D", tz=ZONE)


def test_dates_of_a_place_are_no_times_in_summer_and_in_winter():
    rows = [(f"c{i}", a, day) for i, day in enumerate(days(50, "00:00")) for a in "AB"]

    (finding,) = found(MidnightTimes, rows)

    assert finding["midnight_share"] == 1
    assert finding["cases"] == 50


def test_an_activity_with_dates_of_a_place_is_told_from_those_with_times():
    rows = [(f"c{i}", "Check", day) for i, day in enumerate(days(50, "00:00"))]
    rows += [(f"c{i}", "Close", day) for i, day in enumerate(days(50, "10:30:20"))]

    (finding,) = found(MixedResolution, rows)

    assert (finding["activity"], finding["cases"]) == ("Check", 50)
    assert finding["coarse_share"] == 1


def test_a_shift_that_begins_on_the_hour_is_no_midnight():
    # Half hours fall on many times of the day: none of them is the midnight of a log of dates.
    rows = [
        (f"c{i}-{hour}", activity, day + pd.Timedelta(hours=hour, seconds=late))
        for i, day in enumerate(days(30, "00:00"))
        for hour in (9, 11, 13, 15)
        for activity, late in (("Open", 0), ("Answer", 100))
    ]

    assert found(MixedResolution, rows) == []


def test_times_with_an_offset_know_no_change_of_the_clock():
    # The hour that is missing in London's spring: in UTC it is there on all Sundays but one.
    sundays = pd.date_range("2024-01-07", periods=52, freq="7D")
    rows = [
        (f"c{day:%j}", f"Step {hour}", day + pd.Timedelta(hours=hour, minutes=30))
        for day in sundays
        for hour in range(4)
        if (hour, day.month, day.day) != (1, 3, 31)
    ]

    naive = found(ClockChange, rows)
    zoned = found(ClockChange, [(c, a, t.tz_localize("UTC")) for c, a, t in rows])

    assert [row["zones"] for row in naive] == ["Europe/London, Europe/Lisbon"]
    assert zoned == []
