"""The verdict of a check as text: whether it passes first, then why."""

import pytest

from procmine.conformance import Bounds, Conformance, UnknownLabel
from procmine.findings import Finding, Impact, RuleInfo, Subject
from procmine.report import Columns, LogSummary
from procmine.reporters import render_baseline, render_verdict
from procmine.verdict import BaselineResult, BudgetResult, Verdict

RULE = RuleInfo("PM601", "skipped-activity", "", "", "", "")
LOG = LogSummary(
    "orders.csv", 600, 5688, 10, 17, 13, "", "", Columns("case", "activity", "time"), ()
)
SKIPPED = Finding(
    RULE, "43 cases skip Check, which the model asks for.", "conformance", "medium",
    Subject(activity="Check"), 43, 43 / 600, 43, Impact(2.0, "work"), (), ("c1", "c2"), "",
)  # fmt: skip
DEVIATING = BudgetResult("max-deviating", "failed", "≤ 5%", "7.2 %", 600, 1, "43 of 600 cases")
KEPT = BudgetResult("max p90=10d", "passed", "≤ 10d", "4.2 d", 600, 30, "")
FEW = BudgetResult(
    "max p99=10d", "too few", "≤ 10d", "14 d", 600, 1000,
    "600 cases, fewer than 1,000: too few to fail by",
)  # fmt: skip
OPEN = BudgetResult(
    "min-fitness", "open", "≥ 0.95", "0.9300 to 0.9600", 600, 1,
    "40 cases could not be judged: raise --effort",
)  # fmt: skip


def conformance(deviating=43, unjudged=0, **more):
    fitting = Bounds((600 - deviating - unjudged) / 600, (600 - deviating) / 600)
    return Conformance("model.bpmn", "bpmn", "alignments", 600, 17, 600 - unjudged, fitting,
                       Bounds(0.93, 0.96), None, **more)  # fmt: skip


def verdict(*budgets, baseline=(), conformances=(), baseline_source=None, **more):
    return Verdict("orders.csv", None, LOG, tuple(conformances), None, budgets, tuple(baseline),
                   baseline_source=baseline_source, **more)  # fmt: skip


def text(*args, width=80, **more):
    return render_verdict(verdict(*args, **more), "text", width=width)


def first_line(*args, **more):
    return text(*args, **more).partition("\n")[0]


def test_the_first_line_says_what_is_kept_and_what_not():
    new = BaselineResult("new", "1", "PM601", "43 cases skip Check.", finding=SKIPPED)

    assert first_line(KEPT) == "passed: 1 budget"
    assert first_line(DEVIATING, KEPT) == "not passed: 1 of 2 budgets"
    assert first_line(OPEN, KEPT) == "not passed: 1 of 2 budgets"
    assert first_line(FEW, KEPT) == "passed: 2 budgets, 1 of them with too few cases to fail"
    assert first_line(KEPT, baseline=[new], baseline_source="b") == "not passed: 1 new finding"
    assert first_line(baseline_source="b") == "passed: nothing new to the baseline"


def test_budgets_that_fail_come_first():
    lines = text(KEPT, FEW, OPEN, DEVIATING).splitlines()

    states = [line.split("  ")[0] for line in lines if "≤" in line or "≥" in line]
    assert states == ["failed", "open", "too few", "passed"]


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_page_and_no_figure_is_cut(width, language):
    from rich.cells import cell_len

    unknown = (UnknownLabel("Chek", 12, 10, "Check"),)
    page = text(KEPT, FEW, OPEN, DEVIATING, width=width, language=language,
                conformances=[conformance(only_in_log=unknown, deviations=(SKIPPED,))])  # fmt: skip

    assert max(map(cell_len, page.splitlines())) <= width
    assert all(b.actual in page for b in (KEPT, FEW, OPEN, DEVIATING))


def test_the_reason_of_a_budget_that_does_not_pass_is_told_on_every_page():
    for width in (60, 140):
        page = " ".join(text(FEW, OPEN, width=width).split())

        assert "too few to fail by" in page
        assert "raise --effort" in page


def test_labels_that_only_one_side_knows_come_before_the_budgets():
    page = text(DEVIATING, conformances=[conformance(
        only_in_log=(UnknownLabel("Chek", 12, 10, "Check"),),
        only_in_model=(UnknownLabel("Check", 0, 0, None),),
    )])  # fmt: skip

    assert "Chek: 12 events in 10 cases (did you mean Check?)" in page
    assert page.index("Chek") < page.index("max-deviating")


def test_only_a_log_of_which_each_case_was_judged_is_said_to_conform():
    good = text(KEPT, conformances=[conformance(deviating=0)])
    unjudged = text(KEPT, conformances=[conformance(deviating=0, unjudged=1)])

    assert "No case deviates from the model." in good
    assert "No case deviates" not in unjudged
    assert "599 of 600 cases; of the other 1 only bounds are known" in " ".join(unjudged.split())
    assert ">99.9 %" not in unjudged.partition("99.8 %")[0]


def test_what_was_assumed_of_the_model_is_told():
    note = "events leave no event in the log: 'Wait'"

    page = text(conformances=(conformance(notes=(note,)),))

    assert f"  {note}\n" in page


def test_deviations_are_told_with_where_they_are_and_the_rest_counted():
    page = text(DEVIATING, conformances=[conformance(
        deviations=(SKIPPED,) * 7, left_out=(("PM601", 3),))])  # fmt: skip

    assert page.count("43 cases skip Check") == 5
    assert "5 more deviations" in page
    assert "for example c1, c2" in page


def test_of_a_baseline_all_is_told_but_what_is_known():
    results = [
        BaselineResult("new", "1", "PM601", "New one.", finding=SKIPPED),
        BaselineResult("expired", "2", "PM203", "Old one.", "ops", "until June", "2026-06-30"),
        BaselineResult("known", "3", "PM205", "Known one."),
        BaselineResult("fixed", "4", "PM206", "Fixed one."),
    ]

    page = text(baseline=results, baseline_source="b.toml", unasked=2, width=140)

    assert "baseline b.toml: 1 new, 1 expired, 1 known, 1 fixed, 2 in the baseline" in page
    assert "accepted until 2026-06-30; ops; until June" in page
    assert "Known one." not in page
    assert "Known one." in render_baseline(results, 0, "en")


def test_what_comes_with_a_log_or_a_baseline_does_not_steer_the_terminal():
    nasty = "\x1b[2J[red]\u202e"
    results = [BaselineResult("new", "1", "PM601", nasty, nasty, nasty)]

    unknown = (UnknownLabel(nasty, 1, 1, nasty),)
    page = text(
        baseline=results, baseline_source=nasty, conformances=[conformance(only_in_log=unknown)]
    )

    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "[red]" in page
