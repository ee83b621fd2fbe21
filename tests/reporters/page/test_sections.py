"""What stands in the sections of the page beside the findings."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources

import pandas as pd
import pytest
from drawn import drawn_report
from reports import HOSTILE, example_report, without_start_times

from procmine import EventLog
from procmine.analysis import analyze
from procmine.reporters.page import to_html
from procmine.reporters.page.definitions import DEFINITIONS
from procmine.reporters.page.variants_view import COLOURS, variant_views
from procmine.reporters.page.view import ACTIVITIES_SHOWN, view_of


def test_the_summary_says_what_to_do_and_how_sure_it_is():
    first, second = view_of(example_report()).summary.findings

    assert first.advice == (
        "Let clerks approve small sums themselves, and approve daily, not weekly."
    )
    assert first.sure == "More than chance (q = 0.003)"
    assert second.sure == "Computed by replaying the cases without it; no interval is known"


def test_a_finding_that_the_log_makes_doubtful_is_said_to_be():
    finding = replace(example_report().findings[0], doubts=("PM104",))

    [item] = view_of(example_report(findings=(finding,))).summary.findings

    assert item.sure.startswith("Doubtful")


def test_what_the_log_cannot_show_stands_in_the_summary():
    view = view_of(without_start_times())

    assert view.summary.blind == ("Without start times, work and waiting cannot be told apart.",)
    assert [headline.unknown for headline in view.summary.headlines].count(True) == 2


def test_a_log_that_no_rule_could_look_at_is_not_called_clean():
    report = example_report(findings=(), rules_run=(), unmeasured={"PM301": "needs start times"})

    assert "nothing can be said about waste" in view_of(report).summary.calm


def test_names_of_people_are_announced_unless_they_are_pseudonyms():
    report = example_report()
    disguised = replace(report, log=replace(report.log, pseudonymised=True))
    unnamed = replace(report, log=replace(report.log, resources=0, capabilities=("start",)))

    assert "names of people" in to_html(report)
    assert "names of people" not in to_html(disguised)
    assert "names of people" not in to_html(unnamed)


def test_roles_and_resources_can_be_filtered_by_without_doing_harm():
    finding = example_report().findings[0]
    named = replace(finding, subject=replace(finding.subject, role=f'"{HOSTILE}', resource="Ann"))

    view = view_of(example_report(findings=(named,)))
    html = to_html(example_report(findings=(named,)))

    assert view.filters.hands == (f'"{HOSTILE}', "Ann")
    assert HOSTILE not in html


def test_findings_of_one_rule_in_one_place_have_addresses_of_their_own():
    first = example_report().findings[0]

    views = view_of(example_report(findings=(first, first))).findings

    assert [view.anchor for view in views] == [
        f"finding-{first.fingerprint}", f"finding-{first.fingerprint}-2",
    ]  # fmt: skip


def test_variants_say_what_they_cover_and_how_long_they_take():
    views = variant_views(drawn_report())

    assert (views[0].number, views[0].cases, views[0].p90_hours) == (1, 45, 2.0)
    assert [view.covered for view in views[:2]] == ["3.8 %", "7.4 %"]
    assert views[-1].p90_bar == "100.0%"


def test_a_long_variant_is_folded_in_the_middle():
    *_, long = variant_views(drawn_report())

    assert (len(long.head), len(long.folded), len(long.tail)) == (12, 42, 6)
    assert long.more == "42 more"


def test_activities_beyond_the_colours_share_a_grey():
    views = variant_views(drawn_report())

    used = {c.activity: c.colour for view in views for c in (*view.head, *view.tail)}
    assert sorted(set(used.values())) == list(range(COLOURS + 1))


def test_only_the_most_frequent_activities_are_listed():
    report = example_report()
    many = tuple(
        replace(report.profile.activities[0], activity=f"a{number}") for number in range(2000)
    )

    html = to_html(replace(report, profile=replace(report.profile, activities=many)))

    assert len(re.findall(r'<th scope="row">a\d', html)) == ACTIVITIES_SHOWN
    assert "1,700 less frequent activities are not listed." in html


def test_a_page_of_many_findings_stays_under_a_megabyte_beside_its_libraries():
    report = drawn_report()
    line = report.figures.timelines[0]
    lines = tuple(
        replace(line, case_id=f"case {number}", steps=line.steps * 10) for number in range(300)
    )
    findings = tuple(
        replace(
            report.findings[0],
            subject=replace(report.findings[0].subject, role=f"{n}"),
            examples=tuple(f"case {3 * n + case}" for case in range(3)),
        )
        for n in range(100)
    )

    html = to_html(
        replace(report, findings=findings, figures=replace(report.figures, timelines=lines))
    )

    assert html.count('<figure class="timeline">') == 20 * 3 + 80
    libraries = resources.files("procmine.reporters.page") / "libraries" / "libraries.js"
    assert len(html.encode()) - len(libraries.read_bytes()) < 1_000_000


@pytest.mark.parametrize("timed", [True, False])
def test_the_queries_that_are_told_yield_the_numbers_of_the_page(timed):
    begin = pd.Timestamp("2025-01-06 08:00")
    frame = pd.DataFrame(
        {
            "case": [str(n // 3) for n in range(60)],
            "activity": ["a", "b", "c"] * 20,
            "start": [begin + pd.Timedelta(hours=n * n / 7) for n in range(60)],
            "end": [begin + pd.Timedelta(hours=n * n / 7 + 1 + n % 3) for n in range(60)],
        }
    )
    columns = {"start": "start"} if timed else {}
    if not timed:
        del frame["start"]

    with EventLog.from_pandas(
        frame, case="case", activity="activity", timestamp="end", **columns
    ) as log:
        profile = analyze(log).profile
        told = {
            item.name: log.query(item.query).to_pylist()
            for item in DEFINITIONS
            if item.timed in (None, timed)
        }

    def one(name):
        [row] = told[name]
        [value] = row.values()
        return float(value)

    assert (one("cases"), one("events"), one("activities"), one("variants")) == (20, 60, 3, 1)
    assert one("page_median_cycle") == pytest.approx(profile.case_hours.median)
    assert one("page_p90_cycle") == pytest.approx(profile.case_hours.p90)
    assert len(told["page_process_map"]) == 2
    if timed:
        assert one("page_work_per_case") == pytest.approx(profile.work_hours_per_case)
        assert one("page_flow_efficiency") == pytest.approx(profile.flow_efficiency)
        assert {row["activity"] for row in told["page_work"]} == {"a", "b", "c"}
    assert told["page_wait" if timed else "page_since_before"]


def test_the_method_tells_columns_rules_and_version():
    html = to_html(example_report())

    assert re.search(r"Made by procmine \d", html)
    assert "PM201, PM203, PM301, PM401" in html
    assert "SELECT count(*) FROM cases" in html
