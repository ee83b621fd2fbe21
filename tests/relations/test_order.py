"""Steps, cases and variants stand in one order, wherever they stand in the file."""

from random import Random

import pytest
from notation import events
from small_logs import columns, related, rows

from procmine.relations import RELATIONS

FLOWING = """
    c1..c9 every 7: A 0-10 @Ann/Desk, B 20-30 @Eve/Top, A 40-50 @Ann/Desk, C 60-70 @Eve/Top
    c10..c19 every 11: A 0-10 @Ann/Desk, C 20-30 @Eve/Office, B 40-50 @Eve/Top
    c20..c23 every 5: A 0-10 @Ann/Desk, B 20-30 @Eve/Top, B 20-30 @Eve/Top, C 60-70 @Eve/Top
"""


def activities(log, case="c1"):
    found = rows(
        log,
        "SELECT CAST(s.activity AS VARCHAR) FROM steps s JOIN cases USING (case_no)"
        f" WHERE case_id = '{case}' ORDER BY seq",
    )
    return "".join(activity for (activity,) in found)


def test_completion_counts_and_not_the_start():
    with related("c1: A 0-50, B 10-20, C 15-40") as log:
        assert activities(log) == "BCA"


def test_events_of_a_case_may_be_scattered_over_the_file():
    with related("c1: B 20\nc2: A 5\nc1: A 10\nc2: B 25\nc1: C 30") as log:
        assert (activities(log, "c1"), activities(log, "c2")) == ("ABC", "AB")


@pytest.mark.parametrize("order", ["ABC", "CAB", "BCA"])
def test_equal_times_keep_the_order_of_the_file(order):
    steps = ", ".join(f"{activity} 10" for activity in order)

    with related(f"c1: Z 5, {steps}, Y 15") as log:
        assert activities(log) == f"Z{order}Y"


def test_each_step_knows_the_one_before_it_and_the_first_knows_none():
    with related("c1: A 0-10 @Ann/Desk, B 20-30 @Bob/Office, C 40-50 @Eve/Desk") as log:
        told = rows(
            log,
            "SELECT activity, previous_activity, previous_resource, previous_role,"
            " epoch_us(timestamp) - epoch_us(previous_timestamp) FROM steps ORDER BY seq",
        )

    assert told == [
        ("A", None, None, None, None),
        ("B", "A", "Ann", "Desk", 1_200_000_000),
        ("C", "B", "Bob", "Office", 1_200_000_000),
    ]


def test_a_case_lasts_from_its_first_start_to_its_last_completion():
    with related("c1: A 10-50, B 5-20, C 60") as log:
        assert rows(
            log, "SELECT events, duration_us / 60000000, work_us / 60000000 FROM cases"
        ) == [(3, 55, 55)]


def test_an_event_without_length_takes_no_time_and_counts_as_one():
    with related("c1: A 10-10") as log:
        assert rows(log, "SELECT events, duration_us, work_us FROM cases") == [(1, 0, 0)]
        assert rows(log, "SELECT cases, activities FROM variants") == [(1, ["A"])]
        assert rows(log, "SELECT * FROM moves") == []


def test_an_event_that_ends_before_it_starts_is_no_work_and_no_negative_wait():
    with related("c1: A 0-10, B 40-30, C 45-50") as log:
        told = rows(log, "SELECT activity, work_us, wait_us / 60000000 FROM moves ORDER BY seq")

    # B is counted as begun at 40: half an hour after A.
    assert told == [("B", 0, 30), ("C", 300_000_000, 15)]


def test_variants_come_by_their_cases_and_then_by_their_activities():
    with related(
        """
        c1: A 1, C 2
        c2: A 1, B 2, C 3
        c3: A 1, B 2
        c4..c5: B 1, A 2
        c6..c7: B 1
        """
    ) as log:
        told = rows(log, "SELECT variant_no, cases, activities FROM variants ORDER BY variant_no")

    assert told == [
        (1, 2, ["B"]),
        (2, 2, ["B", "A"]),
        (3, 1, ["A", "B"]),
        (4, 1, ["A", "B", "C"]),
        (5, 1, ["A", "C"]),
    ]


def test_the_order_of_steps_makes_a_variant_and_their_times_do_not():
    with related("c1: A 0, B 10, A 20\nc2: A 0, B 500, A 510\nc3: A 0, A 5, B 10") as log:
        told = rows(log, "SELECT cases, duration_us / 60000000 FROM variants ORDER BY variant_no")

    assert told == [(2, 530), (1, 10)]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_depends_on_the_order_of_cases_or_of_events_at_different_times(seed):
    told = events(FLOWING)
    shuffled = told.copy()
    Random(seed).shuffle(shuffled)

    with related(told) as written, related(shuffled) as mixed:
        for relation in RELATIONS:
            names = [c for c in columns(written, relation.name) if "position" not in c]
            sql = f"SELECT {', '.join(names)} FROM {relation.name} ORDER BY ALL"

            assert rows(written, sql) == rows(mixed, sql), relation.name
