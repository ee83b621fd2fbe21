"""Example cases drawn over time."""

from __future__ import annotations

from dataclasses import replace

from drawn import case_line, drawn_report

from procmine.report import CaseLine, CaseStep
from procmine.reporters.page import to_html
from procmine.reporters.page.timeline_view import LANES, view_of_timeline
from procmine.reporters.page.view import view_of

FINDING = drawn_report().findings[0]


def test_an_activity_has_one_lane_with_all_the_times_it_was_done():
    view = view_of_timeline(case_line("C-1", started=True), FINDING, "en")

    assert [(lane.name, len(lane.work), lane.note) for lane in view.lanes] == [
        ("Receive claim", 1, "once"),
        ("Assess damage", 2, "2 times, waited 18 h"),
        ("主管审批", 1, "once, waited 9.0 h"),
    ]
    assert view.left_out == "2 further events of this case are not drawn."


def test_bars_are_drawn_from_begin_to_end_and_waits_before_them():
    view = view_of_timeline(case_line("C-1", started=True), FINDING, "en")

    approval = view.lanes[2]
    # Of 31 hours, within a margin of one per cent: waiting from 11 to 20, work to 21.
    assert [(wait.left, wait.right) for wait in approval.waits] == [("35.8%", "64.2%")]
    assert [(mark.left, mark.right) for mark in approval.work] == [("64.2%", "67.4%")]
    assert [(tick.left, tick.text) for tick in view.ticks] == [
        ("38.9%", "+12 h"),
        ("76.9%", "+24 h"),
    ]


def test_without_a_start_an_event_is_a_dot():
    view = view_of_timeline(case_line("C-1", started=False), FINDING, "en")

    assert [(len(lane.work), len(lane.dots)) for lane in view.lanes] == [(0, 1), (0, 2), (0, 1)]


def test_the_activities_of_the_finding_are_told_apart():
    view = view_of_timeline(case_line("C-1", started=True), FINDING, "en")

    assert [lane.hot for lane in view.lanes] == [False, True, True]


def test_of_many_activities_those_of_the_finding_keep_their_lanes():
    names = [*(f"Step {number}" for number in range(30)), "Assess damage"]
    steps = tuple(
        CaseStep(name, None, f"2025-01-01T10:{n:02}:00", None) for n, name in enumerate(names)
    )

    view = view_of_timeline(CaseLine("C-1", 0.5, steps), FINDING, "en")

    assert len(view.lanes) == LANES + 1
    assert view.lanes[-2].name == "Assess damage"
    assert view.lanes[-1].name == "21 other activities"


def test_a_case_of_one_moment_is_drawn_nonetheless():
    moment = CaseLine("C-1", 0.0, (CaseStep("A", None, "2025-01-01T10:00:00", None),))

    view = view_of_timeline(moment, FINDING, "en")

    assert (view.ticks, view.lanes[0].dots) == ((), ("1.0%",))


def test_a_finding_shows_its_own_examples_and_names_them_where_none_can_be_drawn():
    report = drawn_report()

    view = view_of(report)
    html = to_html(replace(report, figures=None))

    assert [[case.case_id for case in item.timelines] for item in view.findings] == [
        ["C-1007"], ["C-0003"], [],
    ]  # fmt: skip
    assert "<code>C-1007</code>, <code>C-0042</code>" in html
    assert to_html(report).count('<figure class="timeline">') == 2
