"""What becomes of accepted findings."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from procmine.gate.baseline import Accepted, compare, entry_of
from procmine.gate.measured import Measured

TODAY = date(2026, 11, 24)


def accepted(finding, **more):
    return Accepted(finding.fingerprint, finding.code, finding.title, **more)


def states(entries, *findings, looked_for=("PM203", "PM601"), today=TODAY):
    measured = Measured(100, 300, findings=findings, looked_for=frozenset(looked_for))
    return [(r.state, r.code) for r in compare(entries, measured, today)]


def test_a_finding_that_nobody_accepted_is_new(finding):
    assert states([], finding()) == [("new", "PM203")]


def test_a_slight_finding_is_not_new_but_a_slight_deviation_is(finding):
    slight = finding(severity="low")
    deviation = finding(code="PM601", kind="conformance", severity="low")

    assert states([], slight, deviation) == [("new", "PM601")]


def test_a_doubt_about_the_log_is_not_of_the_baseline(finding):
    assert states([], finding(kind="data-quality", severity="high")) == []


def test_an_accepted_finding_is_known_however_large(finding):
    assert states([accepted(finding())], finding(cases=90, severity="high")) == [("known", "PM203")]


def test_one_that_became_slight_stays_known(finding):
    assert states([accepted(finding())], finding(severity="low")) == [("known", "PM203")]


def test_one_that_is_no_longer_found_is_fixed(finding):
    assert states([accepted(finding())]) == [("fixed", "PM203")]


@pytest.mark.parametrize(("last_day", "state"), [(TODAY, "known"), (date(2026, 11, 23), "expired")])
def test_an_acceptance_holds_through_its_last_day(finding, last_day, state):
    entry = accepted(finding(), expires=last_day, reason="until June")

    assert states([entry], finding()) == [(state, "PM203")]


def test_an_expired_one_that_became_slight_does_not_fail(finding):
    entry = accepted(finding(), expires=date(2026, 1, 1))

    assert states([entry], finding(severity="low")) == [("known", "PM203")]


def test_an_expired_one_says_why_it_was_accepted(finding):
    entry = accepted(finding(), expires=date(2026, 1, 1), owner="ops", reason="until June")
    measured = Measured(100, 300, findings=(finding(),), looked_for=frozenset({"PM203"}))

    (result,) = compare([entry], measured, TODAY)

    assert (result.owner, result.reason, result.expires) == ("ops", "until June", "2026-01-01")


@pytest.mark.parametrize(("cases", "state"), [(20, "known"), (21, "grown")])
def test_one_with_a_limit_may_grow_up_to_it(finding, cases, state):
    entry = accepted(finding(), limit=Fraction(1, 5), limit_text="20%")

    assert states([entry], finding(cases=cases)) == [(state, "PM203")]


def test_nothing_is_known_of_a_rule_that_did_not_run(finding):
    entry = accepted(finding(code="PM601"), expires=date(2020, 1, 1))

    assert states([entry], looked_for=["PM203"]) == []


def test_what_fails_is_told_first(finding):
    a, b, c, d = (finding(name) for name in "ABCD")
    entries = [accepted(a), accepted(b), accepted(c, expires=date(2020, 1, 1))]

    told = states(entries, a, c, d)

    assert [state for state, _ in told] == ["new", "expired", "known", "fixed"]


def test_two_constraints_broken_at_one_place_are_two(finding):
    one, other = (finding(code="PM601", constraint_name=name) for name in ("four eyes", "order"))

    assert states([accepted(one)], one, other) == [("new", "PM601"), ("known", "PM601")]


def test_a_fingerprint_without_a_constraint_is_what_it_was(finding):
    assert finding().fingerprint == finding(constraint_name=None).fingerprint
    assert finding().fingerprint == "125b7414416c9782"


def test_an_entry_has_the_size_of_its_day(finding):
    entry = entry_of(finding(), owner="ops", reason="known", today=TODAY, expires=None,
                     all_cases=100)  # fmt: skip

    assert entry.cases == "10 of 100 (10 %)"
    assert entry.accepted == TODAY


def conforming(conformance, entry_model, **checked):
    deviation = Accepted("0" * 16, "PM601", model=entry_model)
    checks = (replace(conformance(judged=checked.pop("judged", 100)), **checked),)
    measured = Measured(100, 300, checks, looked_for=frozenset({"PM601"}))
    return [r.state for r in compare([deviation], measured, TODAY)]


@pytest.mark.parametrize("model", ["", "model.bpmn"])
def test_a_deviation_is_fixed_where_it_would_have_been_found(conformance, model):
    assert conforming(conformance, model) == ["fixed"]
    assert conforming(conformance, model, method="constraints") == ["fixed"]


@pytest.mark.parametrize(
    ("model", "checked"),
    [
        ("", {"method": "token-replay"}),
        ("", {"method": "footprints"}),
        ("", {"judged": 99}),
        ("other.bpmn", {}),
        ("other.bpmn", {"model": "procmine.toml", "method": "constraints"}),
    ],
)
def test_nothing_is_known_of_a_deviation_that_nobody_could_find(conformance, model, checked):
    assert conforming(conformance, model, **checked) == []


def test_a_deviation_that_is_found_is_judged_though_not_every_case_was(finding, conformance):
    found = finding(code="PM601", kind="conformance")
    entry = accepted(found, expires=date(2020, 1, 1), model="other.bpmn")
    measured = Measured(100, 300, (conformance(judged=50),), (found,), frozenset({"PM601"}))

    assert [r.state for r in compare([entry], measured, TODAY)] == ["expired"]
