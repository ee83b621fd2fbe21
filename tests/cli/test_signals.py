"""A run that is stopped ends at once and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time

import pytest
from running import CLAIMS, ROOT, procmine

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def running(tmp_path):
    """Start a run that waits for more of its standard input."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "procmine", "analyze", "-", "-o", str(tmp_path / "report.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)},
    )
    deadline = time.monotonic() + 30
    while not list(scratch.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(scratch.iterdir()), "the run made no scratch folder"
    yield process, scratch
    process.kill()
    process.communicate()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_run_and_removes_the_scratch_folder(name, running, tmp_path):
    process, scratch = running
    number = getattr(signal, name)

    process.send_signal(number)
    _, told = process.communicate(timeout=20)

    assert process.returncode == 128 + number
    assert told.decode().splitlines()[-1:] == ["stopped"]
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "report.json").exists()


def test_what_a_killed_run_left_is_swept_by_the_next(running):
    process, scratch = running
    process.kill()
    process.wait()
    assert list(scratch.iterdir())

    procmine("analyze", CLAIMS, TMPDIR=str(scratch))

    assert list(scratch.iterdir()) == []
