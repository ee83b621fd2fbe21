"""What is imported, and what is not, so that the program answers at once."""

import os
import subprocess
import sys

import pytest
from running import CLAIMS, environment, procmine

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
        env=environment(PYTHONUTF8="1"),
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split("IMPORTED")[1].split())


@pytest.mark.parametrize(
    "arguments",
    [[], ["--help"], ["--version"], ["analyze", "--help"], ["check", "--help"],
     ["baseline", "--help"], ["rules"], ["explain", "PM203"],
     ["explain", "PM203", "--sql"]],
    ids=" ".join,
)  # fmt: skip
def test_what_needs_no_log_imports_nothing_heavy(arguments):
    modules = imported(*arguments)

    assert modules & HEAVY == set()
    assert "rich.console" not in modules


def test_an_analysis_to_the_terminal_imports_neither_pm4py_nor_plotting_nor_frames():
    modules = imported("analyze", CLAIMS)

    assert modules & {
        "pm4py", "matplotlib", "numpy", "pandas", "pyarrow", "scipy", "jinja2", "graphviz",
    } == set()  # fmt: skip


def test_importing_the_library_imports_none_of_its_parts():
    code = "import sys, procmine; print(*(m for m in sys.modules if m.startswith('procmine.')))"

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment()
    )

    assert run.stdout.split() == ["procmine.version"]


@pytest.mark.skipif(os.name != "posix", reason="CPU time of child processes")
def test_a_small_log_is_answered_at_once(tmp_path):
    import resource

    log = tmp_path / "thousand.csv"
    log.write_bytes(b"".join(CLAIMS.read_bytes().splitlines(keepends=True)[:1001]))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    procmine("analyze", log)

    # Seconds of the processor, which a busy machine lengthens less than those of the clock. It
    # takes under one; the margin is for slow machines, an import of pm4py goes beyond it.
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 2.5
