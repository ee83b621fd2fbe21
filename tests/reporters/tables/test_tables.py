from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from checked import checked_report
from figured import figured_report
from reports import APPROVAL, example_report

from procmine.findings import Table
from procmine.report import Report
from procmine.reporters.tables import DataTable, in_words, tables_of
from procmine.words import LABELS


def named(report: Report) -> dict[str, DataTable]:
    return {table.name: table for table in tables_of(report)}


def cells(table: DataTable, column: str) -> list[object]:
    return [row[table.place(column)] for row in table.rows]


def test_a_report_has_a_table_for_everything_that_it_measured():
    assert list(named(figured_report())) == [
        "findings", "evidence", "activities", "waits", "flows", "variants", "cases",
        "cycle_times", "trend", "handovers", "people", "log_quality", "definitions",
    ]  # fmt: skip


def test_a_table_whose_numbers_are_not_there_is_left_out():
    without_figures = named(example_report())
    without_hands = named(figured_report(hand_level=None, handovers=(), people=()))

    assert list(without_figures) == [
        "findings", "evidence", "activities", "log_quality", "definitions",
    ]  # fmt: skip
    assert not {"handovers", "people"} & set(without_hands)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("make", [figured_report, checked_report])
def test_every_row_fits_its_columns_and_every_column_has_a_title_of_its_own(make, language):
    for table in tables_of(replace(make(), language=language)):
        titles = [column.title.lower() for column in table.columns]
        assert len(set(titles)) == len(titles), table.name
        assert all(column.meaning for column in table.columns)
        assert {len(row) for row in table.rows} <= {len(titles)}
        assert len(table.title) <= 31


def test_a_column_of_hours_says_so_in_its_name():
    columns = [column for table in tables_of(figured_report()) for column in table.columns]

    assert all("hours" in column.name for column in columns if column.kind == "hours")
    assert all(column.name.endswith("share") for column in columns if column.kind == "share")


def test_a_finding_is_a_row_with_its_place_and_its_size():
    table = named(figured_report())["findings"]

    assert cells(table, "rank") == [1, 2, 3]
    assert cells(table, "place")[0] == f"Assess damage → {APPROVAL}"
    assert cells(table, "hours_per_case")[0] == 68.4
    assert cells(table, "time_share")[0] == pytest.approx(68.4 / 214)
    assert cells(table, "low_hours_per_case") == [61.0, None, 0.2]
    assert cells(table, "action")[0] == "simplify; reorder"
    assert cells(table, "q") == [0.003, None, 0.21]
    assert "\n" in str(cells(table, "query")[0])


def test_findings_that_are_not_told_are_counted():
    table = named(figured_report())["findings"]

    assert table.left_out == 2
    assert table.about.endswith("2 more are not here.")


def test_evidence_of_any_shape_becomes_facts_with_values():
    report = figured_report()
    two = replace(report.findings[0], evidence=Table(("measure", "value"), (("median", "46 h"),)))
    three = replace(
        report.findings[1], evidence=Table(("day", "n", "mean_wait"), (("Mo", 3, None),))
    )

    table = named(replace(report, findings=(two, three)))["evidence"]

    assert cells(table, "fact") == ["median", "Mo: n", "Mo: mean wait"]
    assert cells(table, "value") == ["46 h", "3", "–"]
    assert cells(table, "fingerprint") == [two.fingerprint, three.fingerprint, three.fingerprint]


def test_activities_are_ranked_by_the_waiting_before_them():
    table = named(figured_report())["waits"]

    assert cells(table, "activity")[:2] == [APPROVAL, "Receive documents"]
    assert cells(table, "longest_after")[0] == "Assess damage"
    assert cells(table, "total_hours")[0] == pytest.approx(1150 * 74.0 * 1.3)
    assert sum(float(str(share)) for share in cells(table, "total_share")) == pytest.approx(1)


def test_cases_that_are_cut_off_are_counted_and_times_are_times():
    table = named(figured_report())["cases"]

    assert table.left_out == 1198
    assert "1,198 more" in table.about
    assert cells(table, "begins")[0] == datetime(2025, 1, 6, 8)
    assert cells(table, "work_share") == [pytest.approx(9 / 900.5), None]


def test_the_last_class_of_cycle_times_is_open():
    table = named(figured_report())["cycle_times"]

    assert table.rows[-1] == (300.0, None, 98, pytest.approx(98 / 1200))
    assert sum(int(str(count)) for count in cells(table, "cases")) == 1200


def test_hands_that_are_not_told_apart_are_empty_and_read_as_all_others():
    table = named(figured_report())["handovers"]

    taker = table.columns[table.place("taker")]
    assert cells(table, "taker")[1] is None
    assert in_words(taker, None, "en") == "all others"


def test_work_per_week_is_told_only_of_those_seen_for_a_week():
    table = named(figured_report())["people"]

    assert cells(table, "work_hours_per_week") == [pytest.approx(10.0), None]


def test_words_are_codes_that_have_a_label():
    report = figured_report()
    for table in tables_of(report):
        for place, column in enumerate(table.columns):
            if column.kind == "word":
                values = {str(row[place]) for row in table.rows if row[place] is not None}
                words = {word for value in values for word in value.split("; ")}
                assert {f"{column.name}_{word}" for word in words} <= set(LABELS)


def test_every_column_of_every_table_is_defined():
    tables = tables_of(figured_report())

    *others, definitions = tables
    defined = set(zip(cells(definitions, "table"), cells(definitions, "column"), strict=True))
    assert {(table.name, column.name) for table in others for column in table.columns} <= defined
    assert all(cells(definitions, "meaning"))
    rules = dict(zip(cells(definitions, "term"), cells(definitions, "query"), strict=True))
    assert rules["PM201 repeated-activity"] == "select 1"
    assert "Flow efficiency" in cells(definitions, "term")


def test_a_column_of_numbers_is_defined_as_a_number():
    for table in tables_of(figured_report()):
        for column in table.columns:
            if column.kind == "count" and column.name == "activities":
                assert column.meaning == "How many different activities they do."
            if column.name == "repeated":
                assert column.meaning == "In how many cases it is done more than once."


def test_what_steers_a_terminal_or_breaks_a_line_is_taken_out():
    report = figured_report()
    finding = replace(report.findings[0], title="a\x1b[31mred\u202etxt\nb")

    table = named(replace(report, findings=(finding,)))["findings"]

    assert cells(table, "title") == ["aredtxt b"]
