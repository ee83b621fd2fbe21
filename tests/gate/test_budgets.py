"""Budgets as they are asked for."""

from fractions import Fraction

import pytest

from procmine.gate import budgets
from procmine.gate.measures import MEASURES, measure_of, percentile_of

RULES = {"PM203": "rework-loop", "PM301": "bottleneck-flow", "PM601": "skipped-activity"}


def read(*most, fitness=None, precision=None, deviating=None, sample=None):
    asked = budgets.options(fitness, precision, deviating, most)
    return budgets.understood(asked, RULES, sample)


@pytest.mark.parametrize(
    ("text", "unit", "limit", "sample"),
    [
        ("rework-loop=10%", "share", Fraction(1, 10), 30),
        ("PM203=10%", "share", Fraction(1, 10), 30),
        ("pm203=0%", "share", 0, 1),
        ("PM301=2", "number", 2, 1),
        ("skipped-activity=1%", "share", Fraction(1, 100), 1),
        ("PM601=0", "number", 0, 1),
        ("p90=10d", "time", 240 * 3_600_000_000, 30),
        ("median=1h", "time", 3_600_000_000, 30),
        ("mean=1h", "time", 3_600_000_000, 30),
        ("max=1h", "time", 3_600_000_000, 1),
        ("events=7.5", "number", Fraction(15, 2), 30),
        ("high=0", "number", 0, 1),
        ("medium=3", "number", 3, 1),
        ("unjudged=0", "number", 0, 1),
    ],
)
def test_each_measure_has_its_unit_and_its_smallest_sample(text, unit, limit, sample):
    found, mistakes = read(text)

    assert mistakes == []
    assert [(b.unit, b.limit, b.minimum_sample) for b in found] == [(unit, limit, sample)]
    assert found[0].name == f"max {text}"


@pytest.mark.parametrize("text", ["0.95", "95%", "95 %"])
def test_fitness_is_a_share_however_it_is_written(text):
    found, mistakes = read(fitness=text)

    assert mistakes == []
    assert found[0].limit == Fraction(19, 20)
    assert found[0].at_least
    assert found[0].name == "min-fitness"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "rework-lop=10%",
            "rework-lop: there is no such measure (did you mean rework-loop?)",
        ),
        ("PM999=0", "there is no such measure"),
        ("p0=1d", "there is no such measure"),
        ("p90=10", "10 is no limit of it, write a time such as 10d or 48h"),
        ("p90", "needs a limit"),
        ("p90=", "nothing is no limit of it"),
        ("PM301=0.5", "no whole number; a share needs a %"),
        ("PM301=10d", "write a share such as 5% or a number such as 0"),
        ("rework-loop=150%", "more than all"),
        ("high=5%", "write a number such as 0"),
        ("=5%", "there is no such measure"),
    ],
)
def test_a_bad_budget_is_told_with_what_would_be_right(text, told):
    found, mistakes = read(text)

    assert found == []
    assert told in mistakes[0]


def test_a_share_that_is_more_than_all_may_have_lost_its_sign():
    _, mistakes = read(deviating="5")

    assert mistakes == ["--max-deviating: 5 is more than all (did you mean 5%?)"]


def test_all_bad_budgets_are_told_at_once():
    _, mistakes = read("nothing=1", "p90=x", fitness="high", deviating="-1")

    assert len(mistakes) == 4


def test_a_measure_can_have_one_limit_of_a_unit():
    found, mistakes = read("PM203=10%", "rework-loop=5%", "PM203=3")

    assert mistakes == ["--max rework-loop: is there twice"]
    assert {b.unit for b in found} == {"share", "number"}


def test_a_table_can_give_a_budget_its_own_sample():
    check = {"max": {"p90": {"limit": "10d", "min-sample": 100}, "PM301": 0}, "max-deviating": 0.05}

    found, mistakes = budgets.understood(budgets.table(check), RULES, 50)

    assert mistakes == []
    assert {b.name: b.minimum_sample for b in found} == {
        "max-deviating": 50, "max p90=10d": 100, "max PM301=0": 50,
    }  # fmt: skip


@pytest.mark.parametrize("sample", [0, -1, True, "3", 1.5])
def test_a_sample_is_a_number_from_one(sample):
    check = {"max": {"p90": {"limit": "10d", "min-sample": sample}}}

    _, mistakes = budgets.understood(budgets.table(check), RULES)

    assert mistakes == ["[check] max p90: min-sample must be a number from 1"]


@pytest.mark.parametrize("limit", [{"limt": "10d"}, [1], None, True, float("nan"), {}])
def test_a_limit_that_is_no_text_and_no_number_is_told(limit):
    _, mistakes = budgets.understood(budgets.table({"max": {"p90": limit}}), RULES)

    assert len(mistakes) == 1


def test_an_option_counts_before_the_file_budget_by_budget():
    usual, _ = read("p90=10d", "PM301=0")
    own, _ = read("p90=5d")

    both = budgets.merged(own, usual, None)

    assert [b.name for b in both] == ["max p90=5d", "max PM301=0"]
    assert {b.minimum_sample for b in budgets.merged(own, usual, 7)} == {7}


def test_percentiles_are_of_one():
    parts = {name: percentile_of(measure_of(name, RULES)) for name in ("p90", "p99.9", "median")}

    assert parts == {"p90": 0.9, "p99.9": pytest.approx(0.999), "median": 0.5}
    assert percentile_of(MEASURES["mean"]) is None
    assert percentile_of(MEASURES["max"]) == 1


def test_the_table_says_too_that_fitness_is_at_least():
    _, mistakes = budgets.understood(budgets.table({"max": {"fitness": 0.5}}), RULES)

    assert mistakes == [
        "[check] max fitness: is measured to be at least so much, give it as min-fitness = 0.5"
    ]
