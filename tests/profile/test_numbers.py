"""Spreads, shares and flow efficiency, on logs small enough to count by hand."""

import pytest
from small_logs import related

from procmine.profile import measure


def measured(text, language="en"):
    with related(text) as log:
        return measure(log, language)


def test_a_spread_has_the_quantiles_that_lie_between_two_values():
    # 1, 2, 3, 4 and 10 hours.
    hours = measured(
        "c1: A 0, B 60\nc2: A 0, B 120\nc3: A 0, B 180\nc4: A 0, B 240\nc5: A 0, B 600"
    ).case_hours

    assert hours.mean == 4
    assert (hours.min, hours.p25, hours.median, hours.p75, hours.max) == (1, 2, 3, 4, 10)
    assert hours.p90 == pytest.approx(4 + 0.6 * 6)


def test_an_activity_has_the_work_of_its_events_and_the_wait_before_them():
    profile = measured("c1: A 0-10, B 40-60\nc2: A 0-30, B 120-180")

    first, second = profile.activities

    assert (first.activity, second.activity) == ("A", "B")
    assert first.work.mean == pytest.approx(20 / 60)
    assert first.wait is None
    assert second.work.median == pytest.approx(40 / 60)
    assert second.wait.median == pytest.approx(60 / 60)


def test_events_and_work_are_shared_out_over_the_cases():
    profile = measured("c1: A 0-60, B 60-180\nc2: A 0-60\nc3: A 0-60, B 60-90, B 90-120")

    assert profile.events_per_case == 2
    assert profile.work_hours_per_case == pytest.approx(6 / 3)


def test_variants_tell_their_share_of_the_cases_and_their_times():
    profile = measured("c1..c3: A 0, B 60\nc4: A 0, C 120")

    told = [(v.activities, v.cases, v.case_share, v.mean_hours) for v in profile.variants]

    assert told == [(("A", "B"), 3, 0.75, 1), (("A", "C"), 1, 0.25, 2)]


def test_no_more_than_ten_variants_are_listed_the_most_frequent_first():
    text = "\n".join(f"c{nth}00..c{nth}{nth:02}: A 0, B{nth} 5" for nth in range(1, 13))

    variants = measured(text).variants

    assert [v.cases for v in variants] == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4]


@pytest.mark.parametrize(
    ("steps", "share"),
    [
        ("A 0-50, B 50-100", 1.0),
        ("A 0-25, B 75-100", 0.5),
        ("A 0-40, B 20-60, C 100-100", 0.6),
        ("A 0-80, B 10-20, C 30-40, D 100-100", 0.8),
        ("A 0-10, B 0-40, C 5-20, D 60-70, E 100-100", 0.5),
        ("A 0-20, B 50-30, C 100-100", 0.2),
        ("A 0-20, B 100", 0.2),
    ],
)
def test_flow_efficiency_is_the_time_in_which_something_is_being_done(steps, share):
    assert measured(f"c1: {steps}").flow_efficiency == pytest.approx(share)


def test_flow_efficiency_weighs_cases_by_their_time():
    # Ten of ten minutes, and ten of 90.
    profile = measured("c1: A 0-10\nc2: A 0-10, B 90-90")

    assert profile.flow_efficiency == pytest.approx(20 / 100)


def test_a_log_in_which_nothing_takes_time_has_no_flow_efficiency():
    assert measured("c1: A 0-0\nc2: A 5-5").flow_efficiency is None


def test_repetition_by_design_is_told_with_its_cases():
    profile = measured("c1..c4: A 0, P 10 {item=1}, P 25 {item=2}\nc5: A 0, P 10 {item=1}")

    assert [(r.activity, r.reason, r.cases, r.detail) for r in profile.recurring] == [
        ("P", "item by item", 4, "item")
    ]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("c1: A 0-1 @Ann/Desk", 0),
        ("c1: A 0-1 @Ann", 1),
        ("c1: A 1 @Ann/Desk", 1),
        ("c1: A 1", 2),
    ],
)
def test_what_a_log_lacks_is_said_in_each_language(text, gaps):
    english, chinese = measured(text).gaps, measured(text, "zh").gaps

    assert len(english) == len(chinese) == gaps
    assert not set(english) & set(chinese)
