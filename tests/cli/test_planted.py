"""Planted waste is found at the top, and a clean process is left in peace.

The logs, and the program that scores them, lie beside the repository; without them this is skipped.
"""

import json
import runpy
from pathlib import Path

import pytest

from procmine import analyze, read
from procmine.reporters import render

PLANTED = Path(__file__).parents[3] / "shared" / "planted"
pytestmark = pytest.mark.skipif(not PLANTED.exists(), reason="the planted logs are not here")

SOUGHT = (
    "rework_loop", "self_rework", "redundant_step", "double_approval", "slow_handoff", "ping_pong",
    "slow_activity", "mixed",
)  # fmt: skip


@pytest.fixture(scope="module")
def score():
    return runpy.run_path(str(PLANTED / "score.py"))


def findings_of(scenario):
    """Give the findings to act on, worst first, as the findings contract has them."""
    with read(PLANTED / f"{scenario}.csv.gz") as log:
        contract = json.loads(render(analyze(log), "json"))
    return [f for f in contract["findings"] if f["severity"] in ("high", "medium")]


@pytest.mark.parametrize("scenario", SOUGHT)
def test_planted_waste_is_in_the_top_three(scenario, score):
    truth = json.loads((PLANTED / f"{scenario}.truth.json").read_text("utf-8"))
    roles = score["roles_of"](PLANTED / f"{scenario}.csv.gz")

    findings = findings_of(scenario)

    hits = {plant["kind"]: score["rank_of"](plant, findings, roles) for plant in truth["planted"]}
    told = [f"{f['code']} {f['title']}" for f in findings]
    assert hits
    assert all(hit is not None and hit[0] <= 3 for hit in hits.values()), (hits, told)


def test_a_clean_process_has_no_finding_to_act_on():
    assert findings_of("clean") == []
