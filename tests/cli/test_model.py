"""`--model` of analyze and map."""

import json

import pytest

ABC = "->('A', 'B', 'C')"
LOG = """case,activity,timestamp
1,A,2024-01-01 08:00
1,B,2024-01-01 09:00
1,C,2024-01-01 10:00
2,B,2024-01-01 08:00
2,A,2024-01-01 09:00
2,C,2024-01-01 10:00
"""


@pytest.fixture
def log(tmp_path):
    """A log in which one of two cases keeps to A, B, C."""
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


def test_deviations_stand_among_the_findings(program, log):
    run = program("analyze", log, "--model", ABC, "--format", "json")

    report = json.loads(run.stdout)
    assert run.returncode == 0
    assert report["conformance"]["fitting"] == {"low": 0.5, "high": 0.5}
    assert [f["code"] for f in report["findings"] if f["kind"] == "conformance"] == [
        "PM603",
        "PM607",
    ]


@pytest.mark.parametrize("command", ["analyze", "map"])
def test_one_of_several_processes_is_chosen(program, log, tmp_path, command):
    two = "".join(
        f'<process id="{name}"><startEvent id="{name}s"/><task id="{name}t" name="{task}"/>'
        f'<endEvent id="{name}e"/><sequenceFlow id="{name}1" sourceRef="{name}s"'
        f' targetRef="{name}t"/><sequenceFlow id="{name}2" sourceRef="{name}t"'
        f' targetRef="{name}e"/></process>'
        for name, task in (("first", "A"), ("second", "B"))
    )
    model = tmp_path / "two.bpmn"
    model.write_text(
        f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">{two}</definitions>'
    )
    output = ["-o", tmp_path / "out.html", "--model", model]

    assert program(command, log, *output).returncode == 2
    assert program(command, log, *output, "--process", "second").returncode == 0


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
    run = program("analyze", log, "--model", ABC, "--select", "wrong-order", "--format", "json")

    assert list(json.loads(run.stdout)["left_out"]) == ["PM603"]


def test_the_map_shows_where_cases_leave_the_model(program, log, tmp_path):
    plain, checked = tmp_path / "plain.svg", tmp_path / "checked.svg"

    program("map", log, "-o", plain)
    program("map", log, "-o", checked, "--model", ABC)

    assert "1 deviate" not in plain.read_text()
    assert "1 deviate" in checked.read_text()


def test_the_rules_of_conformance_are_listed_and_explained(program):
    assert "PM609  unknown-activity" in program("rules").stdout
    assert "wrong-order" in program("explain", "PM603").stdout
