"""Findings that name people on the ground of too few cases are left out under pseudonyms."""

import pytest

from procmine.analysis import analyze

SETTINGS = {"PM403": {"min_cases": 2, "again": 0, "most_cases": 1.1}}


@pytest.fixture
def bouncing(read_table):
    """Read a log in which three of six cases go back and forth between two people."""
    rows = ["case,activity,time,who"]
    for case in range(6):
        steps = (
            ["Ask Ann", "Check Bob", "Ask Ann", "Check Bob", "Ask Ann"] if case < 3 else ["Ask Ann"]
        )
        rows += [
            f"c{case},{step.split()[0]},2024-01-0{place + 1},{step.split()[1]}"
            for place, step in enumerate(steps)
        ]
    return read_table(rows, resource="who")


def codes(report):
    return [f.code for f in report.findings if any("Ann" in str(row) for row in f.evidence.rows)]


def test_it_is_told_where_names_stand_and_not_under_pseudonyms(bouncing):
    named = analyze(bouncing, settings=SETTINGS, figures=False)
    bouncing.pseudonymised = True
    protected = analyze(bouncing, settings=SETTINGS, figures=False)

    assert codes(named) == ["PM403"]
    assert codes(protected) == []
    assert protected.left_out["PM403"] == named.left_out["PM403"] + 1


def test_it_is_told_where_as_many_cases_are_enough(bouncing):
    bouncing.pseudonymised = True

    report = analyze(bouncing, settings=SETTINGS, figures=False, smallest_group=3)

    assert codes(report) == ["PM403"]
