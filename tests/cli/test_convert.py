"""Convert a log on the command line."""

import os
import signal
import subprocess
import time
from pathlib import Path

import duckdb
import pytest
from running import CLAIMS, PROGRAM, environment, procmine, shell

import procmine as library
from procmine.exporters import EXPORTERS

posix = pytest.mark.skipif(os.name != "posix", reason="a shell and signals of POSIX")
SMALL = "case_id,activity,timestamp\n1,A,2024-01-01\n1,B,2024-01-02\n2,A,\n3,A,2024-01-03\n"


@pytest.mark.parametrize("ending", EXPORTERS)
def test_the_ending_of_the_file_says_the_format(ending, program, inside):
    run = program("convert", CLAIMS, f"claims{ending}")

    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    assert run.stderr == f"wrote 5,688 events of 600 cases to claims{ending}\n"
    assert [file.name for file in inside.iterdir()] == [f"claims{ending}"]


def test_what_was_set_aside_is_told_also_to_the_quiet(program, inside):
    (inside / "log.csv").write_text(SMALL)

    loud = program("convert", "log.csv", "a.parquet")
    quiet = program("convert", "log.csv", "b.parquet", "-q")

    aside = "1 of 4 rows set aside: 1 without a readable time (timestamp)\n"
    assert loud.stderr == "wrote 3 events of 2 cases to a.parquet\n" + aside
    assert quiet.stderr == aside


def test_what_the_format_cannot_hold_is_told(program, inside):
    (inside / "log.csv").write_text(SMALL.replace("B", "B\x07"))

    run = program("convert", "log.csv", "log.xes")

    assert "values with control characters, which XML can't hold: 1; " in run.stderr


def test_a_file_that_is_there_is_replaced_only_by_force(program, inside):
    (inside / "claims.csv").write_text("precious")

    refused = program("convert", CLAIMS, "claims.csv")
    kept = (inside / "claims.csv").read_text()
    forced = program("convert", CLAIMS, "claims.csv", "--force")

    assert (refused.returncode, kept) == (2, "precious")
    assert refused.stderr == ("claims.csv: is there already\nhint: add --force to replace it\n")
    assert forced.returncode == 0
    assert (inside / "claims.csv").read_text().startswith("case_id,")


def test_a_log_may_be_converted_onto_itself(program, inside):
    program("convert", CLAIMS, "claims.parquet")

    run = program("convert", "claims.parquet", "claims.parquet", "--force")

    assert run.returncode == 0, run.stderr
    with library.read(inside / "claims.parquet") as log:
        assert log.rows.events == 5688


def test_a_wrong_ending_is_told_before_the_log_is_read(program, inside):
    run = program("convert", "not-there.csv", "out.docx")

    assert run.returncode == 2
    assert run.stderr.startswith(
        "out.docx: the ending says no format to write\nhint: let it end in"
    )


def test_a_folder_that_is_not_there_is_made_and_a_place_that_is_none_is_told(program, inside):
    (inside / "file").write_text("")

    made = program("convert", CLAIMS, "new/claims.csv")
    none = program("convert", CLAIMS, "file/claims.csv")

    assert made.returncode == 0
    assert none.returncode == 2
    assert none.stderr.startswith("cannot write file/claims.csv: ")
    assert "file is not a folder\n" in none.stderr


def test_the_columns_that_the_user_names_are_the_ones_written(program, inside):
    (inside / "log.csv").write_text("a,b,c\n1,x,2024-01-01\n1,y,2024-01-02\n")

    program("convert", "log.csv", "out.csv", "--case", "a", "--activity", "b")

    with library.read(inside / "out.csv") as log:
        rows = log.query("SELECT case_id, activity FROM events ORDER BY position").to_pylist()
    assert [tuple(row.values()) for row in rows] == [("1", "x"), ("1", "y")]


@posix
def test_standard_input_goes_to_standard_output_as_csv():
    run = procmine("convert", "-", "-", "-q", stdin=SMALL.encode())

    assert run.returncode == 0
    assert run.stdout == (
        "case_id,activity,timestamp\n1,A,2024-01-01T00:00:00\n1,B,2024-01-02T00:00:00\n"
        "3,A,2024-01-03T00:00:00\n"
    )


@posix
def test_a_reader_that_has_had_enough_is_no_error():
    run = shell("$procmine convert $log - -q | head -n 1; echo ${PIPESTATUS[0]}")

    assert run.stdout.splitlines()[1:] == ["0"]
    assert run.stderr == ""


@posix
def test_a_pipe_gets_the_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    run = shell("cat pipe.csv & $procmine convert $log pipe.csv -q; wait", cwd=tmp_path)

    assert run.stdout.startswith("case_id,activity,")
    assert run.stdout.count("\n") == 5689


@posix
@pytest.mark.parametrize(
    ("ending", "events"), [(".xes", 400_000), (".duckdb", 1_500_000), (".sqlite", 400_000)]
)
def test_a_signal_ends_the_writing_and_leaves_the_old_file(ending, events, tmp_path):
    duckdb.sql(
        "SELECT i // 10 AS case_id, 'step ' || hash(i) % 20 AS activity, repeat('x', 200) AS note,"
        f" TIMESTAMP '2024-01-01' + to_seconds(i) AS timestamp FROM range({events}) t(i)"
    ).write_parquet(str(tmp_path / "log.parquet"))
    out = tmp_path / "out"
    out.mkdir()
    (out / f"log{ending}").write_text("the last good one")
    process = subprocess.Popen(
        [*PROGRAM, "convert", str(tmp_path / "log.parquet"), str(out / f"log{ending}"), "--force"],
        stderr=subprocess.PIPE,
        env=environment(),
    )
    deadline = time.monotonic() + 60
    while not any(_size(file) > 1_000_000 for file in out.glob(".procmine-*")):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)

    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=30)[1]

    assert process.returncode == 128 + signal.SIGINT
    assert told.endswith(b"stopped\n")
    assert [file.name for file in out.iterdir()] == [f"log{ending}"]
    assert (out / f"log{ending}").read_text() == "the last good one"


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
