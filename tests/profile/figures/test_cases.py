"""Single cases, variants and how much they cover."""

import pytest
from small_logs import related

from procmine.analysis import analyze
from procmine.profile.figures.cases import cases, timelines
from procmine.profile.figures.variants import coverage, variants


def test_the_longest_cases_come_first():
    with related("c1: A 0, B 60\nc2: A 0, B 120, C 180") as log:
        told, left_out = cases(log)

    assert [(c.case_id, c.events, c.hours) for c in told] == [("c2", 3, 3), ("c1", 2, 1)]
    assert left_out == 0


def test_an_example_of_a_finding_has_its_timeline():
    with related("c1..c40: A 0-10, B 20-30, B 400-500, C 600-700") as log:
        report = analyze(log)
        told = timelines(log, report.findings)

    assert set(report.findings[0].examples[:3]) <= {line.case_id for line in told}
    assert [step.activity for step in told[0].steps] == ["A", "B", "B", "C"]
    assert told[0].hours == pytest.approx(700 / 60)
    assert report.figures.timelines == told


def test_a_long_case_is_cut_and_says_by_how_much():
    steps = ", ".join(f"A {n}" for n in range(100))
    with related(f"c1..c40: {steps}") as log:
        told = timelines(log, analyze(log).findings)

    assert told
    assert {(len(line.steps), line.left_out) for line in told} == {(60, 40)}


def test_no_findings_have_no_timelines():
    with related("c1: A 0") as log:
        assert timelines(log, ()) == ()


def test_coverage_adds_up_to_all_cases():
    text = "\n".join(f"c{n}: A 0, B{n} 5" for n in range(300)) + "\nd1..d100: A 0"
    with related(text) as log:
        told = coverage(log)

    assert told[0] == (1, 0.25)
    assert told[-1] == (301, 1.0)
    assert len(told) <= 101


def test_variants_tell_how_their_cases_times_are_spread():
    with related("c1: A 0, B 60\nc2: A 0, B 180\nc3: A 0") as log:
        first, second = variants(log)

    assert (first.activities, first.cases, first.hours.median) == (("A", "B"), 2, 2)
    assert (second.number, second.hours.max) == (2, 0)
