"""Where reports go, and in which form."""

import json
import os
import subprocess
import sys

from running import CLAIMS, ROOT, SAMPLES, procmine


def test_json_on_standard_output_is_pure():
    run = procmine("analyze", CLAIMS, "--format", "json")

    assert json.loads(run.stdout)["format"] == 1
    assert run.stderr == ""


def test_the_ending_of_the_output_says_the_format(tmp_path):
    procmine("analyze", CLAIMS, "-o", tmp_path / "r.json")
    procmine("analyze", CLAIMS, "-o", tmp_path / "r.html")

    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["findings"]
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_several_logs_and_formats_go_to_a_folder(tmp_path):
    logs = (CLAIMS, SAMPLES / "permits_gbk.csv")

    run = procmine("analyze", *logs, "--format", "text,json,html", "-o", tmp_path / "out")

    assert run.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        f"{stem}.{ending}"
        for stem in ("insurance_claims", "permits_gbk")
        for ending in ("html", "json", "txt")
    ]


def test_standard_input_is_read_like_a_file():
    run = procmine("analyze", "-", "--format", "json", stdin=CLAIMS.read_bytes())

    report = json.loads(run.stdout)
    assert report["log"]["name"] == "standard input"
    assert report["log"]["events"] == 5688


def test_a_reader_that_has_had_enough_is_no_error():
    shell = (
        f'"{sys.executable}" -m procmine analyze "{CLAIMS}" | head -n 1; echo ${{PIPESTATUS[0]}}'
    )

    run = subprocess.run(
        ["bash", "-c", shell],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert run.stdout.splitlines() == ["insurance_claims.csv", "0"]
    assert run.stderr == ""


def test_output_is_utf8_whatever_the_locale():
    run = procmine("analyze", SAMPLES / "permits_gbk.csv", LANG="C", LC_ALL="C")

    assert "补正材料" in run.stdout


def test_output_to_a_pipe_has_no_colour():
    run = procmine("analyze", CLAIMS)

    assert "\x1b" not in run.stdout


def test_rules_are_selected_and_ignored_by_code_family_and_name():
    run = procmine(
        "analyze", CLAIMS, "--format", "json", "--select", "PM2,slow-handover", "--ignore", "PM203"
    )

    codes = set(json.loads(run.stdout)["left_out"])
    assert codes == {"PM201", "PM202", "PM204", "PM205", "PM206", "PM401"}


def test_a_report_in_chinese_has_chinese_sentences():
    run = procmine("analyze", CLAIMS, "--lang", "zh")

    assert "通常等待" in run.stdout


def test_a_map_is_drawn_in_each_format(tmp_path):
    for ending in ("svg", "png", "dot", "html"):
        run = procmine("map", CLAIMS, "-o", tmp_path / f"map.{ending}", "--paths", "0.2")
        assert run.returncode == 0, run.stderr

    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "map.svg").read_text("utf-8")
    assert "digraph" in (tmp_path / "map.dot").read_text("utf-8")
    assert "<svg" in (tmp_path / "map.html").read_text("utf-8")


def test_a_profile_has_the_numbers_and_no_findings():
    text = procmine("profile", CLAIMS)
    data = procmine("profile", CLAIMS, "--format", "json")

    assert "What was measured" in text.stdout
    assert "HIGH" not in text.stdout
    assert json.loads(data.stdout)["findings"] == []


def test_a_rule_is_explained_by_code_or_name_and_with_its_query():
    by_code = procmine("explain", "pm203")
    by_name = procmine("explain", "rework-loop")
    query = procmine("explain", "PM203", "--sql")

    assert by_code.stdout == by_name.stdout
    assert "## Why it matters" in by_code.stdout
    assert query.stdout.startswith("WITH loops AS")
    assert "$" not in query.stdout


def test_all_rules_are_listed():
    text = procmine("rules")
    data = json.loads(procmine("rules", "--format", "json").stdout)

    assert [rule["code"] for rule in data] == [
        line.split()[0] for line in text.stdout.splitlines() if line.startswith("PM")
    ]
