"""What is imported, and what is not, so that the program answers at once."""

import os
import subprocess
import sys

import pytest
from running import CLAIMS, ROOT

HEAVY = {"duckdb", "matplotlib", "numpy", "pandas", "pm4py", "pyarrow"}


def imported(*arguments):
    """Run the program in an interpreter that tells at its end what it has imported."""
    code = (
        "import sys, atexit\n"
        f"sys.argv = ['procmine', *{list(map(str, arguments))!r}]\n"
        "atexit.register(lambda: print('\\nIMPORTED', *sorted(sys.modules), file=sys.stderr))\n"
        "from procmine.cli import main\n"
        "main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split("IMPORTED")[1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["analyze", "--help"], ["rules"]])
def test_help_and_version_import_nothing_heavy(arguments):
    assert imported(*arguments) & HEAVY == set()


def test_an_analysis_to_the_terminal_imports_neither_pm4py_nor_plotting_nor_frames():
    assert imported("analyze", CLAIMS) & {"pm4py", "matplotlib", "pandas", "scipy"} == set()
