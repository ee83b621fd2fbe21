"""Where reports go, and in which form."""

import json
from pathlib import Path

import pytest
from running import CLAIMS, SAMPLES

from procmine.reporters import FORMATS

PERMITS = SAMPLES / "permits_gbk.csv"
#: All that is needed where it doesn't matter what is found.
ONE_RULE = ("--select", "PM203")


def names(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_json_on_standard_output_is_pure(program):
    run = program("analyze", CLAIMS, *ONE_RULE, "--format", "json")

    assert json.loads(run.stdout)["format"] == 1
    assert run.stderr == ""


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.json", "{"), ("r.html", "<!DOCTYPE html>"), ("r.HTML", "<!DOCTYPE html>"),
     ("r.txt", "insurance_claims.csv\n"), ("report", "insurance_claims.csv\n")],
)  # fmt: skip
def test_the_ending_of_the_output_says_the_format(name, start, program, inside):
    run = program("analyze", CLAIMS, *ONE_RULE, "-o", name)

    assert (run.returncode, run.stdout) == (0, "")
    assert (inside / name).read_text("utf-8").startswith(start)


def test_the_format_given_is_stronger_than_the_ending(program, inside):
    program("analyze", CLAIMS, *ONE_RULE, "--format", "json", "-o", "report.txt")

    assert json.loads((inside / "report.txt").read_text("utf-8"))["format"] == 1


def test_several_logs_and_formats_go_to_a_folder(program, inside):
    run = program(
        "analyze", CLAIMS, PERMITS, *ONE_RULE, "--format", "text,JSON, html", "-o", "new/out"
    )

    assert run.returncode == 0
    assert names(inside) == [
        f"new/out/{stem}.{ending}"
        for stem in ("insurance_claims", "permits_gbk")
        for ending in ("html", "json", "txt")
    ]


@pytest.mark.parametrize("command", ["analyze", "profile"])
def test_an_output_that_ends_in_a_slash_is_a_folder(command, program, inside):
    program(command, CLAIMS, "--format", "json", "-o", "out/")

    assert names(inside) == ["out/insurance_claims.json"]


def test_a_folder_that_is_there_needs_no_slash_whatever_it_is_called(program, inside):
    (inside / "reports.html").mkdir()

    program("analyze", CLAIMS, *ONE_RULE, "-o", "reports.html")

    assert names(inside) == ["reports.html/insurance_claims.txt"]


def test_two_logs_of_one_name_are_not_written_over_each_other(program, inside):
    for folder in ("may", "june"):
        (inside / folder).mkdir()
        (inside / folder / "claims.csv").write_bytes(CLAIMS.read_bytes())

    run = program("analyze", "may/claims.csv", "june/claims.csv", "-o", "out/")

    assert run.returncode == 2
    assert run.stderr.startswith("two logs are called claims\n")


def test_several_logs_are_shown_one_after_the_other(program):
    run = program("analyze", CLAIMS, PERMITS, *ONE_RULE)

    assert run.stdout.startswith("insurance_claims.csv\n")
    assert "\n\npermits_gbk.csv\n" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    ["analyze LOG -o report.html", "analyze LOG --format text,json -o out/",
     "profile LOG -o report.html --format text", "doctor LOG -o report.html --format text",
     "doctor LOG --set-aside report.html", "map LOG -o report.html", "discover LOG -o model.bpmn",
     "check LOG --max mean=900d -o report.html --format text", "init LOG -o report.html",
     "convert LOG report.csv"],
)  # fmt: skip
def test_a_file_that_is_there_is_replaced_by_force_alone(arguments, program, inside):
    (inside / "out").mkdir()
    for name in ("report.html", "report.csv", "model.bpmn", "out/insurance_claims.json"):
        (inside / name).write_text("old")
    line = [CLAIMS if word == "LOG" else word for word in arguments.split()]
    before = {name: (inside / name).read_bytes() for name in names(inside)}

    refused = program(*line)
    kept = {name: (inside / name).read_bytes() for name in names(inside)}
    forced = program(*line, "--force")

    assert refused.returncode == 2
    assert refused.stderr.endswith(": is there already\nhint: add --force to replace it\n")
    assert kept == before
    assert forced.returncode == 0, forced.stderr
    assert sum((inside / name).read_bytes() != b"old" for name in before) == 1


def test_a_file_that_is_there_is_told_before_the_log_is_read(program, inside):
    (inside / "report.html").write_text("old")

    run = program("analyze", "no_such_log.csv", "-o", "report.html")

    assert run.stderr.startswith("report.html: is there already\n")


def test_several_reports_take_their_places_together_or_none_does(program, inside, monkeypatch):
    program("analyze", CLAIMS, "--format", "text,json", "-o", "out/", "--top", "1")
    before = {name: (inside / name).read_bytes() for name in names(inside)}
    write_bytes = Path.write_bytes

    def full(self, data):
        if data.startswith(b"{"):
            raise OSError(28, "No space left on device")
        return write_bytes(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    run = program("analyze", CLAIMS, "--format", "text,json", "-o", "out/", "--force")

    assert run.returncode == 2
    assert "no space left on device" in run.stderr
    assert {name: (inside / name).read_bytes() for name in names(inside)} == before


@pytest.fixture
def with_tables(monkeypatch):
    """Give reports a format that is a folder of files."""
    from procmine import reporters

    rendered = reporters.render

    def render(report, kind, **how):
        return {"cases.csv": b"case\n"} if kind == "csv" else rendered(report, kind, **how)

    monkeypatch.setattr(reporters, "FORMATS", ("text", "json", "html", "csv"))
    monkeypatch.setattr(reporters, "render", render)


@pytest.mark.parametrize("output", ["out", "out/"])
def test_tables_go_to_a_folder_named_after_the_log(output, program, inside, with_tables):
    run = program("analyze", CLAIMS, "--format", "csv", "-o", output)
    again = program("analyze", CLAIMS, "--format", "csv", "-o", output)
    forced = program("analyze", CLAIMS, "--format", "csv,json", "-o", output, "--force")

    assert run.returncode == 0, run.stderr
    assert again.stderr.startswith("out/insurance_claims-csv: is there already\n")
    assert forced.returncode == 0, forced.stderr
    assert names(inside) == ["out/insurance_claims-csv/cases.csv", "out/insurance_claims.json"]


def test_tables_do_not_go_to_standard_output(program, with_tables):
    run = program("analyze", CLAIMS, "--format", "csv")

    assert run.stderr == (
        "several reports can't all go to standard output\n"
        "hint: give a folder for them: -o reports/\n"
    )


def test_the_help_names_all_formats(program):
    text = " ".join(program("analyze", "--help").stdout.split())

    listed = text.split("--format FORMATS ")[1].split(", or several")[0]
    assert set(FORMATS) <= set(listed.replace(" or ", ", ").split(", "))


def test_a_dash_as_output_is_standard_output(program, inside):
    run = program("analyze", CLAIMS, *ONE_RULE, "--format", "json", "-o", "-")

    assert json.loads(run.stdout)["format"] == 1
    assert names(inside) == []


def test_rules_are_selected_and_ignored_by_code_family_and_name(program):
    run = program("analyze", CLAIMS, "--format", "json", "--select", "PM2,slow-handover",
                  "--ignore", "pm203", "--ignore", "Self-Loop")  # fmt: skip

    codes = set(json.loads(run.stdout)["left_out"])
    assert codes == {"PM202", "PM204", "PM205", "PM206", "PM401"}


def test_the_worst_findings_are_shown_and_the_others_counted(program):
    one = program("analyze", CLAIMS, "--top", "1").stdout
    all_of_them = program("analyze", CLAIMS).stdout

    assert "\n 1. HIGH" in one
    assert "\n 2. " not in one
    assert "\n 2. " in all_of_them


def test_a_report_in_chinese_has_chinese_sentences(program):
    assert "通常等待" in program("analyze", CLAIMS, "--lang", "zh").stdout


@pytest.mark.parametrize(
    ("ending", "start"),
    [("svg", b"<svg"), ("png", b"\x89PNG"), ("dot", b"digraph"), ("html", b"<!DOCTYPE html>")],
)
def test_a_map_is_drawn_in_each_format(ending, start, program, inside):
    run = program("map", CLAIMS, "-o", f"map.{ending}", "--paths", "0.2", "--activities", "0.8")

    assert run.returncode == 0, run.stderr
    assert start in (inside / f"map.{ending}").read_bytes()[:400]


def test_a_map_goes_to_standard_output(program):
    assert "<svg" in program("map", CLAIMS, "-o", "-").stdout
    assert program("map", CLAIMS, "-o", "-", "--format", "dot").stdout.startswith("digraph")


def test_a_map_counts_where_that_is_asked_for(program):
    times = program("map", CLAIMS, "-o", "-", "--format", "dot").stdout
    counts = program("map", CLAIMS, "-o", "-", "--format", "dot", "--measure", "frequency").stdout

    assert times != counts


def test_a_profile_has_the_numbers_and_no_findings(program, inside):
    text = program("profile", CLAIMS)
    program("profile", CLAIMS, "-o", "numbers.json")

    assert "What was measured" in text.stdout
    assert "HIGH" not in text.stdout
    assert json.loads((inside / "numbers.json").read_text("utf-8"))["findings"] == []


def test_a_rule_is_explained_by_code_or_name_and_with_its_query(program):
    by_code = program("explain", "pm203").stdout
    by_name = program("explain", "rework-loop").stdout
    query = program("explain", "PM203", "--sql").stdout

    assert by_code == by_name
    assert by_code.startswith("# PM203 rework-loop\n")
    assert "## Why it matters" in by_code
    assert query.startswith("WITH loops AS")
    assert "$" not in query


def test_a_family_lists_its_rules(program):
    lines = program("explain", "PM4").stdout.splitlines()

    assert [line.split()[:2] for line in lines] == [
        ["PM401", "slow-handover"], ["PM402", "excess-handovers"], ["PM403", "ping-pong"]
    ]  # fmt: skip


def test_all_rules_are_listed(program):
    text = program("rules").stdout
    data = json.loads(program("rules", "--format", "json").stdout)

    assert [rule["code"] for rule in data] == [
        line.split()[0] for line in text.splitlines() if line.startswith("PM")
    ]
    assert set(data[0]) == {"code", "name", "kind", "needs", "summary"}
