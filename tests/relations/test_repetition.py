"""Repetition is counted as edeaR counts it, and returns as their definition says."""

import pytest
from small_logs import related, rows

#: Self-loops: runs of two or more. Repetitions: activities with two or more runs in a case.
SELF_LOOPS = """
SELECT CAST(activity AS VARCHAR), max(in_run) - 1 FROM variant_steps
GROUP BY activity, run HAVING max(in_run) > 1 ORDER BY run
"""
REPETITIONS = """
SELECT CAST(activity AS VARCHAR), max(visit) - 1 FROM variant_steps
GROUP BY activity HAVING max(visit) > 1 ORDER BY activity
"""


def case(activities, hands=None):
    hands = hands or [""] * len(activities)
    steps = (
        f"{activity} {minute}{f' @{hand}' if hand else ''}"
        for minute, (activity, hand) in enumerate(zip(activities, hands, strict=True))
    )
    return f"c1: {', '.join(steps)}"


@pytest.mark.parametrize(
    ("activities", "self_loops", "repetitions"),
    [
        ("ABC", [], []),
        ("AAB", [("A", 1)], []),
        ("AAAB", [("A", 2)], []),
        ("AABA", [("A", 1)], [("A", 1)]),
        ("ABA", [], [("A", 1)]),
        ("AABAA", [("A", 1), ("A", 1)], [("A", 1)]),
        ("ABCABCABC", [], [("A", 2), ("B", 2), ("C", 2)]),
        ("ABCDBEC", [], [("B", 1), ("C", 1)]),
    ],
)
def test_runs_are_self_loops_and_later_runs_repetitions(activities, self_loops, repetitions):
    with related(case(activities)) as log:
        assert rows(log, SELF_LOOPS) == self_loops
        assert rows(log, REPETITIONS) == repetitions


@pytest.mark.parametrize(
    ("activities", "visits", "returns", "loops"),
    [
        ("ABCABCABC", "111222333", "000100100", "000111222"),
        # B turns back and opens the first loop; E is new; C turns back and opens the second.
        ("ABCDBEC", "1111212", "0000101", "0000102"),
        ("AABA", "1112", "0001", "0001"),
        ("ABABA", "11223", "00101", "00112"),
        ("ABCB", "1112", "0001", "0001"),
        ("ABBABB", "111222", "000100", "000111"),
        ("AAAA", "1111", "0000", "0000"),
    ],
)
def test_a_case_turns_back_where_a_step_is_done_more_often_than_the_one_before(
    activities, visits, returns, loops
):
    with related(case(activities)) as log:
        told = rows(
            log,
            "SELECT visit, CASE WHEN returns THEN 1 ELSE 0 END, loop_no FROM variant_steps"
            " ORDER BY seq",
        )

    assert tuple("".join(map(str, map(int, column))) for column in zip(*told, strict=True)) == (
        visits,
        returns,
        loops,
    )


@pytest.mark.parametrize(
    ("activities", "hands", "by_other"),
    [
        ("AA", ["Ann", "Ann"], [False]),
        ("AA", ["Ann", "Bob"], [True]),
        ("ABA", ["Ann", "Bob", "Ann"], [False]),
        ("ABA", ["Ann", "Bob", "Bob"], [True]),
        ("ABA", ["Ann", "Bob", ""], [None]),
        # Each is held against the execution before it, not against the first.
        ("ABABA", ["Ann", "Bob", "Eve", "Bob", "Eve"], [True, False, False]),
    ],
)
def test_a_repetition_is_a_redo_where_another_did_it_before(activities, hands, by_other):
    with related(case(activities, hands)) as log:
        told = rows(log, "SELECT by_other FROM repeats ORDER BY seq")

    assert [value for (value,) in told] == by_other


def test_a_repetition_costs_the_wait_and_the_work_of_the_later_time():
    with related("c1: A 0-10, B 10-20, A 50-65, C 70-80") as log:
        told = rows(
            log, "SELECT wait_us / 60000000, work_us / 60000000, gap_us / 60000000 FROM repeats"
        )

    assert told == [(30, 15, 55)]


@pytest.mark.parametrize(
    ("second", "duplicate"),
    [
        ("A 20-30 @Ann/Desk", True),
        ("A 21-31 @Ann/Desk", True),
        ("A 20-32 @Ann/Desk", False),
        ("A 18-30 @Ann/Desk", False),
        ("A 20-30 @Bob/Desk", False),
        ("A 20-30 @Ann/Office", False),
        ("A 20-30 @Ann/Desk {grade=2}", False),
        ("A 20-30", False),
    ],
)
def test_a_duplicate_is_alike_in_everything_and_within_a_minute(second, duplicate):
    with related(f"c1: A 20-30 @Ann/Desk, {second}\nc2: A 0-10 @Bob/Office {{grade=1}}") as log:
        assert rows(log, "SELECT duplicate FROM repeats") == [(duplicate,)]
