"""procmine doctor, init and procmine.toml, as a user meets them."""

import json

import pytest
from running import CLAIMS

from procmine.eventlog.repairs import REPAIRS

REVERSED = """case,activity,start,end,resource
c1,Register,2024-01-01 09:00,2024-01-01 09:10,Ann
c1,Check,2024-01-01 10:30,2024-01-01 10:00,Bob
c2,Register,2024-01-02 09:00,2024-01-02 09:10,Ann
c2,Check,2024-01-02 10:00,2024-01-02 10:30,Bob
c3,Register,2024-01-02 09:00,,Ann
,Check,2024-01-02 10:00,2024-01-02 10:30,Bob
"""


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(REVERSED)
    return file


def test_the_doctor_tells_a_doubt_with_its_repair(log, program):
    run = program("doctor", log)

    assert run.returncode == 0
    assert "6 rows read = 5 events + 1 set aside." in run.stdout
    told = " ".join(run.stdout.split())
    assert "Check ends before it starts in 1 of its events, by up to 30 min." in told
    assert "--fix reversed" in run.stdout


def test_after_the_repair_the_doubt_is_gone(log, program):
    run = program("doctor", log, "--fix", "reversed")

    assert "PM123" not in run.stdout
    assert "the two are swapped" in run.stdout


def test_the_doctor_writes_json_with_what_became_of_the_rows(log, program):
    run = program("doctor", log, "--format", "json")

    report = json.loads(run.stdout)
    assert report["profile"]["rows"] == {
        "read": 6, "events": 5, "set_aside": 1, "explained": {},
    }  # fmt: skip
    assert {"data-quality"} == {finding["kind"] for finding in report["findings"]}


def test_a_grave_doubt_fails_where_that_is_asked_for(log, program):
    assert program("doctor", log, "--fail-on", "high").returncode == 1


def test_an_unknown_repair_is_told(log, program):
    run = program("doctor", log, "--fix", "reverse")

    assert run.returncode == 2
    assert "no such repair" in run.stderr
    assert "did you mean reversed?" in run.stderr


def test_init_writes_a_file_that_the_next_run_honours(log, program):
    assert program("init", log, "--fix", "reversed").returncode == 0

    run = program("doctor", log)

    assert (log.parent / "procmine.toml").exists()
    assert "the two are swapped" in run.stdout


def test_init_leaves_a_file_that_is_there(log, program):
    (log.parent / "procmine.toml").write_text("# mine\n")

    refused = program("init", log)
    forced = program("init", log, "--force")

    assert (refused.returncode, forced.returncode) == (2, 0)
    assert "--force" in refused.stderr


def test_an_option_counts_before_the_file_and_the_file_before_the_guess(log, program):
    (log.parent / "procmine.toml").write_text('[log]\nresource = "none"\n[report]\nlanguage="zh"\n')

    said = program("profile", log, "--format", "json")
    overruled = program("profile", log, "--format", "json", "--resource", "resource")
    ignored = program("profile", log, "--format", "json", "--config", "none")
    spoken = program("profile", log)

    assert json.loads(said.stdout)["log"]["columns"]["resource"] is None
    assert json.loads(overruled.stdout)["log"]["columns"]["resource"] == "resource"
    assert json.loads(ignored.stdout)["log"]["columns"]["resource"] == "resource"
    assert "周期时间" in spoken.stdout


def test_rules_and_their_settings_come_from_the_file(tmp_path, program):
    config = tmp_path / "other.toml"
    config.write_text('[report]\nselect = ["PM203"]\n[rules.PM203]\nmin_cases = 100000\n')

    run = program("analyze", CLAIMS, "--config", config, "--format", "json")

    assert json.loads(run.stdout)["left_out"] == {"PM203": 0}
    assert json.loads(run.stdout)["findings"] == []


def test_a_mistake_in_the_file_is_a_usage_error(log, program):
    (log.parent / "procmine.toml").write_text('[log]\ncse = "x"\nactvity = "y"\n')

    run = program("analyze", log)

    assert run.returncode == 2
    assert "2 mistakes" in run.stderr
    assert "did you mean case?" in run.stderr
    assert run.stderr.count("\n") == 2


def test_a_column_that_the_file_names_and_the_log_lacks_is_told(log, program):
    (log.parent / "procmine.toml").write_text('[log]\ncase = "Claim"\n')

    run = program("analyze", log)

    assert run.returncode == 2
    assert "procmine.toml may name it" in run.stderr


def test_the_help_names_every_repair(program):
    told = " ".join(program("doctor", "--help").stdout.split())

    assert ", ".join(repair.name for repair in REPAIRS) in told
