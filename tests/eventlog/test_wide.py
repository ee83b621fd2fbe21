"""Wide tables: one row a case, one column a milestone."""

from datetime import datetime

import pandas as pd
import pytest

import procmine
from procmine import EventLog

HEADER = "Order,Customer,Created,Approved,Shipped"
ROWS = ["1,ACME,2024-01-01,2024-01-02,2024-01-05", "2,BETA,2024-01-03,2024-01-04,"]


def test_each_time_is_an_event(read_table, cells_of):
    log = read_table([HEADER, *ROWS])

    assert cells_of(log, "case_id", "activity", "timestamp", '"Customer"') == [
        ("1", "Created", datetime(2024, 1, 1), "ACME"),
        ("1", "Approved", datetime(2024, 1, 2), "ACME"),
        ("1", "Shipped", datetime(2024, 1, 5), "ACME"),
        ("2", "Created", datetime(2024, 1, 3), "BETA"),
        ("2", "Approved", datetime(2024, 1, 4), "BETA"),
    ]
    assert log.columns.case_id == "Order"
    assert log.rows.explained == (("milestones not reached", 1),)
    assert log.notes == ("one row a case: 3 columns of times are read as activities",)


def test_starts_and_ends_of_one_step_are_one_event(read_table, cells_of):
    header = "Claim,Check start,Check end,Pay started,Pay completed,Closed"
    first = "1,2024-01-01 10:00,2024-01-01 11:00,2024-01-02 09:00,,2024-01-09 12:00"
    second = "2,2024-01-02 10:00,2024-01-02 11:00,2024-01-03 09:00,2024-01-03 10:00,"

    log = read_table([header, first, second])

    assert cells_of(log, "activity", "start", "timestamp")[:3] == [
        ("Check", datetime(2024, 1, 1, 10), datetime(2024, 1, 1, 11)),
        ("Pay", datetime(2024, 1, 2, 9), datetime(2024, 1, 2, 9)),
        ("Closed", None, datetime(2024, 1, 9, 12)),
    ]
    assert log.rows.explained == (("milestones not reached", 1),)


@pytest.mark.parametrize(
    ("start", "end", "step"),
    [("checkStart", "checkEnd", "check"), ("start_of_check", "end_of_check", "of check"),
     ("Check start date", "Check end date", "Check"), ("审批开始时间", "审批结束时间", "审批"),
     ("Begin Check", "Finish Check", "Check")],
)  # fmt: skip
def test_a_step_is_told_by_the_words_for_its_start_and_end(read_table, cells_of, start, end, step):
    rows = ["1,2024-01-01,2024-01-02,2024-01-03", "2,2024-01-04,2024-01-05,2024-01-06"]

    log = read_table([f"Order,{start},{end},Shipped", *rows])

    assert cells_of(log, "activity") == [step, "Shipped"] * 2


def test_each_column_has_its_own_way_of_writing_times(read_table, cells_of):
    rows = ["O1;13.01.2024;01/25/2024 10:00 AM;2024-02-05", "O2;14.01.2024;02/01/2024 11:30 PM;"]

    log = read_table(["Order;Created;Approved;Shipped", *rows])

    assert cells_of(log, "timestamp") == [
        datetime(2024, 1, 13),
        datetime(2024, 1, 25, 10),
        datetime(2024, 2, 5),
        datetime(2024, 1, 14),
        datetime(2024, 2, 1, 23, 30),
    ]


def test_a_cell_that_is_no_time_is_set_aside_and_told(read_table):
    log = read_table([HEADER, *ROWS, "3,ACME,2024-01-03,later,2024-01-09"])

    assert (log.rows.events, log.rows.set_aside) == (7, 1)
    assert "an unread time is 'later'" in log.notes[-1]


def test_lines_that_do_not_fit_are_counted(read_table):
    log = read_table(["Report", HEADER, *ROWS, "3,ACME,2024-01-03,2024-01-04,2024-01-05,x"])

    assert (log.rows.events, log.rows.set_aside) == (5, 1)
    assert log.rows.explained == (("lines above the header", 1), ("milestones not reached", 1))


def test_dates_and_times_in_two_columns_are_one_milestone(read_table, cells_of):
    header = "Order,Created date,Created time,Approved date,Approved time"

    log = read_table([header, "1,2024-01-01,10:00,2024-01-02,11:00", "2,2024-02-01,10:30,,"])

    assert cells_of(log, "timestamp") == [
        datetime(2024, 1, 1, 10),
        datetime(2024, 1, 2, 11),
        datetime(2024, 2, 1, 10, 30),
    ]


def test_who_owns_a_case_did_not_do_its_steps(read_table):
    rows = ["1,Ann,2024-01-01,2024-01-02", "2,Bob,2024-01-03,2024-01-04"]

    log = read_table(["Order,Owner,Created,Approved", *rows])

    assert (log.columns.resource, log.attributes) == (None, ("Owner",))


def test_columns_may_be_called_like_ours(read_table, cells_of):
    rows = ["1,p,x,2024-01-01,2024-01-02", "2,q,y,2024-01-03,2024-01-04"]

    log = read_table(["case,position,cost_centre,Received,Paid", *rows])

    assert cells_of(log, "position_", "cost_centre") == [("p", "x")] * 2 + [("q", "y")] * 2


def test_a_frame_may_be_wide():
    frame = pd.DataFrame(
        {
            "order id": [1, 2],
            "received": pd.to_datetime(["2024-01-01", "2024-01-02"]),
            "paid": pd.to_datetime(["2024-01-03", None]),
        }
    )

    with EventLog.from_pandas(frame) as log:
        found = log.to_pandas()

    assert list(found["activity"]) == ["received", "paid", "received"]
    assert log.rows.explained == (("milestones not reached", 1),)


LOGS = {
    "with an activity": "case,activity,created,done\n1,a,2024-01-01,2024-01-02\n"
    "2,a,2024-01-03,2024-01-04\n",
    "with several rows a case": "case,kind,made,done\n" + "1,a,2024-01-01,2024-01-02\n" * 2
    + "2,b,2024-01-03,2024-01-04\n" * 4,
    "with a start and an end alone": "case,kind,start,end\n1,a,2024-01-01,2024-01-02\n"
    + "".join(f"{i},b,2024-01-03,2024-01-04\n" for i in range(2, 8)),
}  # fmt: skip


@pytest.mark.parametrize("text", LOGS.values(), ids=list(LOGS))
def test_a_log_is_not_wide(tmp_path, text):
    file = tmp_path / "log.csv"
    file.write_text(text)

    try:
        with procmine.read(file) as log:
            notes = log.notes
    except procmine.ProcmineError as error:
        notes = (error.message,)

    assert not any("one row a case" in note for note in notes)


def test_what_the_user_named_is_no_milestone(read_table, cells_of):
    log = read_table([HEADER, *ROWS], case="Order", activity="Customer", timestamp="Created")

    assert cells_of(log, "activity") == ["ACME", "BETA"]
