"""Conformance in each report: text, contract, page and process map, and alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from checked import checked_report, conformance, conforming
from reports import example_report
from snapshot import assert_same

from procmine.conformance import Bounds
from procmine.errors import UsageError
from procmine.report import Language
from procmine.reporters import render, render_map
from procmine.reporters.conformance_text import render_conformance
from procmine.reporters.contract import to_json

SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 140])
def test_a_check_is_told_as_it_was_agreed(width: int, language: Language) -> None:
    text = render_conformance(conformance(), "text", language, width)

    assert_same(text, f"conformance-{width}-{language}.txt")


def test_the_report_of_a_checked_log_is_as_it_was_agreed() -> None:
    text = render(checked_report(), "text", width=80)

    assert_same(text, "checked-80-en.txt")


def test_what_only_one_of_log_and_model_knows_comes_before_the_numbers() -> None:
    lines = render_conformance(conformance(), "text").splitlines()

    assert "doesn't know “Recieve claim”" in lines[1]
    assert "Did you mean “Receive claim”?" in lines[1]
    assert lines.index(next(line for line in lines if "fitting" in line)) > 3


def test_of_many_unknown_labels_the_first_are_told_and_the_rest_counted() -> None:
    many = replace(conformance(), only_in_log=conformance().only_in_log[:1] * 9)

    text = render_conformance(many, "text")

    assert text.count("“Recieve claim”") == 5
    assert "doesn't know 4 more activities" in text


def test_a_check_without_deviations_says_so_only_where_every_case_was_judged() -> None:
    fine = render_conformance(conforming(), "text")
    doubtful = render_conformance(
        replace(conforming(), judged=1100, fitting=Bounds(0.9, 1.0)), "text"
    )

    assert "No case deviates" in fine
    assert "No case deviates" not in doubtful
    assert "of the other 100 only bounds are known" in doubtful


def test_constraints_have_no_fitness() -> None:
    told = replace(conformance(), method="constraints", fitness=None, log_fitness=None)

    assert "fitness" not in render_conformance(told, "text")
    assert json.loads(render_conformance(told, "json"))["conformance"]["fitness"] is None


@pytest.mark.parametrize("value", [0.99999, 0.99994])
def test_only_a_fitness_of_exactly_one_is_written_as_one(value: float) -> None:
    told = replace(conforming(), fitness=Bounds(value, value))

    assert "0.9999 on average" in render_conformance(told, "text")
    assert "1 on average" in render_conformance(conforming(), "text")


def test_the_contract_has_the_conformance_and_null_without_a_model() -> None:
    checked = json.loads(to_json(checked_report()))
    unchecked = json.loads(to_json(example_report()))

    assert unchecked["conformance"] is None
    assert set(checked["conformance"]) == {
        "model", "model_kind", "method", "cases", "variants", "judged", "conforms", "fitting",
        "fitness", "log_fitness", "precision", "only_in_log", "only_in_model", "constraints",
        "notes",
    }  # fmt: skip
    assert checked["conformance"]["fitting"] == {"low": 0.7, "high": 0.72}
    told = [finding for finding in checked["findings"] if finding["kind"] == "conformance"]
    assert [finding["subject"]["constraint"] for finding in told] == [
        None, "four eyes on payment", None,
    ]  # fmt: skip


def test_a_conformance_alone_is_the_same_part_of_the_contract() -> None:
    alone = json.loads(render_conformance(conformance(), "json"))
    whole = json.loads(to_json(checked_report()))

    assert alone["conformance"] == whole["conformance"]
    assert alone["findings"] == [f for f in whole["findings"] if f["kind"] == "conformance"]
    assert alone["left_out"] == {"PM601": 3, "PM603": 0}


def test_a_conformance_has_no_page_of_its_own() -> None:
    with pytest.raises(UsageError, match="no format 'html'"):
        render_conformance(conformance(), "html")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_has_a_section_that_links_each_deviation(language: Language) -> None:
    report = checked_report(language)

    page = render(report, "html")

    assert '<section id="conformance"' in page
    for finding in conformance().deviations:
        assert f'href="#finding-{finding.fingerprint}"' in page
        assert f'id="finding-{finding.fingerprint}"' in page
    assert "Archive &lt;b&gt;" in page
    assert "Archive <b>" not in page
    assert 'id="conformance"' not in render(example_report(), "html")


def test_two_constraints_on_one_activity_are_two_findings() -> None:
    eyes = conformance().deviations[1]

    other = replace(eyes, subject=replace(eyes.subject, constraint_name="one clerk"))

    assert eyes.fingerprint != other.fingerprint


@pytest.mark.parametrize("measure", ["time", "frequency"])
def test_the_map_says_where_cases_leave_the_model(measure: Any) -> None:
    svg = render_map(checked_report().map, "svg", measure, "en")
    assert isinstance(svg, str)

    words = words_of(svg)

    assert words.count("88 deviate") == 2  # at the activity, and on the flow to it
    assert "skipped in 12" in words
    assert "never done, missing in 50" in words
    assert "Archive <b>" in words
    assert svg.count("map-deviating") == 2


def test_a_rare_deviation_is_told_in_the_tooltip_alone() -> None:
    process = checked_report().map
    few = replace(process, nodes=tuple(replace(n, deviating=5, skipped=0) for n in process.nodes))

    svg = render_map(few, "svg", "time", "en")
    assert isinstance(svg, str)

    assert "5 deviate" not in words_of(svg)
    assert "5 deviate" in svg


def test_the_map_of_a_log_that_was_not_checked_says_nothing_of_deviations() -> None:
    svg = render_map(example_report().map, "svg", "time", "en")

    assert "devia" not in str(svg)


@pytest.mark.parametrize("kind", ["dot", "html"])
def test_every_drawing_shows_deviations(kind: str) -> None:
    assert render_map(checked_report().map, kind, "time", "en") != render_map(
        example_report().map, kind, "time", "en"
    )
