"""Figures that the makers of public logs published come out exactly.

The logs lie beside the repository and are no part of it; without them these tests are skipped.
"""

from functools import cache
from pathlib import Path

import pytest

from procmine import read
from procmine.relations import relate

LOGS = Path(__file__).parents[3] / "shared" / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")

#: log -> cases, events, variants, activities; None where nothing is published.
COUNTS = {
    "running-example/running-example.csv": (6, 42, None, None),
    "running-example/running-example.xes": (6, 42, None, None),
    "running-example/running-example.parquet": (6, 42, None, None),
    "sepsis/SEPSIS.xes.gz": (1050, 15214, 846, 16),
    "sepsis/sepsis_mannhardt_full.csv.gz": (1050, 15214, 846, 16),
    "bpic2013/07_bpic2013_incidents.xes.gz": (7554, 65533, 1511, None),
    "bpic2013/06_bpic2013_closed.xes.gz": (1487, 6660, 183, None),
    "receipt/receipt.xes.gz": (1434, None, 116, 27),
    "receipt/receipt.parquet": (1434, None, 116, 27),
    "roadtraffic/RTFMP.xes.gz": (150370, 561470, 231, None),
    "simod/PurchasingExample.csv.gz": (608, None, 121, None),
    "bupaR_tests/patients.csv": (None, 12, None, None),
}
REJECTIONS_AND_APPROVALS = {
    "REJECTED by ADMINISTRATION": 936,
    "REJECTED by SUPERVISOR": 286,
    "REJECTED by MISSING": 89,
    "REJECTED by PRE_APPROVER": 86,
    "REJECTED by BUDGET OWNER": 57,
    "FINAL_APPROVED by SUPERVISOR": 9999,
    "APPROVED by ADMINISTRATION": 8061,
    "APPROVED by BUDGET OWNER": 2747,
    "APPROVED by PRE_APPROVER": 685,
}


@cache
def related(name):
    log = read(LOGS / name)
    relate(log)
    return log


def one(log, sql):
    return log.query(sql).to_pylist()[0]


@pytest.mark.parametrize(("name", "expected"), COUNTS.items(), ids=list(COUNTS))
def test_a_log_has_the_published_counts(name, expected):
    log = related(name)

    row = one(
        log,
        "SELECT count(*) AS cases, sum(events) AS events, max(variant_no) AS variants,"
        " (SELECT count(DISTINCT activity) FROM steps) AS activities FROM cases",
    )

    counts = tuple(int(row[k]) for k in ("cases", "events", "variants", "activities"))
    assert expected == tuple(
        count if known is not None else None for count, known in zip(counts, expected, strict=True)
    )


def test_travel_declarations_are_rejected_and_approved_as_often_as_published():
    log = related("bpic2020/DomesticDeclarations.xes.gz")

    counts = {
        row["activity"]: row["n"]
        for row in log.query("SELECT activity, count(*) AS n FROM steps GROUP BY 1").to_pylist()
    }

    assert {f"Declaration {what}": n for what, n in REJECTIONS_AND_APPROVALS.items()}.items() <= (
        counts.items()
    )


def test_final_approval_is_followed_by_a_request_for_payment_as_often_as_published():
    log = related("bpic2020/DomesticDeclarations.xes.gz")

    flow = one(
        log,
        "SELECT count, cases FROM flows WHERE activity = 'Request Payment'"
        " AND from_activity = 'Declaration FINAL_APPROVED by SUPERVISOR'",
    )

    assert flow == {"count": 9912, "cases": 9912}


def test_the_first_request_follows_the_first_final_approval_after_the_published_median():
    log = related("bpic2020/DomesticDeclarations.xes.gz")

    row = one(
        log,
        "WITH firsts AS (SELECT case_no,"
        " min(timestamp) FILTER (activity = 'Request Payment') AS asked,"
        " min(timestamp) FILTER (activity = 'Declaration FINAL_APPROVED by SUPERVISOR') AS passed"
        " FROM steps GROUP BY case_no)"
        " SELECT median(epoch_us(asked) - epoch_us(passed)) / 3.6e9 AS hours FROM firsts",
    )

    # Published from local clock times, over two changes of the clock a year: 27.28.
    assert row["hours"] == pytest.approx(27.28, abs=0.02)


def test_patients_take_the_published_times():
    log = related("bupaR_tests/patients.csv")

    row = one(
        log,
        "SELECT sum(work_us) / 6e7 / count(*) AS work, avg(duration_us) / 6e7 AS time FROM cases",
    )

    assert row == {"work": pytest.approx(58.277778), "time": pytest.approx(1103.916667)}
