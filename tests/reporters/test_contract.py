from __future__ import annotations

import json
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest
from reports import example_report
from snapshot import assert_same

from procmine.errors import UsageError
from procmine.findings import Confidence, Impact
from procmine.report import Report
from procmine.reporters import FORMATS, render
from procmine.reporters.contract import to_json

HOSTILE = 'a"b\\c\x1b[31m\x9b31m\u202e\u2028\x7f\n主管审批'


def read(report: Report) -> dict[str, Any]:
    content = json.loads(to_json(report))
    assert isinstance(content, dict)
    return content


def with_finding(**changes: Any) -> Report:
    report = example_report()
    return replace(report, findings=(replace(report.findings[0], **changes),))


def keys_in_order(value: Any) -> bool:
    if isinstance(value, dict):
        return list(value) == sorted(value) and all(map(keys_in_order, value.values()))
    return not isinstance(value, list) or all(map(keys_in_order, value))


def test_the_contract_is_as_it_was_agreed() -> None:
    assert_same(to_json(example_report()), "report.json")


def test_every_key_of_the_contract_stands_and_no_other() -> None:
    content = read(example_report())

    finding = content["findings"][1]
    assert sorted(content) == [
        "conformance", "findings", "format", "left_out", "log", "profile",
    ]  # fmt: skip
    assert content["format"] == 1
    assert set(content["log"]) == {
        "name", "cases", "events", "activities", "variants", "resources", "from", "to",
        "columns", "capabilities", "pseudonymised",
    }  # fmt: skip
    assert set(content["log"]["columns"]) == {
        "case_id", "activity", "timestamp", "start", "resource", "role",
    }  # fmt: skip
    assert set(finding) == {
        "code", "name", "title", "kind", "cause", "severity", "subject", "cases", "case_share",
        "occurrences", "impact", "confidence", "doubts", "redesign", "examples", "query",
        "fingerprint",
    }  # fmt: skip
    assert set(finding["subject"]) == {
        "activity", "from", "to", "activities", "resource", "role", "constraint",
    }  # fmt: skip
    assert set(finding["impact"]) == {"hours_per_case", "low", "high", "basis"}
    assert set(finding["redesign"][0]) == {"heuristic", "action"}


def test_what_does_not_exist_yet_is_null() -> None:
    report = with_finding(confidence=None, cause=None, impact=Impact(2.0, "waiting"))

    finding = read(report)["findings"][0]

    assert finding["confidence"] is None
    assert finding["cause"] is None
    assert finding["impact"]["low"] is None
    assert finding["subject"]["role"] is None


def test_the_notes_and_what_was_not_measured_stand_in_the_profile() -> None:
    report = example_report()

    profile = read(report)["profile"]

    assert profile["notes"] == list(report.log.notes)
    assert profile["set_aside"] == report.log.set_aside
    assert profile["unmeasured"] == report.unmeasured


def test_equal_reports_give_equal_bytes_whatever_order_their_counts_came_in() -> None:
    one = example_report(left_out={"PM301": 2, "PM201": 1}, unmeasured={"PM5": "a", "PM4": "b"})
    other = example_report(left_out={"PM201": 1, "PM301": 2}, unmeasured={"PM4": "b", "PM5": "a"})

    assert to_json(one) == to_json(other)


def test_keys_are_sorted_and_findings_keep_their_order() -> None:
    report = example_report()

    content = read(report)

    assert keys_in_order(content)
    assert [f["code"] for f in content["findings"]] == [f.code for f in report.findings]


def test_numbers_are_rounded_to_four_places_and_q_to_six() -> None:
    report = with_finding(
        case_share=0.123456789,
        impact=Impact(1.00004999, "replay", low=-0.00000001, high=3),
        confidence=Confidence(0.0000123456, "supported"),
    )

    text = to_json(report)

    finding = json.loads(text)["findings"][0]
    assert finding["case_share"] == 0.1235
    assert finding["impact"]["hours_per_case"] == 1.0
    assert finding["confidence"]["q"] == 0.000012
    assert '"low": 0.0' in text
    assert '"high": 3.0' in text


@pytest.mark.parametrize("number", [nan, inf, -inf])
def test_what_is_no_number_is_null(number: float) -> None:
    report = with_finding(impact=Impact(number, "work", low=number))
    report = replace(report, profile=replace(report.profile, flow_efficiency=number))

    content = read(report)

    assert content["findings"][0]["impact"]["hours_per_case"] is None
    assert content["profile"]["flow_efficiency"] is None


def test_names_are_read_back_exactly_and_nothing_in_the_text_steers_a_terminal() -> None:
    report = with_finding(title=HOSTILE, examples=(HOSTILE,))

    text = to_json(report)

    finding = json.loads(text)["findings"][0]
    assert finding["title"] == HOSTILE
    assert finding["examples"] == [HOSTILE]
    assert not set("\x1b\x9b\x7f\u202e\u2028") & set(text)
    assert "主管审批" in text


def test_a_file_name_that_is_no_text_can_still_be_written() -> None:
    report = example_report()
    report = replace(report, log=replace(report.log, name="caf\udce9.csv"))

    text = to_json(report)

    text.encode()
    assert json.loads(text)["log"]["name"] == "caf\ufffd.csv"


def test_a_report_without_findings_has_an_empty_list() -> None:
    content = read(example_report(findings=(), left_out={}))

    assert content["findings"] == []
    assert content["left_out"] == {}


def test_render_gives_the_contract_for_json() -> None:
    report = example_report()

    assert render(report, "json", width=80, colour=True, top=3) == to_json(report)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        render(example_report(), "docx")

    assert "'docx'" in caught.value.message
    assert all(name in caught.value.hint for name in FORMATS)
