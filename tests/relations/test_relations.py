"""The relations hold what their definitions say, on logs small enough to count by hand."""

from random import Random

import pandas as pd
import pytest
from notation import events

from procmine import EventLog
from procmine.relations import RELATIONS, relate


def related(text, shuffled=None):
    rows = events(text) if isinstance(text, str) else text
    log = EventLog.from_pandas(pd.DataFrame(rows), case="case", activity="activity")
    relate(log)
    return log


def rows(log, sql):
    return [tuple(row.values()) for row in log.query(sql).to_pylist()]


def sequence(log, columns, case="c1"):
    return rows(
        log,
        f"SELECT {columns} FROM variant_steps JOIN cases USING (variant_no)"
        f" WHERE case_id = '{case}' ORDER BY seq",
    )


def test_steps_stand_in_the_order_of_completion():
    log = related("c1: C 30, A 10, B 20")

    assert rows(log, "SELECT activity FROM steps ORDER BY seq") == [("A",), ("B",), ("C",)]


def test_equal_times_keep_the_order_of_the_file():
    log = related("c1: B 10, A 10, C 10")

    assert rows(log, "SELECT activity FROM steps ORDER BY seq") == [("B",), ("A",), ("C",)]


def test_a_run_of_equal_activities_is_a_self_loop_and_a_later_run_a_repetition():
    log = related("c1: A 1, A 2, B 3, A 4")

    told = sequence(log, "activity, run, in_run, visit, returns")

    # edeaR: one self-loop of A (a run of two) and one repetition of A (two runs).
    assert told == [
        ("A", 1, 1, 1, False),
        ("A", 1, 2, 1, False),
        ("B", 2, 1, 1, False),
        ("A", 3, 1, 2, True),
    ]


@pytest.mark.parametrize(
    ("activities", "returns", "loops"),
    [
        ("A B C A B C A B C", "000100100", "000111222"),
        ("A B C D B E C", "0000101", "0000102"),
        ("A B C B D", "00010", "00010"),
        ("A A B", "000", "000"),
    ],
)
def test_a_case_turns_back_where_a_step_is_done_more_often_than_the_one_before(
    activities, returns, loops
):
    steps = ", ".join(f"{a} {i}" for i, a in enumerate(activities.split(), 1))
    log = related(f"c1: {steps}")

    told = sequence(log, "returns, loop_no")

    assert "".join(str(int(r)) for r, _ in told) == returns
    assert "".join(str(int(n)) for _, n in told) == loops


def test_activities_in_both_orders_run_side_by_side():
    log = related(
        """
        c1..c10: A 1, B 2, C 3, D 4
        c11..c20: A 1, C 2, B 3, D 4
        """
    )

    assert rows(log, "SELECT * FROM concurrent ORDER BY activity") == [("B", "C"), ("C", "B")]


def test_a_loop_of_length_two_is_not_taken_for_concurrency():
    log = related("c1..c10: A 1, B 2, C 3, B 4, C 5, D 6")

    assert rows(log, "SELECT * FROM concurrent") == []


def test_a_move_skips_what_runs_side_by_side():
    log = related(
        """
        c1..c10: A 0-1, B 1-20, C 1-30, D 30-40
        c11..c20: A 0-1, C 1-20, B 1-30, D 30-40
        """
    )

    told = rows(
        log,
        "SELECT from_activity, activity, wait_us FROM moves JOIN cases USING (case_no)"
        " WHERE case_id = 'c1' ORDER BY seq",
    )

    assert told == [("A", "B", 0), ("A", "C", 0), ("C", "D", 0)]


def test_flows_count_and_time_what_follows_directly():
    log = related(
        """
        c1: A 0-10, B 20-30
        c2: A 0-10, B 70-80
        """
    )

    told = rows(log, "SELECT count, cases, total_us, median_us, p90_us FROM flows")

    assert told == [(2, 2, 70 * 60e6, 35 * 60e6, 55 * 60e6)]


def test_without_starts_a_flow_runs_from_completion_to_completion():
    log = related("c1: A 10, B 30")

    assert rows(log, "SELECT median_us FROM flows") == [(20 * 60e6,)]


def test_hands_are_roles_where_there_are_roles_and_people_where_there_are_none():
    roles = related("c1: A 1 @Ann/Desk, B 2 @Bob/Desk, C 3 @Eve/Office")
    people = related("c1: A 1 @Ann, B 2 @Bob, C 3 @Eve")

    assert rows(roles, "SELECT giver, taker FROM handovers") == [("Desk", "Office")]
    assert rows(people, "SELECT giver, taker FROM handovers ORDER BY seq") == [
        ("Ann", "Bob"),
        ("Bob", "Eve"),
    ]


def test_variants_are_numbered_by_their_cases_and_then_by_their_activities():
    log = related(
        """
        c1: A 1, C 2
        c2: A 1, B 2
        c3..c4: B 1, A 2
        """
    )

    assert rows(log, "SELECT variant_no, cases, activities FROM variants") == [
        (1, 2, ["B", "A"]),
        (2, 1, ["A", "B"]),
        (3, 1, ["A", "C"]),
    ]


def test_work_is_unknown_without_a_start_and_nothing_where_the_end_comes_first():
    log = related("c1: A 10, B 20-15, C 30-40")

    assert rows(log, "SELECT work_us FROM steps ORDER BY seq") == [(None,), (0,), (600_000_000,)]


def test_a_repetition_by_another_person_is_a_redo():
    log = related("c1: A 1 @Ann, B 2 @Bob, A 3 @Eve, A 4 @Eve")

    assert rows(log, "SELECT by_other FROM repeats ORDER BY seq") == [(True,), (False,)]


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("c1..c3: A 0, P 43800, P 87600, P 131500", "periodic", "a month"),
        ("c1..c3: A 0, P 10 {item=1}, P 25 {item=2}, P 90 {item=3}", "item by item", "item"),
    ],
)
def test_what_recurs_by_design_is_told_apart(text, reason, detail):
    log = related(text)

    assert rows(log, "SELECT activity, reason, detail FROM recurring") == [("P", reason, detail)]


def test_as_many_repetitions_as_ordered_are_by_design():
    log = related(
        """
        c1: A 0 {items=2}, P 10 {items=2}, P 25 {items=2}
        c2: A 0 {items=3}, P 10 {items=3}, P 25 {items=3}, P 90 {items=3}
        """
    )

    assert rows(log, "SELECT activity, reason FROM recurring") == [("P", "as many as ordered")]


def test_a_repetition_after_no_rhythm_is_not_by_design():
    log = related("c1..c5: A 0, P 10, P 25, P 90, P 700")

    assert rows(log, "SELECT * FROM recurring") == []


def test_nothing_depends_on_where_the_cases_stand_in_the_file():
    text = """
        c1..c9 every 7: A 0-10 @Ann/Desk, B 20-30 @Eve/Top, A 40-50 @Ann/Desk, C 60-70 @Eve/Top
        c10..c19 every 11: A 0-10 @Ann/Desk, C 20-30 @Eve/Office
        """
    told = events(text)
    cases = sorted({row["case"] for row in told})
    Random(7).shuffle(cases)
    shuffled = [row for case in cases for row in told if row["case"] == case]

    as_written, as_shuffled = related(told), related(shuffled)

    for relation in RELATIONS:
        if relation.name == "events":
            continue
        columns = [c for c in as_written.engine.columns(relation.name) if "position" not in c]
        listed = ", ".join(columns)
        order = ", ".join(str(i + 1) for i in range(len(columns)))
        sql = f"SELECT {listed} FROM {relation.name} ORDER BY {order}"
        assert rows(as_written, sql) == rows(as_shuffled, sql), relation.name
