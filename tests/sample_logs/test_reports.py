"""Each sample log gives the report that was agreed, and what was planted in it is found."""

import json
from functools import cache
from pathlib import Path

import pytest
from snapshot import assert_same

from procmine import analyze, read
from procmine.reporters import render

SAMPLES = Path(__file__).parents[2] / "sample_logs"
REPORTS = Path(__file__).parent / "reports"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
#: Planted kind -> kinds of finding that tell of it.
KINDS = {
    "rework_loop": {"rework"},
    "redundant_step": {"redundancy"},
    "double_approval": {"redundancy"},
    "slow_handoff": {"handoff"},
    "ping_pong": {"ping-pong", "rework"},
    "slow_activity": {"processing"},
}


@cache
def report_of(name, language="en"):
    with read(SAMPLES / name) as log:
        return analyze(log, language=language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("insurance_claims.csv", "en"),
        ("purchasing.csv", "en"),
        ("permits_gbk.csv", "en"),
        ("permits_gbk.csv", "zh"),
    ],
)
def test_a_sample_log_gives_the_report_that_was_agreed(name, language):
    text = render(report_of(name, language), "text", width=100)

    assert_same(text, f"{Path(name).stem}-{language}.txt", REPORTS)


@pytest.mark.parametrize(
    ("name", "plant"),
    [(log["log"], plant) for log in TRUTH for plant in log["planted"]],
    ids=lambda value: value if isinstance(value, str) else value["kind"],
)
def test_what_was_planted_is_a_finding_to_act_on(name, plant):
    findings = [f for f in report_of(name).findings if f.severity in ("high", "medium")]

    assert any(_tells(finding, plant) for finding in findings)


@pytest.mark.parametrize("log", TRUTH, ids=lambda log: log["log"])
def test_of_what_was_planted_the_costliest_is_ranked_first(log):
    costliest = max(log["planted"], key=lambda plant: plant["mean_case_hours_added"])

    first = next(
        finding
        for finding in report_of(log["log"]).findings
        if any(_tells(finding, plant) for plant in log["planted"])
    )

    assert _tells(first, costliest)


@pytest.mark.parametrize(
    ("name", "activity"),
    [(log["log"], activity) for log in TRUTH for activity in log["by_design"]],
)
def test_what_recurs_by_design_is_no_rework(name, activity):
    report = report_of(name)

    assert activity in {recurring.activity for recurring in report.profile.recurring}
    assert not any(f.kind == "rework" and activity in _named(f) for f in report.findings)


def _tells(finding, plant):
    places = {plant["at"], plant["to"], plant["next"]} - {""}
    return finding.kind in KINDS[plant["kind"]] and bool(places & _named(finding))


def _named(finding):
    place = finding.subject
    return {place.activity, place.from_activity, place.to_activity, *place.activities} - {None}
