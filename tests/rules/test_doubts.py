"""A finding carries the doubts about the data that it is built on."""

from dataclasses import replace

import pytest
from reports import example_report

from procmine.findings import Subject, quality_severity
from procmine.rules.doubts import doubted


@pytest.fixture
def finding():
    return example_report().findings[0]


def doubt(finding, severity="high", **place):
    rule = replace(finding.rule, code="PM103", name="distorted-labels")
    return replace(finding, rule=rule, kind="data-quality", severity=severity,
                   subject=Subject(**place))  # fmt: skip


def codes(finding, *doubts, affects=("PM",)):
    return doubted([finding], doubts, {"PM103": affects})[0].doubts


def test_a_doubt_about_the_whole_log_concerns_every_finding_of_its_rules(finding):
    assert codes(finding, doubt(finding)) == ("PM103",)
    assert codes(finding, doubt(finding), affects=(finding.code[:3],)) == ("PM103",)
    assert codes(finding, doubt(finding), affects=("PM9",)) == ()


def test_a_doubt_about_an_activity_concerns_the_findings_that_name_it(finding):
    named = replace(finding, subject=Subject(from_activity="A", to_activity="B"))

    assert codes(named, doubt(finding, activity="B")) == ("PM103",)
    assert codes(named, doubt(finding, activities=("B", "C"))) == ("PM103",)
    assert codes(named, doubt(finding, activity="C")) == ()


def test_a_slight_doubt_makes_nothing_doubtful(finding):
    assert codes(finding, doubt(finding, "low")) == ()


@pytest.mark.parametrize(
    ("share", "gravest", "severity"),
    [(0.2, "high", "high"), (0.2, "medium", "medium"), (0.19, "high", "medium"),
     (0.05, "high", "medium"), (0.049, "high", "low"), (1.0, "low", "low")],
)  # fmt: skip
def test_severity_follows_from_the_share_of_cases(share, gravest, severity):
    assert quality_severity(share, gravest) == severity
