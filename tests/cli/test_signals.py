"""A run that is stopped ends at once and leaves nothing behind."""

import os
import signal
import subprocess
import time

import duckdb
import pytest
from running import CLAIMS, PROGRAM, environment, procmine

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

#: Events of a log that is analysed for seconds.
MANY = 4_000_000


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def start(scratch):
    """Give a function that starts a run and waits until it has a scratch folder."""
    started = []

    def started_run(log, *arguments, **settings):
        process = subprocess.Popen(
            [*PROGRAM, "analyze", str(log), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(TMPDIR=str(scratch)),
            **settings,
        )
        started.append(process)
        deadline = time.monotonic() + 30
        while not list(scratch.glob("*/lock")):
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.02)
        return process

    yield started_run
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def long_log(tmp_path_factory):
    file = tmp_path_factory.mktemp("long") / "log.parquet"
    duckdb.sql(
        "SELECT i // 10 AS case_id, 'step ' || hash(i) % 20 AS activity,"
        " TIMESTAMP '2024-01-01' + to_seconds(i) AS timestamp, 'r' || hash(i + 1) % 50 AS resource"
        f" FROM range({MANY}) t(i)"
    ).write_parquet(str(file))
    return file


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_run_that_waits_for_its_input(name, start, scratch, tmp_path):
    process = start("-", "-o", tmp_path / "report.json")
    number = getattr(signal, name)

    process.send_signal(number)
    out, told = process.communicate(timeout=20)

    assert process.returncode == 128 + number
    assert (out, told) == (b"", b"stopped\n")
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "report.json").exists()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("after", [0.3, 1.2])
def test_a_signal_ends_a_query_at_once(name, after, start, scratch, long_log, tmp_path):
    (tmp_path / "report.json").write_text("the last good one")
    process = start(long_log, "-q", "-o", tmp_path / "report.json", "--force")
    number = getattr(signal, name)
    time.sleep(after)

    assert process.poll() is None, "the log is too short for this machine"
    process.send_signal(number)
    began = time.monotonic()
    out, told = process.communicate(timeout=20)

    assert time.monotonic() - began < 10
    assert process.returncode == 128 + number
    assert (out, told) == (b"", b"stopped\n")
    assert list(scratch.iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.json", "scratch"]
    assert (tmp_path / "report.json").read_text() == "the last good one"


def test_a_run_of_nohup_outlives_its_terminal(start, tmp_path):
    process = start(
        "-", "-o", tmp_path / "report.json",
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )  # fmt: skip

    process.send_signal(signal.SIGHUP)
    process.communicate(CLAIMS.read_bytes(), timeout=60)

    assert process.returncode == 0
    assert (tmp_path / "report.json").exists()


def test_a_run_whose_terminal_goes_away_ends(start, scratch):
    process = start("-", start_new_session=True)
    # As a terminal does: its reader is gone, then the whole group hears of it.
    process.stderr.close()
    os.killpg(process.pid, signal.SIGHUP)

    assert process.wait(timeout=20) == 128 + signal.SIGHUP
    assert list(scratch.iterdir()) == []


def test_what_a_killed_run_left_is_swept_by_the_next(start, scratch):
    process = start("-")
    process.kill()
    process.wait()
    assert list(scratch.iterdir())

    procmine("analyze", CLAIMS, TMPDIR=str(scratch))

    assert list(scratch.iterdir()) == []


def test_a_run_leaves_the_scratch_folder_of_another_alone(start, scratch):
    start("-")
    (theirs,) = scratch.iterdir()

    procmine("analyze", CLAIMS, TMPDIR=str(scratch))

    assert list(scratch.iterdir()) == [theirs]


def test_debug_shows_where_a_run_was_stopped(start):
    process = start("-", "--debug")

    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)

    assert process.returncode == 130
    assert b"Traceback" in told
