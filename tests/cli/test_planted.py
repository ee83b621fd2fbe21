"""Planted waste is found at the top, and a clean process is left in peace."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PLANTED = Path(__file__).parents[3] / "shared" / "planted"
pytestmark = pytest.mark.skipif(not PLANTED.exists(), reason="the planted logs are not here")

SOUGHT = (
    "rework_loop", "self_rework", "redundant_step", "double_approval", "slow_handoff", "ping_pong",
    "slow_activity",
)  # fmt: skip


def test_planted_waste_is_in_the_top_three_and_the_clean_log_has_none():
    command = f'"{sys.executable}" -m procmine'

    run = subprocess.run(
        [sys.executable, str(PLANTED / "score.py"), "--procmine", command],
        capture_output=True,
        text=True,
    )

    ranks = re.findall(r"^\w+ +(\w+) +(?:rank (\d+)|(MISSED))", run.stdout, re.MULTILINE)
    sought = [(kind, int(rank or 99)) for kind, rank, _ in ranks if kind in SOUGHT]
    assert {kind for kind, _ in sought} == set(SOUGHT)
    assert all(rank <= 3 for _, rank in sought), run.stdout
    assert "clean, nothing flagged" in run.stdout
    assert "FALSE ALARM" not in run.stdout
