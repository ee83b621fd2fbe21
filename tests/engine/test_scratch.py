"""Nothing stays in the temporary folder, however a run ends."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import procmine
from procmine.engine.scratch import PREFIX, Scratch
from procmine.errors import DataError

LOG = "case_id,activity,timestamp\n1,a,2024-01-01\n1,b,2024-01-02\n"


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG)
    return file


def test_a_closed_log_leaves_nothing(temporary, log):
    with procmine.read(log):
        assert list(temporary.glob(PREFIX + "*"))

    assert not list(temporary.iterdir())


def test_closing_twice_does_nothing(temporary, log):
    opened = procmine.read(log)

    opened.close()
    opened.close()

    assert not list(temporary.iterdir())


@pytest.mark.parametrize(
    "text", ["", "case_id,activity\n1,a\n", "case_id,activity,timestamp\n1,a,x\n"]
)
def test_a_log_that_cannot_be_read_leaves_nothing(temporary, log, text):
    log.write_text(text)

    with pytest.raises(procmine.ProcmineError):
        procmine.read(log)

    assert not list(temporary.iterdir())


def test_a_keyboard_interrupt_leaves_nothing(temporary, log, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("procmine.eventlog.log.canonise", interrupted)

    with pytest.raises(KeyboardInterrupt):
        procmine.read(log)

    assert not list(temporary.iterdir())


def test_an_engine_that_does_not_start_leaves_nothing(temporary, log):
    with pytest.raises(procmine.ProcmineError):
        procmine.read(log, threads=-3)

    assert not list(temporary.iterdir())


def test_a_process_that_ends_without_closing_leaves_nothing(temporary, log):
    script = f"import procmine; log = procmine.read({str(log)!r}); print(log.engine.scratch)"

    done = _run(script, temporary)

    assert Path(done.stdout.decode().strip()).parent == temporary
    assert not list(temporary.iterdir())


def test_the_folder_of_a_killed_process_is_swept_by_the_next(temporary, log):
    script = (
        f"import os, procmine, signal; log = procmine.read({str(log)!r});"
        " os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = _run(script, temporary)
    assert done.returncode == -signal.SIGKILL
    assert list(temporary.iterdir())

    procmine.read(log).close()

    assert not list(temporary.iterdir())


def test_the_folder_of_a_living_process_is_left_alone(temporary):
    first = Scratch()

    second = Scratch()

    assert first.path.exists()
    first.remove()
    second.remove()


def test_a_folder_that_is_just_being_made_is_left_alone(temporary):
    young = temporary / f"{PREFIX}young"
    young.mkdir()

    Scratch().remove()

    assert young.exists()


def test_a_link_among_the_scratch_folders_is_not_followed(temporary, tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "lock").touch()
    (temporary / f"{PREFIX}trap").symlink_to(tmp_path / "precious")

    Scratch().remove()

    assert (tmp_path / "precious" / "lock").exists()


def test_only_the_user_may_read_the_folder(temporary):
    scratch = Scratch()

    assert scratch.path.stat().st_mode & 0o077 == 0
    scratch.remove()


def test_without_a_temporary_folder_it_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))

    with pytest.raises(DataError) as told:
        Scratch()

    assert "TMPDIR" in told.value.hint


def _run(script, temporary):
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"TMPDIR": str(temporary), "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
    )
