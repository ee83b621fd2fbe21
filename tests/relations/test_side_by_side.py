"""What runs side by side is told from what is done in turn, and moves skip it."""

from pathlib import Path

import pytest
from small_logs import related, rows

from procmine import read
from procmine.relations import relate

LOGS = Path(__file__).parents[3] / "shared" / "logs"


def pairs(text):
    with related(text) as log:
        return rows(log, "SELECT activity, beside FROM concurrent WHERE activity < beside")


def waits(text, case="c1"):
    with related(text) as log:
        return rows(
            log,
            "SELECT CAST(from_activity AS VARCHAR), CAST(m.activity AS VARCHAR), wait_us / 60000000"
            f" FROM moves m JOIN cases USING (case_no) WHERE case_id = '{case}' ORDER BY seq",
        )


def test_both_orders_as_often_are_side_by_side():
    assert pairs("c1..c5: A 0, B 1, C 2, D 3\nc6..c10: A 0, C 1, B 2, D 3") == [("B", "C")]


def test_three_activities_in_every_order_are_three_pairs():
    orders = ("BCD", "BDC", "CBD", "CDB", "DBC", "DCB")
    text = "\n".join(
        f"c{nth}: A 0, {', '.join(f'{a} {place}' for place, a in enumerate(order, 1))}, E 9"
        for nth, order in enumerate(orders)
    )

    assert pairs(text) == [("B", "C"), ("B", "D"), ("C", "D")]


@pytest.mark.parametrize(
    ("rare", "expected"),
    [
        # (19 - 1) / (19 + 1 + 1) is .86, (20 - 1) / (20 + 1 + 1) .864, (39 - 1) / 41 .93.
        (19, [("B", "C")]),
        (39, []),
    ],
)
def test_an_order_that_is_hardly_ever_seen_is_an_exception(rare, expected):
    assert pairs(f"c1..c{rare}: A 0, B 1, C 2\nd1: A 0, C 1, B 2") == expected


@pytest.mark.parametrize("cases", [1, 5, 50])
def test_a_loop_of_length_two_is_no_concurrency(cases):
    assert pairs(f"c1..c{cases}: A 0, B 1, A 2, B 3, C 4") == []


def test_a_loop_stays_one_where_its_activity_is_also_done_twice_in_a_row():
    text = """
        c1..c40: A 0, B 1, A 2, B 3, C 4
        c41..c80: A 0, A 1, B 2, C 3
    """

    assert pairs(text) == []


def test_a_return_among_steps_that_run_side_by_side_leaves_them_so():
    text = """
        c1..c10: A 0, B 1, C 2, D 3
        c11..c20: A 0, C 1, B 2, D 3
        c21: A 0, B 1, C 2, B 3, D 4
    """

    assert pairs(text) == [("B", "C")]


def test_both_branches_wait_for_what_came_before_them():
    text = """
        c1..c9: A 0-10, B 15-20, C 40-60, D 70-80
        c11..c19: A 0-10, C 15-20, B 40-60, D 70-80
    """

    # C began half an hour after A had made it possible, and B has nothing to do with it.
    assert waits(text) == [("A", "B", 5), ("A", "C", 30), ("C", "D", 10)]


def test_a_step_that_only_has_side_by_side_ones_before_it_waits_for_nothing():
    text = "c1..c5: B 0-10, C 30-40, D 50-60\nc6..c10: C 0-10, B 30-40, D 50-60"

    assert waits(text) == [("C", "D", 10)]


def test_a_step_that_begins_before_the_one_before_it_ends_does_not_wait():
    assert waits("c1..c5: A 0-10, B 5-30, C 30-40") == [("A", "B", 0), ("B", "C", 0)]


def test_without_starts_a_wait_runs_to_the_completion():
    assert waits("c1: A 0, B 25") == [("A", "B", 25)]


def test_flows_show_what_follows_directly_and_overlap_as_less_than_nothing():
    with related("c1: A 0-10, B 4-30, C 40-50\nc2: A 0-10, B 20-30, C 60-70") as log:
        told = rows(
            log,
            "SELECT CAST(from_activity AS VARCHAR), CAST(activity AS VARCHAR), count, cases,"
            " total_us / 60000000, mean_us / 60000000, median_us / 60000000, p90_us / 60000000"
            " FROM flows ORDER BY 1, 2",
        )

    # From A to B -6 and 10 minutes, from B to C 10 and 30.
    assert told == [
        ("A", "B", 2, 2, 4, 2, 2, pytest.approx(8.4)),
        ("B", "C", 2, 2, 40, 20, 20, pytest.approx(28)),
    ]


def test_a_flow_counts_each_time_and_each_case_once():
    with related("c1: A 0, B 1, A 2, B 3\nc2: A 0, B 5") as log:
        told = rows(log, "SELECT count, cases FROM flows WHERE activity = 'B'")

    assert told == [(3, 2)]


def test_a_handover_is_from_the_one_who_made_the_step_possible():
    text = """
        c1..c9: A 0-10 @Ann/Desk, B 15-20 @Bob/Law, C 40-60 @Cat/Till, D 70-80 @Cat/Till
        c11..c19: A 0-10 @Ann/Desk, C 15-20 @Cat/Till, B 40-60 @Bob/Law, D 70-80 @Cat/Till
    """
    with related(text) as log:
        told = rows(
            log,
            "SELECT giver, taker FROM handovers JOIN cases USING (case_no)"
            " WHERE case_id = 'c1' ORDER BY seq",
        )

    assert told == [("Desk", "Law"), ("Desk", "Till")]


def test_without_roles_people_hand_over():
    with related("c1: A 0 @Ann, B 1 @Ann, C 2 @Bob, D 3, E 4 @Ann") as log:
        assert rows(log, "SELECT giver, taker FROM handovers ORDER BY seq") == [("Ann", "Bob")]


@pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")
def test_amending_a_requisition_is_rework_and_not_concurrent_to_analysing_it():
    with read(LOGS / "simod" / "PurchasingExample.csv.gz") as log:
        relate(log)

        told = rows(log, "SELECT * FROM concurrent WHERE activity = 'Amend Purchase Requisition'")

    assert told == []
