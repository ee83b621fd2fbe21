"""Run the program as users do, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_logs"
CLAIMS = SAMPLES / "insurance_claims.csv"
PROGRAM = [sys.executable, "-m", "procmine"]


def environment(**more):
    """Give the environment of a run: this one's, with the package found from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def procmine(*arguments, stdin=None, cwd=None, **more):
    """Run the program; gives what subprocess.run gives, with text decoded as UTF-8."""
    run = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        input=stdin,
        cwd=cwd,
        env=environment(**more),
        timeout=120,
    )
    return subprocess.CompletedProcess(
        run.args, run.returncode, run.stdout.decode(), run.stderr.decode()
    )


def shell(line, cwd=None, **more):
    """Run a line of bash in which $procmine is the program; gives what subprocess.run gives."""
    return subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment(procmine=f"{sys.executable} -m procmine", log=str(CLAIMS), **more),
        timeout=120,
    )
