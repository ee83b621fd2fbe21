"""What a deviation costs: the cases with it against those without, as statisticians compute it."""

import numpy as np
import pytest
from scipy import stats
from small_logs import related, rows

from procmine.checking import check
from procmine.models.formats import open_model
from procmine.relations.deviations import build_groups

MODEL = open_model("->('A', 'B', 'C')")
_COST = (
    "SELECT cases, with_us / 6e7, without_us / 6e7, lost_us / 6e7, low_us / 6e7, high_us / 6e7"
    " FROM deviation_groups WHERE kind = 'skipped'"
)


def log_of(skipping, keeping):
    lines = [f"s{n}: A 0, C {minutes}" for n, minutes in enumerate(skipping)]
    lines += [f"k{n}: A 0, B 1, C {minutes}" for n, minutes in enumerate(keeping)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("skipping", "keeping"),
    [
        (5, 5),
        (5, 40),
        (40, 5),
        (30, 60),
    ],
)
def test_the_interval_of_the_cost_is_welch_s(skipping, keeping):
    random = np.random.default_rng(skipping)
    with_it = (600 + random.lognormal(4, 1, skipping)).astype(int)
    without = (10 + random.lognormal(4, 1, keeping)).astype(int)

    with related(log_of(with_it, without)) as log:
        check(log, MODEL)
        ((cases, with_us, without_us, lost, low, high),) = rows(log, _COST)

    interval = stats.ttest_ind(with_it, without, equal_var=False).confidence_interval(0.95)
    assert (with_us, without_us) == pytest.approx((with_it.mean(), without.mean()))
    assert lost == pytest.approx(cases * (with_it.mean() - without.mean()))
    assert (low / cases, high / cases) == pytest.approx(interval, rel=1e-3)


def test_a_difference_that_may_be_chance_is_no_cost():
    with related(log_of([10, 20, 30, 40, 90], [10, 20, 30, 40, 50])) as log:
        check(log, MODEL)
        ((_, with_us, without_us, lost, low, high),) = rows(log, _COST)

    assert with_us > without_us
    assert (lost, low, high) == (None, None, None)


def test_cases_that_are_shorter_with_it_have_no_interval_of_a_cost():
    with related(log_of([10, 20, 30, 40, 50], [900, 910, 920, 930, 940])) as log:
        check(log, MODEL)
        ((_, with_us, without_us, lost, low, high),) = rows(log, _COST)

    assert with_us < without_us
    assert (lost, low, high) == (None, None, None)


@pytest.mark.parametrize(("minutes", "cost"), [(40, (200, None, None)), (300, (1500, 1500, 1500))])
def test_a_step_too_many_costs_no_more_than_the_time_it_took(minutes, cost):
    with related(f"""
        c1..c5: A 0, B 10, B {10 + minutes}, C 330
        c6..c10: A 0, B 10, C 30
        """) as log:
        check(log, MODEL)

        assert rows(log, _COST.replace("skipped", "repeated"))[0][3:] == cost


@pytest.mark.parametrize(("skipping", "keeping"), [(4, 30), (30, 4), (30, 0)])
def test_fewer_than_five_cases_on_a_side_have_no_interval(skipping, keeping):
    with related(log_of([900] * skipping, [10] * keeping)) as log:
        check(log, MODEL)
        ((cases, *_, lost, low, high),) = rows(log, _COST)

    assert (cases, lost, low, high) == (skipping, None, None, None)


def test_cases_all_alike_have_an_interval_of_no_width():
    with related(log_of([70] * 5, [10] * 5)) as log:
        check(log, MODEL)
        ((_, _, _, lost, low, high),) = rows(log, _COST)

    assert (lost, low, high) == (300, 300, 300)


def test_those_without_it_have_no_deviation_of_the_kind_at_the_activity():
    with related(
        """
        c1..c5: A 0, C 1, B 60
        c6..c10: B 0, C 1, A 900
        c11..c15: A 0, B 1, C 30
        """
    ) as log:
        check(log, open_model("->(+('A', 'B'), 'C')"))
        told = rows(
            log,
            "SELECT activity, from_activity, with_us / 6e7, without_us / 6e7 FROM deviation_groups"
            " WHERE kind = 'wrong-order'",
        )

    assert told == [("C", "A", 900, 30), ("C", "B", 60, 30)]


def test_cases_that_are_not_judged_stand_on_neither_side():
    with related(log_of([70] * 5, [10] * 5 + [10_000])) as log:
        check(log, MODEL)
        log.engine.table(
            "unjudged", "SELECT case_no FROM cases WHERE duration_us > 9000 * CAST(6e7 AS BIGINT)"
        )
        build_groups(log)
        ((_, _, without_us, lost, _, _),) = rows(log, _COST)

    assert (without_us, lost) == (10, 300)


def test_what_a_check_found_is_gone_with_the_next_check():
    with related(log_of([70] * 5, [10] * 5)) as log:
        check(log, MODEL)
        check(log, open_model("->('A', X('B', tau), 'C')"))

        assert rows(log, "SELECT * FROM deviation_groups") == []
