"""The numbers of a log, before any judgement."""

import pandas as pd
import pytest
from notation import events

from procmine import EventLog, analyze
from procmine.profile import measure, process_map


def related(text):
    return EventLog.from_pandas(pd.DataFrame(events(text)), case="case", activity="activity")


def test_case_times_are_spread_in_hours():
    log = related("c1: A 0, B 60\nc2: A 0, B 120\nc3: A 0, B 300")

    hours = measure(log).case_hours

    assert (hours.min, hours.median, hours.max) == (1, 2, 5)
    assert hours.mean == pytest.approx(8 / 3)


def test_flow_efficiency_counts_work_side_by_side_once():
    # Work from 0 to 60 and from 30 to 90: ninety of two hundred minutes.
    log = related("c1: A 0-60, B 30-90, C 200-200")

    profile = measure(log)

    assert profile.flow_efficiency == pytest.approx(0.45)
    assert profile.work_hours_per_case == 2


def test_without_starts_work_is_unknown_and_said_to_be():
    profile = measure(related("c1: A 10, B 30"))

    assert profile.flow_efficiency is None
    assert profile.work_hours_per_case is None
    assert all(activity.work is None for activity in profile.activities)
    assert any("no start times" in gap for gap in profile.gaps)


def test_an_activity_tells_events_cases_and_repetitions():
    profile = measure(related("c1: A 1, B 2, A 3\nc2: A 1, B 2"))

    first = profile.activities[0]

    assert (first.activity, first.events, first.cases, first.repeated) == ("A", 3, 2, 1)


def test_a_map_keeps_the_most_frequent_flow_into_and_out_of_each_activity():
    log = related(
        """
        c1..c9: A 1, B 2, D 3
        c10: A 1, C 2, D 3
        c11: A 1, D 3
        """
    )

    drawn = process_map(log, activities=1, paths=0)

    assert {(e.source, e.target) for e in drawn.edges} == {
        ("A", "B"), ("B", "D"), ("A", "C"), ("C", "D"),
    }  # fmt: skip
    assert drawn.edges_left_out == 1


def test_a_map_drops_the_rarest_activities_first():
    log = related("c1..c9: A 1, B 2, D 3\nc10: A 1, C 2, D 3")

    drawn = process_map(log, activities=0.75)

    assert [node.activity for node in drawn.nodes] == ["A", "D", "B"]
    assert drawn.nodes_left_out == 1


def test_severity_needs_a_share_of_the_time_or_of_the_cases():
    log = related("c1..c40: A 0-10 @Ann, B 20-30 @Bob, B 40-50 @Bob, C 60-70 @Ann")

    report = analyze(log)

    assert [(f.code, f.severity) for f in report.findings] == [("PM201", "high")]
