"""Standard input and output as other programs see them."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from running import CLAIMS, PROGRAM, SAMPLES, environment, procmine, shell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")


def test_standard_input_is_read_like_a_file():
    run = procmine("analyze", "-", "-q", "--format", "json", stdin=CLAIMS.read_bytes())

    report = json.loads(run.stdout)
    assert report["log"]["name"] == "standard input"
    assert report["log"]["events"] == 5688


def test_an_empty_standard_input_is_told():
    run = procmine("analyze", "-", stdin=b"")

    assert run.returncode == 3
    assert run.stderr.startswith("standard input: the file is empty\nhint: ")


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("$procmine analyze $log --select PM203 -q | head -n 1", "insurance_claims.csv"),
        ("$procmine analyze $log --select PM203 -q --format html | head -n 1", "<!DOCTYPE html>"),
        ("$procmine explain PM203 | head -n 1", "# PM203 rework-loop"),
        ("$procmine --help | head -n 1", "Usage: procmine COMMAND [OPTIONS]"),
    ],
)
def test_a_reader_that_has_had_enough_is_no_error(line, first):
    run = shell(f"{line}; echo ${{PIPESTATUS[0]}}")

    assert run.stdout.splitlines() == [first, "0"]
    assert run.stderr == ""


def test_a_reader_that_has_had_enough_does_not_hide_the_findings():
    run = shell("$procmine analyze $log --select PM203 -q --format html --fail-on medium | true; "
                "echo ${PIPESTATUS[0]}")  # fmt: skip

    assert run.stdout == "1\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_is_told():
    run = shell("$procmine analyze $log --select PM203 -q --format html > /dev/full")

    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "cannot write to standard output: no space left on device",
        "hint: name a file with -o",
    ]


def test_a_disk_that_gets_full_while_files_are_written_leaves_the_older_ones(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for ending in ("txt", "html"):
        (out / f"insurance_claims.{ending}").write_text("the last good one")

    # The text has room, the page has not.
    run = shell(f"ulimit -f 64; $procmine analyze $log -q --format text,html -o {out} --force")

    assert run.returncode == 2
    assert f"cannot write {out}/insurance_claims.html: " in run.stderr
    assert {file.name: file.read_text() for file in out.iterdir()} == {
        "insurance_claims.txt": "the last good one",
        "insurance_claims.html": "the last good one",
    }


def test_a_closed_standard_output_is_told():
    run = shell("$procmine analyze $log --select PM203 -q >&-")

    assert run.returncode == 2
    assert run.stderr.startswith("cannot write to standard output: it is closed\n")


def test_nothing_is_needed_of_standard_error_or_input(tmp_path):
    report = tmp_path / "report.json"

    run = shell(f"$procmine analyze $log --select PM203 -o {report} 2>&- <&-")

    assert run.returncode == 0
    assert report.exists()


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "gbk"}])
def test_output_to_a_pipe_is_utf8_whatever_the_locale(locale):
    run = procmine("analyze", SAMPLES / "permits_gbk.csv", "-q", **locale)

    assert "补正材料" in run.stdout


def test_an_error_can_be_told_in_any_locale(tmp_path):
    run = procmine("analyze", "报告.csv", cwd=tmp_path, LC_ALL="POSIX", PYTHONUTF8="0",
                   PYTHONCOERCECLOCALE="0")  # fmt: skip

    assert run.returncode == 3
    assert len(run.stderr.splitlines()) == 2


def test_a_file_name_that_is_no_text_is_told(tmp_path):
    name = b"claims-\xd6\xd0.csv"

    run = subprocess.run(
        [*PROGRAM, b"analyze", name], capture_output=True, cwd=tmp_path, env=environment()
    )

    assert run.returncode == 3
    assert len(run.stderr.splitlines()) == 2
