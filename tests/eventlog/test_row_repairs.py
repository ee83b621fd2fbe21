"""Repairs of rows as they came: what is repaired is counted, told, and found no more."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine import EventLog, analyze

COLUMNS = ["case_id", "activity", "timestamp", "resource", "item"]
TEN, ELEVEN = "2024-01-01 10:00", "2024-01-01 11:00"


def log_of(rows, fix=(), columns=COLUMNS):
    return EventLog.from_pandas(pd.DataFrame(rows, columns=columns), fix=fix)


def found(log):
    return {finding.code for finding in analyze(log).quality}


def steps(log):
    rows = log.query("SELECT activity FROM events ORDER BY timestamp, position").to_pylist()
    return [row["activity"] for row in rows]


TWICE = [
    ("c1", "Register", TEN, "Ann", "1"),
    ("c1", "Check", ELEVEN, "Bob", "1"),
    ("c1", "Check", ELEVEN, "Bob", "1"),
    ("c1", "Check", ELEVEN, "Bob", "2"),
    ("c2", "Check", ELEVEN, "Bob", "1"),
]


def test_of_equal_rows_the_first_is_kept_and_the_others_are_counted():
    with log_of(TWICE, fix=["duplicates"]) as log:
        positions = [row["position"] for row in log.query("SELECT * FROM events").to_pylist()]

        assert sorted(positions) == [1, 2, 4, 5]
        assert (log.rows.read, log.rows.events) == (5, 4)
        assert log.rows.explained == (("taken away by --fix duplicates", 1),)
        assert log.notes == ("1 duplicate row taken away, the first of each kept",)


def test_duplicates_are_found_before_the_repair_and_not_after_it():
    with log_of(TWICE) as log:
        assert "PM102" in found(log)
    with log_of(TWICE, fix=["duplicates"]) as log:
        assert "PM102" not in found(log)


def test_rows_without_resource_and_attributes_are_compared_too():
    rows = [("c1", "Register", TEN, None, None)] * 2

    with log_of(rows, fix=["duplicates"]) as log:
        assert log.rows.events == 1


def test_numbers_of_rows_are_not_compared():
    rows = [("c1", "Register", TEN, "Ann", str(i)) for i in range(3)]

    with log_of(rows, fix=["duplicates"], columns=[*COLUMNS[:4], "event_id"]) as log:
        assert log.rows.events == 1


def test_rows_of_a_life_cycle_are_compared_before_they_are_joined():
    rows = [
        ("c1", "Check", TEN, "Ann", "start"),
        ("c1", "Check", TEN, "Ann", "start"),
        ("c1", "Check", ELEVEN, "Ann", "complete"),
        ("c1", "Check", ELEVEN, "Ann", "complete"),
    ]
    columns = [*COLUMNS[:4], "lifecycle"]

    with log_of(rows, columns=columns) as log:
        assert "PM102" in found(log)
    with log_of(rows, fix=["duplicates"], columns=columns) as log:
        assert log.rows.events == 1
        assert dict(log.rows.explained)["taken away by --fix duplicates"] == 2
        assert "PM102" not in found(log)


@given(st.lists(st.sampled_from(TWICE), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_after_the_repair_all_rows_differ_and_none_is_lost_uncounted(rows):
    with log_of(rows, fix=["duplicates"]) as log:
        kept = log.query("SELECT case_id, activity, timestamp, resource, item FROM events")

        told = [tuple(row.values()) for row in kept.to_pylist()]
        assert len(told) == len(set(told)) == len(set(rows)) == log.rows.events
        assert log.rows.read == len(rows) == log.rows.events + sum(n for _, n in log.rows.explained)


def newest_first(cases):
    return [
        (f"c{i}", activity, f"2024-01-{i + 1:02} {hour}:00", "Ann", "1")
        for i in range(cases)
        for activity, hour in (("Decide", 11), ("Check", 10), ("Register", 10))
    ]


def test_a_file_that_has_the_newest_first_is_read_in_reverse():
    rows = newest_first(25)

    with log_of(rows) as log:
        assert steps(log)[:3] == ["Check", "Register", "Decide"]
        assert "PM126" in found(log)
    with log_of(rows, fix=["order"]) as log:
        assert steps(log)[:3] == ["Register", "Check", "Decide"]
        assert log.rows.events == len(rows)
        assert log.notes == ("the rows run from the newest to the oldest: read in reverse",)
        assert "PM126" not in found(log)


@pytest.mark.parametrize(
    "rows", [newest_first(25)[::-1], newest_first(5)], ids=["oldest first", "too few to tell"]
)
def test_any_other_order_is_kept_and_that_is_told(rows):
    with log_of(rows) as as_it_was, log_of(rows, fix=["order"]) as log:
        assert steps(log) == steps(as_it_was)
        assert log.notes == ("the rows don't run from the newest to the oldest: order kept",)


def test_both_repairs_are_made_duplicates_first():
    rows = [row for row in newest_first(25) for _ in range(2)]

    with log_of(rows, fix=["order", "duplicates"]) as log:
        assert steps(log)[:3] == ["Register", "Check", "Decide"]
        assert log.rows.events == 75


@pytest.mark.parametrize(
    ("dates", "ambiguous"),
    [
        (["03/04/2024 10:00", "05/04/2024 10:00"], ("timestamp",)),
        (["03/04/2024 10:00", "25/04/2024 10:00"], ()),
        (["03.04.2024 10:00", "05.04.2024 10:00"], ()),
        (["2024-03-04 10:00", "2024-03-05 10:00"], ()),
    ],
    ids=["neither above 12", "a 25th", "with dots", "year first"],
)
def test_a_log_knows_the_columns_whose_order_of_day_and_month_is_a_guess(dates, ambiguous):
    rows = [("c1", "Register", date, "Ann", "1") for date in dates]

    with log_of(rows) as log:
        assert log.ambiguous_dates == ambiguous
