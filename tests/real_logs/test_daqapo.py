"""The anomalies that the makers of daqapo put into their hospital's log are found, and no others.

The log lies beside the repository and is no part of it; without it these tests are skipped.
"""

from pathlib import Path

import pytest

from procmine import analyze, read

LOG = Path(__file__).parents[3] / "shared" / "logs" / "daqapo" / "hospital.csv"
pytestmark = pytest.mark.skipif(not LOG.exists(), reason="the public logs are not here")


@pytest.fixture(scope="module")
def report():
    with read(LOG) as log:
        return analyze(log)


def of(report, code):
    return [finding for finding in report.quality if finding.code == code]


def test_the_size_is_as_published(report):
    assert (report.log.events, report.log.cases) == (53, 22)


def test_four_durations_are_negative(report):
    assert sum(finding.occurrences for finding in of(report, "PM123")) == 4


def test_a_start_is_missing_once_and_a_resource_twice(report):
    missing = {dict(f.evidence.rows)["column"]: f.occurrences for f in of(report, "PM133")}

    assert missing == {"start": 1, "resource": 2}
    assert of(report, "PM134") == []


def test_the_log_is_told_to_be_small_once(report):
    (finding,) = of(report, "PM135")

    assert (finding.cases, finding.severity) == (22, "medium")


@pytest.mark.parametrize("code", ["PM121", "PM122", "PM127", "PM131", "PM134"])
def test_nothing_is_found_that_is_not_there(report, code):
    assert of(report, code) == []
