"""A log judged by models, budgets and a baseline."""

from dataclasses import replace
from datetime import date

import pytest

from procmine.errors import UsageError
from procmine.findings import worst_first
from procmine.gate import budgets
from procmine.gate.baseline import entry_of
from procmine.judging import Question, judge, measured
from procmine.relations import relate
from procmine.rules import PROCESS_RULES, RULES
from procmine.rules.running import lacking
from procmine.rules.touching import cases_touched

TODAY = date(2026, 11, 24)
NAMES = {rule.code: rule.name for rule in RULES}


def rows(*variants):
    """Give a table of cases: (number of cases, activities), an event a day."""
    lines, case = ["case,activity,time"], 0
    for number, activities in variants:
        for _ in range(number):
            case += 1
            lines += [f"c{case:04},{activity},2024-01-{day:02} 10:00"
                      for day, activity in enumerate(activities, start=1)]  # fmt: skip
    return lines


def asked(*most, fitness=None, precision=None, deviating=None):
    found, mistakes = budgets.understood(
        budgets.options(fitness, precision, deviating, most), NAMES
    )
    assert mistakes == []
    return tuple(found)


def states(verdict):
    return {result.name: result.state for result in verdict.budgets}


def test_without_budgets_a_log_that_keeps_to_the_model_passes(read_table, sequence):
    log = read_table(rows((3, "ABC")))

    verdict = judge(log, Question(models=(sequence("A", "B", "C"),)))

    assert verdict.passed
    assert verdict.conformance.conforms
    assert verdict.report is None


def test_without_budgets_one_case_that_deviates_fails(read_table, sequence):
    log = read_table(rows((999, "ABC"), (1, "AC")))

    verdict = judge(log, Question(models=(sequence("A", "B", "C"),)))

    assert not verdict.passed
    assert states(verdict) == {"max-deviating": "failed"}


def test_a_budget_about_time_does_not_excuse_deviations(read_table, sequence):
    log = read_table(rows((9, "ABC"), (1, "AC")))

    verdict = judge(log, Question(models=(sequence("A", "B", "C"),), budgets=asked("max=10d")))

    assert states(verdict) == {"max max=10d": "passed", "max-deviating": "failed"}


def test_budgets_about_a_model_are_judged_by_its_check(read_table, sequence):
    log = read_table(rows((95, "ABC"), (5, "AC")))
    wanted = asked("PM601=0", "skipped-activity=4.9%", fitness="0.98", deviating="5%")

    verdict = judge(log, Question(models=(sequence("A", "B", "C"),), budgets=wanted))

    assert states(verdict) == {
        "min-fitness": "passed",  # 1 - .05 * 1/5
        "max-deviating": "passed",
        "max PM601=0": "failed",
        "max skipped-activity=4.9%": "failed",
    }


def test_a_case_skipped_in_two_places_counts_once(read_table, sequence):
    log = read_table(rows((8, "ABCD"), (1, "AD"), (1, "ABD")))

    verdict = judge(
        log, Question(models=(sequence(*"ABCD"),), budgets=asked("PM601=20%", "PM601=2"))
    )

    assert states(verdict) == {"max PM601=20%": "passed", "max PM601=2": "passed"}
    assert [b.actual for b in verdict.budgets] == ["20 %", "2"]


def test_two_models_are_both_judged_and_their_cases_counted_once(read_table, sequence):
    log = read_table(rows((8, "ABCD"), (1, "ACD"), (1, "ABD")))
    models = (sequence(*"ABCD"), replace(sequence(*"ABCD"), name="other"))

    verdict = judge(log, Question(models=models, budgets=asked("PM601=20%", deviating="10%")))

    assert len(verdict.conformances) == 2
    assert states(verdict) == {
        "max-deviating (model.ptml)": "failed",
        "max-deviating (other)": "failed",
        "max PM601=20%": "passed",
    }
    assert verdict.budgets[-1].actual == "20 %"


def test_the_share_of_a_rule_counts_places_of_any_size(read_table):
    log = read_table(rows((35, "ABC"), (5, "ABAC")))

    verdict = judge(log, Question(budgets=asked("rework-loop=12.5%", "rework-loop=1")))

    assert [b.actual for b in verdict.budgets] == ["12 %", "0"]
    assert verdict.passed


def test_a_place_counts_from_min_cases_where_it_is_set(read_table):
    log = read_table(rows((35, "ABC"), (5, "ABAC")))
    settings = {"PM203": {"min_cases": 6}}

    verdict = judge(log, Question(budgets=asked("rework-loop=12.5%"), settings=settings))

    assert verdict.budgets[0].actual == "0 %"


def test_times_are_those_of_cases(read_table):
    log = read_table(rows((20, "AB"), (20, "ABC")))

    verdict = judge(
        log, Question(budgets=asked("mean=36h", "median=35h", "p90=2d", "max=47h", "events=2.5"))
    )

    assert states(verdict) == {
        "max mean=36h": "passed", "max median=35h": "failed", "max p90=2d": "passed",
        "max max=47h": "failed", "max events=2.5": "passed",
    }  # fmt: skip
    assert verdict.report is None


def test_a_doubt_can_be_limited(read_table):
    log = read_table([*rows((40, "ABC")), "c0001,D,", "c0002,D,"])

    kept = judge(log, Question(budgets=asked("PM101=5%", "PM101=9")))
    missed = judge(log, Question(budgets=asked("PM101=4.9%")))

    assert kept.budgets[0].actual == "5.0 %"
    assert kept.passed
    assert not missed.passed


def test_findings_of_a_severity_can_be_limited(read_table):
    log = read_table(rows((40, "ABC"), (40, "ABABC")))

    verdict = judge(log, Question(budgets=asked("medium=0", "high=9")))

    assert states(verdict) == {"max medium=0": "failed", "max high=9": "passed"}
    assert verdict.report is not None


def test_a_rule_that_needs_what_the_log_lacks_is_open(read_table):
    log = read_table(rows((40, "ABC")))

    verdict = judge(log, Question(budgets=asked("slow-handover=0")))

    assert states(verdict) == {"max slow-handover=0": "open"}
    assert not verdict.passed


def test_a_baseline_of_all_that_is_found_passes_and_of_nothing_fails(read_table, sequence):
    log = read_table(rows((40, "ABC"), (40, "ABABC")))
    question = Question(models=(sequence(*"ABC"),), accepted=())
    found = measured(log, question).measured
    entries = tuple(
        entry_of(f, owner="", reason="", today=TODAY, expires=None, all_cases=found.cases)
        for f in found.findings
        if f.kind != "data-quality"
    )

    known = judge(log, replace(question, accepted=entries), today=TODAY)
    new = judge(log, question, today=TODAY)

    assert known.passed
    assert {r.state for r in known.baseline} == {"known"}
    assert not new.passed
    assert {r.code for r in new.baseline} >= {"PM203"}


def test_beside_a_baseline_every_case_has_to_be_judged(read_table, sequence):
    log = read_table(rows((4, "ABC")))

    verdict = judge(log, Question(models=(sequence(*"ABC"),), accepted=()), today=TODAY)

    assert states(verdict) == {"max unjudged=0": "passed"}


def test_entries_of_rules_that_did_not_run_are_counted(read_table, sequence):
    log = read_table(rows((4, "AC")))
    with_model = Question(models=(sequence(*"ABC"),), accepted=())
    found = measured(log, with_model).measured.findings
    (skipped,) = (f for f in found if f.kind == "conformance")
    entry = entry_of(skipped, owner="", reason="", today=TODAY, expires=None, all_cases=4)

    verdict = judge(log, Question(accepted=(entry,)), today=TODAY)

    assert verdict.passed
    assert verdict.baseline == ()
    assert verdict.unasked == 1


def test_all_that_is_new_is_told_and_not_the_ten_worst_alone(read_table, sequence):
    extra = [chr(ord("a") + n) for n in range(14)]
    log = read_table(rows((2, "AB")))
    model = sequence("A", *extra, "B")

    verdict = judge(log, Question(models=(model,), accepted=()), today=TODAY)

    assert len(verdict.baseline) == 14
    assert len(verdict.conformance.deviations) == 14
    assert dict(verdict.conformance.left_out)["PM601"] == 0


def test_the_elements_of_the_model_are_told(read_table, sequence):
    log = read_table(rows((1, "AB")))

    verdict = judge(log, Question(models=(sequence("A", "B"),)))

    assert verdict.elements == {"A": "e0", "B": "e1"}


def test_what_is_asked_of_no_model_is_a_usage_error(read_table):
    log = read_table(rows((1, "AB")))

    with pytest.raises(UsageError, match="nothing to check against"):
        judge(log, Question())
    with pytest.raises(UsageError, match="min-fitness, max-deviating, max PM601=0"):
        judge(log, Question(budgets=asked("PM601=0", fitness="0.9", deviating="5%")))


@pytest.mark.parametrize("rule", PROCESS_RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_finding_without_the_choice_of_ten_are_its_cases(rule, read_table):
    log = read_table(
        [line + who for line, who in zip(
            rows((40, "ABC"), (40, "ABABC"), (35, "AABC"), (31, "ACBC")),
            [",resource", *([",Ann", ",Bob", ",Cat"] * 200)], strict=False)]
    )  # fmt: skip
    relate(log)
    if lacking(rule, log.capabilities):
        pytest.skip("the log lacks what it needs")

    found = log.engine.records(rule.sql().replace("worst_cases(", "every_case("))

    assert all(row["cases"] == len(row["examples"]) for row in found)
    assert max((row["cases"] for row in found), default=0) <= len(cases_touched(rule, log))


def test_the_report_has_the_deviations_among_its_findings(read_table, sequence):
    log = read_table(rows((40, "ABC"), (40, "ABABC"), (40, "AC")))
    question = Question(models=(sequence(*"ABC"),), budgets=asked("medium=99", deviating="100%"))

    report = judge(log, question).report

    assert {"PM203", "PM601"} <= {f.code for f in report.findings}
    assert list(report.findings) == worst_first(list(report.findings))
    assert report.conformance is not None


def test_what_is_new_stays_however_many_are_worse_and_accepted(read_table, sequence):
    steps = "ABCDEFGHIJKLMN"
    skips = [(30 - n, steps.replace(a, "")) for n, a in enumerate(steps[1:-1])]
    log = read_table(rows((30, steps), *skips))
    asked_of = Question(models=(sequence(*steps),), accepted=())
    entries = {
        r.fingerprint: entry_of(r.finding, owner="", reason="", today=TODAY, expires=None,
                                all_cases=1)
        for r in judge(log, asked_of).baseline
    }  # fmt: skip
    deviations = [r.finding for r in judge(log, asked_of).baseline if r.code == "PM601"]
    least = min(deviations, key=lambda f: f.cases)
    del entries[least.fingerprint]

    verdict = judge(log, replace(asked_of, accepted=tuple(entries.values())))

    assert len(deviations) == 12
    assert not verdict.passed
    first = verdict.conformance.deviations[0]
    assert first == least
    assert verdict.fails(first)
    assert verdict.report.findings[0] == least
    assert verdict.report.conformance.deviations[0] == least
    assert dict(verdict.conformance.left_out)["PM601"] == 2
    assert verdict.report.left_out["PM601"] == 2


@pytest.mark.parametrize("changed", [{"rules": PROCESS_RULES}, {"method": "token-replay"},
                                     {"method": "footprints"}])  # fmt: skip
def test_a_baseline_excuses_no_deviation_that_it_is_not_told(read_table, sequence, changed):
    log = read_table(rows((4, "CBA")))

    verdict = judge(log, Question(models=(sequence(*"ABC"),), accepted=(), **changed))

    assert not verdict.passed
    assert set(states(verdict)) == {"max-deviating"}


def test_a_time_has_its_figure_as_a_reason_in_both_languages(read_table):
    log = read_table(rows((20, "AB"), (20, "ABC")))
    question = Question(budgets=asked("mean=35h", "median=36h", "p90=2d", "max=50h"))

    told = [b.reason for b in judge(log, question).budgets]
    chinese = [b.reason for b in judge(log, replace(question, language="zh")).budgets]

    assert told == [
        "the mean of 40 cases is 36 h", "the median of 40 cases is 36 h",
        "90 % of 40 cases stay within 2.0 d", "the longest of 40 cases takes 48 h",
    ]  # fmt: skip
    assert all("40 个案例" in reason for reason in chinese)
