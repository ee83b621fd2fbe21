"""Constraints found on variants and their counts."""

import pytest

from procmine.checking import check
from procmine.mining.discovery import discover
from procmine.mining.discovery.declare import frequent
from procmine.mining.variants import variants_of
from procmine.models.templates import TEMPLATES
from procmine.relations import order

THEIRS = {
    "existence": "existence", "absence": "absence", "exactly_one": "exactly", "init": "init",
    "responded_existence": "responded-existence", "coexistence": "co-existence",
    "noncoexistence": "not-co-existence", "response": "response", "precedence": "precedence",
    "succession": "succession", "altresponse": "alternate-response",
    "altprecedence": "alternate-precedence", "altsuccession": "alternate-succession",
    "chainresponse": "chain-response", "chainprecedence": "chain-precedence",
    "chainsuccession": "chain-succession",
}  # fmt: skip
#: The way round says nothing in these.
SYMMETRIC = ("co-existence", "not-co-existence", "equivalence", "never-together")


def found(model):
    return {(c.template, *c.activities) for c in model.constraints}


def keys(template, activities):
    activities = (activities,) if isinstance(activities, str) else activities
    return (template, *(sorted(activities) if template in SYMMETRIC else activities))


@pytest.mark.parametrize("least", [0.05, 0.5, 0.8, 1.0])
def test_constraints_have_the_support_and_confidence_that_pm4py_counts(least, mixed, pm4py):
    order(mixed)

    ours = frequent(variants_of(mixed), least)

    theirs = pm4py.discover_declare(
        mixed.to_pm4py(), min_support_ratio=least, min_confidence_ratio=least
    )
    assert {key for key in ours if key[0] in THEIRS.values()} == {
        keys(THEIRS[template], activities)
        for template, rules in theirs.items()
        if template in THEIRS
        for activities in rules
    }


def test_what_follows_from_another_constraint_is_not_told(made):
    log = made(("abc", 3), ("ac", 1))

    told = found(discover(log, "declare", noise=0))

    assert ("chain-succession", "a", "b") not in told
    assert told >= {
        ("init", "a"),
        ("exactly", "a"),
        ("end", "c"),
        ("alternate-succession", "a", "c"),
    }
    assert not told & {("existence", "a"), ("succession", "a", "c"), ("response", "a", "c")}


def test_never_after_means_never_after(made):
    """pm4py takes it for kept where succession is broken, as a b a breaks it."""
    log = made(("aba", 10))

    told = found(discover(log, "declare", noise=0))

    assert not told & {("not-succession", "a", "b"), ("not-chain-succession", "a", "b")}


@pytest.mark.parametrize("algorithm", ["declare", "log-skeleton"])
def test_every_case_keeps_to_constraints_that_were_found_without_noise(algorithm, mixed):
    model = discover(mixed, algorithm, noise=0)

    assert model.constraints
    assert check(mixed, model).fitting.low == 1


@pytest.mark.parametrize("algorithm", ["declare", "log-skeleton"])
@pytest.mark.parametrize("noise", [0.1, 0.3])
def test_as_many_cases_as_noise_break_a_constraint_at_most(algorithm, noise, mixed):
    model = discover(mixed, algorithm, noise=noise)

    results = check(mixed, model).constraints
    assert len(results) == len(model.constraints)
    for result in results:
        assert result.broken <= noise * result.concerned + 1e-9, result


@pytest.mark.parametrize("algorithm", ["declare", "log-skeleton"])
def test_the_templates_are_known(algorithm, mixed):
    for constraint in discover(mixed, algorithm).constraints:
        template = TEMPLATES[constraint.template]

        assert template.least <= len(constraint.activities) <= template.most


def test_a_log_skeleton_is_pm4pys_where_nothing_is_repeated(made, pm4py):
    log = made(("abcd", 5), ("acbd", 4), ("aed", 2))

    ours = found(discover(log, "log-skeleton"))

    theirs = pm4py.discover_log_skeleton(log.to_pm4py())

    both_ways = {(a, b) for a, b in theirs["equivalence"] if (b, a) in theirs["equivalence"]}
    expected = {keys("equivalence", pair) for pair in both_ways}
    for name in ("always_after", "always_before", "never_together", "directly_follows"):
        expected |= {keys(name.replace("_", "-"), pair) for pair in theirs[name]}
    assert {key for key in ours if key[0] != "activity-counts"} == expected


def test_the_counts_of_an_activity_are_pm4pys(mixed, pm4py):
    ours = discover(mixed, "log-skeleton").constraints

    theirs = pm4py.discover_log_skeleton(mixed.to_pm4py())["activ_freq"]
    assert {c.activities[0]: set(c.counts) for c in ours if c.counts} == theirs


def test_rare_counts_of_an_activity_are_left_out(made):
    log = made(("ab", 90), ("aab", 9), ("b", 1))

    model = discover(log, "log-skeleton", noise=0.05)

    assert {c.activities[0]: c.counts for c in model.constraints if c.counts} == {
        "a": (1, 2), "b": (1,),
    }  # fmt: skip
