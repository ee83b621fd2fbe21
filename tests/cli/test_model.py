"""`--model` of analyze and map."""

import json

import pytest
from small_models import model_of

LOG = """case,activity,timestamp
1,A,2024-01-01 08:00
1,B,2024-01-01 09:00
1,C,2024-01-01 10:00
2,B,2024-01-01 08:00
2,A,2024-01-01 09:00
2,C,2024-01-01 10:00
"""


@pytest.fixture
def log(tmp_path, monkeypatch):
    """A log, and a model that any file is read as."""
    monkeypatch.setattr(
        "procmine.models.formats.open_model", lambda path: model_of("->('A', 'B', 'C')")
    )
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


def test_deviations_stand_among_the_findings(program, log):
    run = program("analyze", log, "--model", "reference.ptml", "--format", "json")

    report = json.loads(run.stdout)
    assert run.returncode == 0
    assert report["conformance"]["fitting"] == {"low": 0.5, "high": 0.5}
    assert [f["code"] for f in report["findings"] if f["kind"] == "conformance"] == ["PM603"]


def test_without_a_model_conformance_is_neither_looked_for_nor_told_as_unmeasured(program, log):
    report = json.loads(program("analyze", log, "--format", "json").stdout)

    assert report["conformance"] is None
    assert not any(code.startswith("PM6") for code in report["left_out"])
    assert not any(code.startswith("PM6") for code in report["profile"]["unmeasured"])


def test_rules_that_need_a_model_alone_ask_for_one(program, log):
    run = program("analyze", log, "--select", "PM6")

    assert run.returncode == 2
    assert "--model FILE" in run.stderr


def test_only_the_deviations_can_be_asked_for(program, log):
    run = program("analyze", log, "--model", "m", "--select", "wrong-order", "--format", "json")

    assert list(json.loads(run.stdout)["left_out"]) == ["PM603"]


def test_the_map_shows_where_cases_leave_the_model(program, log, tmp_path):
    plain, checked = tmp_path / "plain.svg", tmp_path / "checked.svg"

    program("map", log, "-o", plain)
    program("map", log, "-o", checked, "--model", "reference.ptml")

    assert "1 deviate" not in plain.read_text()
    assert "1 deviate" in checked.read_text()


def test_the_rules_of_conformance_are_listed_and_explained(program):
    assert "PM609  unknown-activity" in program("rules").stdout
    assert "wrong-order" in program("explain", "PM603").stdout
