"""Run the program as users do, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_logs"
CLAIMS = SAMPLES / "insurance_claims.csv"


def procmine(*arguments, stdin=None, cwd=None, **environment):
    """Run the program; gives what subprocess.run gives, with text decoded as UTF-8."""
    run = subprocess.run(
        [sys.executable, "-m", "procmine", *map(str, arguments)],
        capture_output=True,
        input=stdin,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
    )
    return subprocess.CompletedProcess(
        run.args, run.returncode, run.stdout.decode(), run.stderr.decode()
    )
