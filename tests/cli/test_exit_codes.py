"""Each wrong input has its exit code, one line and a hint, and leaves nothing behind."""

import gzip

import pytest
from running import CLAIMS, procmine

HEADER = "case,activity,timestamp\n"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<log><trace><event><string key="concept:name" value="&b;"/></event></trace></log>'
)
WRONG = {
    "missing-column.csv": (b"kase,what,when\n1,a,2024-01-01\n1,b,2024-01-02\n", 2),
    "unreadable-times.csv": (HEADER.encode() + b"1,a,soon\n1,b,later\n", 3),
    "empty.csv": (b"", 3),
    "header-only.csv": (HEADER.encode(), 3),
    "cut.csv.gz": (gzip.compress(CLAIMS.read_bytes())[:20000], 3),
    "paper.csv": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", 3),
    "bomb.xes": (BOMB.encode(), 3),
    "cut.parquet": (b"PAR1" + bytes(100), 3),
    "no-xes.xes": (b"<html><body>no log</body></html>", 3),
}


@pytest.mark.parametrize(("name", "content", "code"), [(n, *c) for n, c in WRONG.items()])
def test_wrong_input_is_told_in_one_line_and_a_hint(name, content, code, tmp_path):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "report.json").write_text("the last good one")

    run = procmine("analyze", name, "-o", "report.json", cwd=tmp_path)

    assert run.returncode == code
    assert run.stdout == ""
    first, second = run.stderr.splitlines()
    assert first.startswith(name)
    assert second.startswith("hint: ")
    assert (tmp_path / "report.json").read_text() == "the last good one"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, "report.json"])


@pytest.mark.parametrize("log", [".", "nowhere.csv"])
def test_a_folder_or_a_missing_file_cannot_be_read(log, tmp_path):
    run = procmine("analyze", log, cwd=tmp_path)

    assert run.returncode == 3
    assert len(run.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyse", CLAIMS],
        ["analyze", CLAIMS, "--nonsense"],
        ["analyze", CLAIMS, "--select", "PM999"],
        ["analyze", CLAIMS, "--memory", "much"],
        ["analyze", CLAIMS, "--format", "docx"],
        ["analyze", CLAIMS, "--activities", "2"],
        ["analyze", CLAIMS, "--case", "kase"],
        ["analyze", CLAIMS, "--format", "json,html"],
        ["map", CLAIMS],
        ["map", CLAIMS, "-o", "map.bmp"],
        ["explain", "PM2"],
    ],
    ids=lambda a: " ".join(str(x).rsplit("/", 1)[-1] for x in a),
)
def test_a_wrong_word_on_the_command_line_is_a_usage_error(arguments, tmp_path):
    run = procmine(*arguments, cwd=tmp_path)

    assert run.returncode == 2
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_findings_fail_a_run_only_where_that_is_asked_for(tmp_path):
    without = procmine("analyze", CLAIMS, "-q")
    high = procmine("analyze", CLAIMS, "-q", "--fail-on", "high", "-o", "r.json", cwd=tmp_path)
    none = procmine("analyze", CLAIMS, "-q", "--fail-on", "high", "--select", "PM203")
    medium = procmine("analyze", CLAIMS, "-q", "--fail-on", "medium", "--select", "PM203")

    assert [r.returncode for r in (without, high, none, medium)] == [0, 1, 0, 1]
    assert (tmp_path / "r.json").exists()


def test_debug_shows_where_it_went_wrong(tmp_path):
    run = procmine("analyze", "nowhere.csv", "--debug", cwd=tmp_path)

    assert "Traceback" in run.stderr
    assert "UnreadableFile" in run.stderr
