"""Budgets judged by what was measured."""

from dataclasses import replace

import pytest

from procmine.conformance import Bounds
from procmine.gate import budgets
from procmine.gate.judging import judge
from procmine.gate.measured import Measured

RULES = {"PM203": "rework-loop", "PM301": "bottleneck-flow", "PM601": "skipped-activity"}
DAY = 24 * 3_600_000_000


def judged(measured, *most, language="en", sample=None, **options):
    given = {"fitness": None, "precision": None, "deviating": None, **options}
    found, mistakes = budgets.understood(budgets.options(**given, most=most), RULES, sample)
    assert mistakes == []
    return judge(found, measured, language)


def state(measured, *most, **options):
    (result,) = judged(measured, *most, **options)
    return result.state


@pytest.mark.parametrize(("cases", "expected"), [(5, "passed"), (6, "failed")])
def test_a_share_of_cases_is_kept_to_the_case(conformance, cases, expected):
    measured = Measured(100, 300, (conformance(deviating=cases),))

    assert state(measured, deviating="5%") == expected


@pytest.mark.parametrize("cases", [20, 140, 600, 12_345 * 20])
def test_a_share_on_its_limit_is_kept_whatever_floats_say(conformance, cases):
    measured = Measured(cases, cases, (conformance(cases // 20, cases, cases=cases),))

    assert state(measured, deviating="5%") == "passed"


@pytest.mark.parametrize(
    ("deviating", "judged_cases", "expected"),
    [(0, 97, "passed"), (2, 97, "passed"), (4, 97, "open"), (6, 97, "failed"), (0, 90, "open")],
)
def test_where_bounds_alone_are_known_it_passes_by_both_or_fails_by_both(
    conformance, deviating, judged_cases, expected
):
    measured = Measured(100, 300, (conformance(deviating, judged_cases),))

    (result,) = judged(measured, deviating="5%")

    assert result.state == expected
    assert "raise --effort" in result.reason


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.95, 0.95, "passed"), (0.95 - 1e-12, 0.95, "passed"), (0.94, 0.96, "open"),
     (0.9, 0.9499, "failed")],
)  # fmt: skip
def test_fitness_is_judged_on_the_cautious_side(conformance, low, high, expected):
    measured = Measured(100, 300, (conformance(judged=90, fitness=Bounds(low, high)),))

    assert state(measured, fitness="0.95") == expected


def test_a_fitness_below_its_limit_is_never_shown_as_on_it(conformance):
    measured = Measured(100, 300, (conformance(fitness=0.94999),))

    (result,) = judged(measured, fitness="0.95")

    assert (result.state, result.actual) == ("failed", "0.9499")


def test_precision_that_is_not_known_is_open(conformance):
    known = Measured(100, 300, (conformance(precision=0.8),))
    unknown = Measured(100, 300, (conformance(),))

    assert state(known, precision="0.8") == "passed"
    assert state(unknown, precision="0.8") == "open"


def test_a_budget_about_the_model_is_judged_for_each(conformance):
    measured = Measured(100, 300, (conformance(deviating=9), conformance()))

    results = judged(measured, deviating="5%")

    assert [r.state for r in results] == ["failed", "passed"]
    assert all("model.bpmn" in r.name for r in results)


def test_fitness_is_not_asked_of_constraints_beside_a_model(conformance):
    rules = replace(conformance(deviating=9), fitness=None, method="constraints")
    measured = Measured(100, 300, (conformance(), rules))

    results = judged(measured, fitness="0.95", deviating="5%")

    assert {r.name: r.state for r in results} == {
        "min-fitness": "passed",
        "max-deviating (model.bpmn)": "failed",
    }


@pytest.mark.parametrize(("number", "expected"), [(0, "passed"), (1, "failed")])
def test_cases_that_were_not_judged_can_be_limited(conformance, number, expected):
    measured = Measured(100, 300, (conformance(judged=100 - number),))

    assert state(measured, "unjudged=0") == expected


@pytest.mark.parametrize(("touched", "expected"), [(10, "passed"), (11, "failed")])
def test_the_cases_of_a_rule_are_a_share_of_all(touched, expected):
    measured = Measured(100, 300, touched={"PM203": touched})

    assert state(measured, "rework-loop=10%") == expected


def test_findings_count_from_medium_and_deviations_always(finding):
    low = finding(severity="low")
    skipped = finding(code="PM601", kind="conformance", severity="low")
    measured = Measured(100, 300, counted={"PM203": (low,), "PM601": (skipped,)})

    assert state(measured, "PM203=0") == "passed"
    assert state(measured, "PM601=0") == "failed"


def test_a_case_that_was_not_judged_may_deviate_by_any_class(conformance):
    measured = Measured(100, 300, (conformance(judged=99),), counted={"PM601": ()},
                        touched={"PM601": 1})  # fmt: skip

    assert state(measured, "PM601=0") == "open"
    assert state(measured, "PM601=1%") == "open"
    assert state(measured, "PM601=2%") == "passed"
    assert state(measured, "PM601=0%") == "failed"


def test_severities_count_that_and_graver_but_no_doubts(finding):
    doubt = finding(kind="data-quality", severity="high")
    measured = Measured(100, 300, findings=(finding(severity="high"), finding(), doubt))

    assert state(measured, "high=1") == "passed"
    assert state(measured, "medium=1") == "failed"
    assert state(measured, "medium=2") == "passed"


@pytest.mark.parametrize(("limit", "expected"), [("2d", "passed"), ("47.9h", "failed")])
def test_times_are_compared_exactly(limit, expected):
    measured = Measured(100, 300, times={"p90": 2.0 * DAY})

    assert state(measured, f"p90={limit}") == expected


def test_events_are_a_mean_of_the_cases():
    assert state(Measured(100, 300), "events=3") == "passed"
    assert state(Measured(100, 301), "events=3") == "failed"


def test_too_few_cases_are_told_and_do_not_fail():
    measured = Measured(29, 300, times={"p90": 9.0 * DAY})

    (result,) = judged(measured, "p90=1d")

    assert result.state == "too few"
    assert result.reason == "29 cases, fewer than 30: too few to fail by"
    assert state(measured, "p90=1d", sample=1) == "failed"


def test_a_rule_that_could_not_run_is_open():
    measured = Measured(100, 300, unmeasured={"PM203": "the log has no resource"})

    (result,) = judged(measured, "PM203=0")

    assert result.state == "open"
    assert result.reason == "can't be measured: the log has no resource"


def test_reasons_are_told_in_chinese_too(conformance):
    measured = Measured(100, 300, (conformance(6, 99),))

    (result,) = judged(measured, deviating="5%", language="zh")

    assert "案例" in result.reason
    assert "--effort" in result.reason
