from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from reports import example_report, without_start_times
from rich.cells import cell_len
from snapshot import assert_same

from procmine.findings import Finding, Impact
from procmine.report import ActivityProfile, Language
from procmine.reporters import render
from procmine.reporters.terminal import to_text


def finding(**changes: Any) -> Finding:
    return replace(example_report().findings[1], **changes)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 140, 200])
def test_the_text_is_as_it_was_agreed(width: int, language: Language) -> None:
    text = to_text(example_report(language=language), width=width)

    assert_same(text, f"report-{width}-{language}.txt")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 61, 71, 72, 80, 119, 120, 140, 200])
def test_no_line_is_wider_than_the_page(width: int, language: Language) -> None:
    text = to_text(example_report(language=language), width=width)

    assert max(map(cell_len, text.splitlines())) <= width


def test_a_wide_page_shows_bars_beside_the_findings_and_activities() -> None:
    text = to_text(example_report(), width=200)

    assert re.search(r"Cases wait 96 h .* █{32} 68 h per case\n", text)
    assert re.search(r"Receive documents .* 4\.9 d .* █{30}\n", text)
    assert "█" not in to_text(example_report(outline=None), width=100)


def test_the_shape_of_the_log_is_drawn_where_there_are_cases_enough() -> None:
    report = example_report()
    few = replace(report, log=replace(report.log, cases=19))
    brief = replace(report, outline=replace(report.outline, ended=(5,) * 7 + (0,) * 25))

    assert re.search(r"spread of times +[▁-█]{32}  up to 36 d\n", to_text(report))
    assert re.search(r"cases ended +[▁-█]{32}  2025-01-02 to 2025-06-30\n", to_text(report))
    assert re.search(r"their median +[▁-█]{30} [▁-█]  up to 12 d\n", to_text(report))
    assert "spread of times" not in to_text(few)
    assert "cases ended" not in to_text(brief)


def test_a_log_without_start_times_is_told_as_such() -> None:
    text = to_text(without_start_times(), width=80)

    assert_same(text, "no-start-times-80-en.txt")


def test_a_clean_process_is_told_as_such() -> None:
    text = to_text(example_report(findings=(), left_out={}), width=80)

    assert_same(text, "clean-80-en.txt")


def test_the_first_lines_say_what_was_read() -> None:
    text = flat(to_text(example_report(), width=140))

    assert text.startswith("claims <2025> & more.csv 2025-01-02 to 2025-06-30 (179 d): 1,200 cases")
    assert 'columns: case_id = "claim_no", activity = "activity", timestamp = "finished"' in text
    assert "note: 14 rows set aside" in text


def test_a_log_of_one_day_is_told_with_its_hours() -> None:
    report = example_report()
    log = replace(report.log, first="2025-01-02T08:14:00Z", last="2025-01-02T17:44:00Z")

    text = to_text(replace(report, log=log))

    assert "2025-01-02 08:14 to 17:44 (9.5 h): 1,200 cases" in text


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    report = example_report()
    log = replace(report.log, cases=1, events=1, activities=1, variants=1, resources=1, set_aside=1)

    text = flat(to_text(replace(report, log=log), width=140))

    assert "1 case, 1 event, 1 activity, 1 variant, 1 resource" in text
    assert "note: 1 row set aside" in text


def test_a_finding_says_what_it_costs_where_it_is_and_what_to_do() -> None:
    report = example_report(findings=(example_report().findings[0],))

    text = flat(to_text(report))

    assert "1. HIGH Cases wait 96 h on average before 主管审批" in text
    assert "68 h of waiting per case, 32 % of a mean case's time (between 61 h and 75 h)" in text
    assert "1,150 of 1,200 cases (96 %); for example C-1007, C-0042" in text
    assert "Let clerks approve small sums themselves, and approve daily, not weekly." in text
    assert "procmine explain PM301" in text


def test_a_finding_without_time_of_its_own_tells_the_effort() -> None:
    text = flat(to_text(example_report(findings=(finding(impact=Impact(0.0, "work")),))))

    assert "effort each time, though a mean case takes no longer for it" in text


def test_only_the_first_sentence_of_the_advice_is_told() -> None:
    rule = replace(
        finding().rule, redesign="Ask once, i.e. at the\n    counter. Then check. Or automate it."
    )

    text = flat(to_text(example_report(findings=(finding(rule=rule),))))

    assert "Ask once, i.e. at the counter." in text


def test_small_findings_are_counted_where_others_matter() -> None:
    findings = (finding(), finding(severity="low"), finding(severity="low"))

    text = to_text(example_report(findings=findings))

    assert text.count("procmine explain") == 1
    assert "1 finding to act on: 1 medium" in text
    assert "Not shown: 2 small findings (low); see --format json." in text


def test_the_largest_small_findings_are_told_where_nothing_else_is() -> None:
    text = to_text(example_report(findings=(finding(severity="low"),) * 5))

    assert "Nothing here needs action. The largest of the small findings:" in text
    assert text.count("procmine explain") == 3
    assert "Not shown: 2 small findings (low)" in text


def test_no_more_findings_are_told_than_asked_for_and_the_rest_is_counted() -> None:
    text = to_text(example_report(findings=(finding(),) * 12), top=4)

    assert text.count("procmine explain") == 4
    assert "12 findings to act on: 12 medium" in text
    assert "Not shown: 8 more findings to act on" in text


def test_nothing_is_called_clean_where_no_rule_could_run() -> None:
    report = example_report(findings=(), rules_run=(), unmeasured={"PM301": "No times."})

    text = to_text(report)

    assert "No rule could look at this log" in text
    assert "Nothing was found" not in text
    assert "PM301: No times." in text


def test_rules_that_lack_the_same_are_told_together() -> None:
    reasons = {"PM402": "No roles.", "PM301": "No times.", "PM401": "No roles."}

    text = to_text(example_report(unmeasured=reasons))

    assert "- PM401, PM402: No roles." in text


def test_no_number_is_cut_where_the_page_is_narrow() -> None:
    row = ActivityProfile("Pay", 1_234_567_890, 987_654_321, 0, None, None)
    profile = replace(example_report().profile, activities=(row,))

    text = to_text(example_report(profile=profile), width=60)

    assert "1,234,567,890" in text
    assert "…" not in text


def test_activities_beyond_the_most_frequent_are_counted() -> None:
    profile = example_report().profile
    rows = tuple(replace(profile.activities[0], activity=f"Step {n}") for n in range(13))

    text = to_text(example_report(profile=replace(profile, activities=rows)))

    assert "and 3 more activities" in text


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = to_text(example_report(), colour=True)

    for name, value in {"NO_COLOR": "1", "COLUMNS": "50", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)

    assert to_text(example_report(), colour=True) == expected
    assert render(example_report(), "text", colour=True) == expected
