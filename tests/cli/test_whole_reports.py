"""A full disk, or Ctrl-C while reports are written, leaves the old ones whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest
from running import CLAIMS, PROGRAM, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and limits of POSIX")

#: Bytes of the largest file that may be written, less than a page or workbook has.
ROOM = 100_000


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    (folder / "insurance_claims-csv").mkdir(parents=True)
    (folder / "insurance_claims-csv" / "cases.csv").write_text("last week's")
    for ending in ("json", "html", "xlsx", "md"):
        (folder / f"insurance_claims.{ending}").write_text("last week's")
    return folder


def held(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def without_room():
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


@pytest.mark.parametrize("formats", ["json,csv,html", "html,json", "markdown,json,xlsx"])
def test_where_no_room_is_left_no_report_is_replaced(folder, formats):
    before = held(folder)

    run = subprocess.run(
        [*PROGRAM, "analyze", CLAIMS, "--format", formats, "-o", folder, "--force", "-q"],
        capture_output=True,
        text=True,
        env=environment(),
        preexec_fn=without_room,
        timeout=120,
    )

    assert run.returncode == 2
    assert "cannot write" in run.stderr
    assert "hint: " in run.stderr
    assert held(folder) == before


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_while_reports_are_written_leaves_all_old_ones(folder, name):
    # The page goes into a pipe that nobody reads, so that the run waits while it writes.
    (folder / "insurance_claims.html").unlink()
    os.mkfifo(folder / "insurance_claims.html")
    before = held(folder)
    process = subprocess.Popen(
        [*PROGRAM, "analyze", CLAIMS, "--format", "json,csv,html", "-o", folder, "--force", "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    end = time.monotonic() + 60
    while not list(folder.glob(".procmine-*/definitions.csv")):
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.02)

    process.send_signal(getattr(signal, name))
    _, told = process.communicate(timeout=20)

    assert process.returncode == 128 + getattr(signal, name)
    assert told == b"stopped\n"
    assert held(folder) == before
    assert not list(folder.glob(".procmine-*"))
