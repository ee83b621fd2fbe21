"""Repetition by design is told from rework."""

import pytest
from small_logs import related, rows


def recurring(text):
    with related(text) as log:
        return rows(log, "SELECT activity, reason, detail FROM recurring ORDER BY activity")


def executions(times, after="Leave"):
    steps = [f"Visit {time}" for time in times]
    return f"Admit 0, {', '.join(steps)}, {after} {times[-1] + 90}"


@pytest.mark.parametrize(
    ("times", "detail"),
    [
        ([1440, 2900, 4300, 5760], "a day"),
        ([10080, 20000, 30300, 40320], "a week"),
        ([43800, 87600, 131500, 175200], "a month"),
        # Every other day is whole days, too.
        ([2880, 5760, 8650], "a day"),
        ([300, 600, 905, 1200], "evenly"),
    ],
)
def test_executions_at_whole_periods_are_periodic(times, detail):
    assert recurring(f"c1..c5: {executions(times)}") == [("Visit", "periodic", detail)]


@pytest.mark.parametrize(
    "times",
    [
        [1440, 2880],  # one gap keeps no rhythm
        [10, 25, 90, 700],  # no rhythm at all
        [10, 20, 30, 40],  # even, but within the hour: one piece of work
    ],
)
def test_what_keeps_no_rhythm_is_not(times):
    assert recurring(f"c1..c5: {executions(times)}") == []


@pytest.mark.parametrize(("alike", "expected"), [(1, True), (2, False)])
def test_four_in_five_cases_must_go_item_by_item(alike, expected):
    text = f"""
        c1..c{5 - alike}: Order 0, Pick 5 {{item=1}}, Pick 30 {{item=2}}, Send 90
        d1..d{alike}: Order 0, Pick 5 {{item=1}}, Pick 30 {{item=1}}, Send 90
    """

    assert (recurring(text) == [("Pick", "item by item", "item")]) is expected


@pytest.mark.parametrize("column", ["item", "line_item", "InvoiceNumber", "month", "发票号"])
def test_a_column_is_about_items_by_a_word_of_its_name(column):
    text = f"c1..c5: Order 0, Pick 5 {{{column}=1}}, Pick 30 {{{column}=2}}, Send 90"

    assert recurring(text) == [("Pick", "item by item", column)]


@pytest.mark.parametrize("column", ["grade", "outline", "amount"])
def test_any_other_column_is_not(column):
    text = f"c1..c5: Order 0, Pick 5 {{{column}=1}}, Pick 30 {{{column}=2}}, Send 90"

    assert recurring(text) == []


def test_a_column_that_numbers_all_steps_is_about_none():
    text = "c1..c5: Order 0 {line=1}, Pick 5 {line=2}, Pick 30 {line=3}, Send 90 {line=4}"

    assert recurring(text) == []


def test_items_that_several_activities_share_are_items():
    text = """
        c1..c5: Pick 5 {line=1}, Pack 7 {line=1}, Pick 30 {line=2}, Pack 70 {line=2}
    """

    assert recurring(text) == [
        ("Pack", "item by item", "line"),
        ("Pick", "item by item", "line"),
    ]


def test_as_many_as_ordered_needs_orders_of_different_size():
    two = "Order 0 {quantity=2}, Pick 5 {quantity=2}, Pick 30 {quantity=2}"
    three = "Order 0 {quantity=3}, Pick 5 {quantity=3}, Pick 9 {quantity=3}, Pick 30 {quantity=3}"

    assert recurring(f"c1..c5: {two}\nd1..d5: {three}") == [
        ("Pick", "as many as ordered", "quantity")
    ]
    assert recurring(f"c1..c5: {two}") == []


def test_one_order_in_ten_that_was_picked_too_often_is_rework():
    two = "Order 0 {quantity=2}, Pick 5 {quantity=2}, Pick 30 {quantity=2}"
    twice = "Order 0 {quantity=1}, Pick 5 {quantity=1}, Pick 9 {quantity=1}"

    assert recurring(f"c1..c9: {two}\nd1: {twice}") == []


def stays(lone=0):
    text = """
        c1..c10: Admit 0, Visit 100, Visit 180, Leave 400
        c11..c20: Admit 0, Visit 100, Visit 180, Visit 700, Leave 800
        c21..c30: Admit 0, Visit 100, Visit 180, Visit 700, Visit 820, Leave 1200
    """
    return text + (f"d1..d{lone}: Admit 0, Visit 100, Leave 200" if lone else "")


@pytest.mark.parametrize(("lone", "expected"), [(0, True), (1, True), (2, False)])
def test_nineteen_in_twenty_cases_must_repeat_it_the_more_the_longer_they_last(lone, expected):
    # 30 of 31 cases are 96.8 %, 30 of 32 are 93.8 %.
    assert (recurring(stays(lone)) == [("Visit", "every case", "")]) is expected


def test_the_first_reason_that_holds_is_told_with_the_cases_that_repeat():
    text = """
        c1..c5: Order 0, Bill 43800 {month=1}, Bill 87600 {month=2}, Bill 131500 {month=3}
        d1..d9: Order 0, Bill 43800 {month=1}
    """
    with related(text) as log:
        assert rows(log, "SELECT activity, reason, cases FROM recurring") == [
            ("Bill", "item by item", 5)
        ]
