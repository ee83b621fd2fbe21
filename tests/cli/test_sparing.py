"""What is read is not written over."""

import pytest

LOG = "case,activity,time\nc1,A,2024-01-01 10:00\nc1,B,2024-01-02 10:00\n"


@pytest.mark.parametrize(
    "arguments",
    [
        "check log.csv --model m.txt -o m.txt",
        "check log.csv --model m.txt --format json -o log.csv",
        "check log.csv --like other.csv --format json -o other.csv",
        "check log.csv --model m.txt --format json -o procmine-baseline.toml",
        "check log.csv --model m.txt --format json -o procmine.toml",
        "check log.csv --model m.txt --format json -o linked.csv",
        "check log.csv --model m.txt --format json,junit -o folder",
        "baseline write log.csv --baseline log.csv --force",
        "baseline write log.csv --model m.txt --baseline m.txt --force",
        "baseline write log.csv --baseline procmine.toml --force",
        "discover svg -o linked.svg",
        "map log.csv --format svg -o ./log.csv",
        "map log.csv --model m.txt --format svg -o m.txt",
        "analyze log.csv --format html -o log.csv",
        "profile log.csv --format json -o log.csv --force",
        "profile log.csv --format json -o procmine.toml --force",
        "doctor log.csv --format json -o linked.csv --force",
        "doctor log.csv --set-aside log.csv --force",
        "doctor log.csv --set-aside procmine.toml --force",
        "anonymize log.csv linked.csv --force",
        "plot log.csv waits --format svg -o log.csv --force",
        "report log.csv -o folder --history log.csv --force",
        "analyze log.csv other.csv --model folder/check.json --format json,html -o clash",
    ],
)
def test_an_output_over_an_input_is_refused(inside, program, arguments):
    (inside / "folder").mkdir()
    (inside / "clash").mkdir()
    for name in ("log.csv", "other.csv", "svg", "folder/check.json"):
        (inside / name).write_text(LOG)
    (inside / "m.txt").write_text("->('A', 'B')")
    (inside / "procmine-baseline.toml").write_text("")
    (inside / "procmine.toml").write_text("")
    (inside / "linked.csv").symlink_to("log.csv")
    (inside / "linked.svg").symlink_to("svg")
    (inside / "clash" / "log.json").symlink_to("../folder/check.json")
    if "folder" in arguments.split():
        (inside / "folder" / "check.json").unlink()
        (inside / "folder" / "check.json").symlink_to("../m.txt")
    before = {f: f.read_bytes() for f in inside.rglob("*") if f.is_file()}

    run = program(*arguments.split())

    assert run.returncode == 2
    assert "which is read\nhint: name another file" in run.stderr
    assert {f: f.read_bytes() for f in inside.rglob("*") if f.is_file()} == before


def test_a_new_file_beside_the_log_is_written(inside, program):
    (inside / "log.csv").write_text(LOG)
    (inside / "m.ptml").write_text("->('A', 'B')")

    run = program("check", "log.csv", "--model", "m.ptml", "-o", "log.json")

    assert run.returncode == 0, run.stderr
    assert (inside / "log.json").is_file()
