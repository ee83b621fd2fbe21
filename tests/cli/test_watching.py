"""`--watch` analyses again when a file changes."""

import os
import signal
import subprocess
import sys
import time

import pytest
from running import PROGRAM, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

LOG = "case,activity,time\nc1,A,2024-01-01 10:00\nc1,B,2024-01-02 10:00\n"
MORE = "c2,A,2024-01-03 10:00\nc2,B,2024-01-09 10:00\n"


def until(said, seconds=30):
    """Wait until `said` is true."""
    end = time.monotonic() + seconds
    while not said():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


@pytest.fixture
def watching(tmp_path):
    """Give a function that starts a watch, which ends with the test."""
    started = []

    def start(*arguments):
        with (tmp_path / "out.txt").open("wb") as out, (tmp_path / "err.txt").open("wb") as err:
            run = subprocess.Popen(
                [*PROGRAM, "analyze", "log.csv", "--watch", "-q", *arguments],
                cwd=tmp_path,
                env=environment(),
                stdout=out,
                stderr=err,
            )
        started.append(run)
        return run

    yield start
    for run in started:
        run.kill()
        run.wait()


def test_a_changed_log_is_analysed_again_past_errors_until_it_is_interrupted(tmp_path, watching):
    log, report, errors = tmp_path / "log.csv", tmp_path / "report.json", tmp_path / "err.txt"
    log.write_text(LOG)
    report.write_text("old")

    run = watching("-o", "report.json")
    until(lambda: '"cases": 1' in report.read_text())
    log.write_text("no log\n")
    until(lambda: "hint: " in errors.read_text())
    kept = report.read_text()
    log.write_text(LOG + MORE)
    until(lambda: '"cases": 2' in report.read_text())
    run.send_signal(signal.SIGINT)

    assert run.wait(30) == 0
    assert '"cases": 1' in kept
    assert errors.read_text().count("hint: ") == 1


def test_reports_follow_one_another_on_standard_output_without_steering_it(tmp_path, watching):
    log, shown = tmp_path / "log.csv", tmp_path / "out.txt"
    log.write_text(LOG)

    run = watching()
    until(lambda: "1 case," in shown.read_text())
    log.write_text(LOG + MORE)
    until(lambda: "2 cases," in shown.read_text())
    run.send_signal(signal.SIGTERM)

    assert run.wait(30) == 128 + signal.SIGTERM
    assert "\x1b" not in shown.read_text()


def test_each_run_begins_on_a_clear_terminal(tmp_path, monkeypatch, capsys):
    from procmine.cli import signals, watching

    def interrupted(seconds):
        monkeypatch.setattr(signals, "_received", [signal.SIGINT])
        raise signals.Stopped

    (tmp_path / "log.csv").write_text(LOG)
    os.utime(tmp_path / "log.csv", (0, 0))
    monkeypatch.setattr(time, "sleep", interrupted)

    watching.watch([str(tmp_path / "log.csv")], lambda: sys.stdout.write("report\n"), clear=True)

    assert capsys.readouterr().out == "\x1b[H\x1b[2J\x1b[3Jreport\n"


@pytest.mark.parametrize("log", ["-", "postgresql://localhost/db?query=events"])
def test_what_is_no_file_can_not_be_watched(program, log):
    run = program("analyze", log, "--watch")

    assert run.returncode == 2
    assert run.stderr.startswith("--watch: ")
    assert run.stderr.endswith("can't be watched\nhint: name files or folders\n")
