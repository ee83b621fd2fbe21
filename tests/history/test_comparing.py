"""What changed from one run to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from procmine.history import Kept, Run, before, compare, with_run

LOOP = Kept("f1", "PM203", "Cases go back.", "medium", 10.0, 50, 0.5)


def run(*findings: Kept, **changes: Any) -> Run:
    plain = Run(
        series="claims.csv",
        config="c",
        last="2025-03-31T17:00:00",
        log="claims.csv",
        figures={"cases": 100.0, "median_hours": 48.0},
        findings=findings,
        left_out={"PM203": 0, "PM301": 0},
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("hours", "change"),
    [(10.0, "same"), (10.9, "same"), (9.1, "same"), (11.1, "grown"), (8.9, "shrunk")],
)
def test_a_finding_grows_or_shrinks_beyond_a_tenth(hours: float, change: str) -> None:
    (compared,) = compare(run(LOOP), run(replace(LOOP, hours=hours))).findings

    assert compared.change == change
    assert (compared.hours_before, compared.hours_now) == (10.0, hours)


def test_a_finding_that_costs_no_time_is_compared_by_its_share_of_the_cases() -> None:
    idle = replace(LOOP, hours=0.0)

    compared = compare(run(idle), run(replace(idle, cases=80, case_share=0.8)))

    assert [finding.change for finding in compared.findings] == ["grown"]


def test_a_finding_is_new_or_gone() -> None:
    wait = replace(LOOP, fingerprint="f2", code="PM301", title="Cases wait.")

    compared = compare(run(LOOP), run(wait))

    assert [(f.title, f.change, f.cases_before, f.cases_now) for f in compared.findings] == [
        ("Cases wait.", "new", None, 50),
        ("Cases go back.", "gone", 50, None),
    ]
    assert compared.counts() == {"new": 1, "gone": 1}


@pytest.mark.parametrize("left_out", [{"PM203": 3}, {}])
def test_nothing_is_new_or_gone_where_not_all_was_seen_the_other_time(
    left_out: dict[str, int],
) -> None:
    assert compare(run(left_out=left_out), run(LOOP)).findings == ()
    assert compare(run(LOOP), run(left_out=left_out)).findings == ()


def test_a_figure_that_only_one_run_has_is_none_in_the_other() -> None:
    then, now = run(figures={"cases": 1.0, "fitness_share": 0.9}), run(figures={"cases": 2.0})

    compared = [(f.name, f.before, f.now) for f in compare(then, now).figures]

    assert compared == [("cases", 1.0, 2.0), ("fitness_share", 0.9, None)]


def test_the_run_before_is_the_latest_earlier_one_of_the_same_series_and_questions() -> None:
    march, april = run(last="2025-03-31T17:00:00"), run(last="2025-04-30T17:00:00")
    may = run(last="2025-05-31T17:00:00")
    others = (
        replace(april, series="orders.csv", last="2025-05-01T00:00:00"),
        replace(april, config="d", last="2025-05-02T00:00:00"),
    )

    assert before((march, april, may, *others), may) == april
    assert before((march, april, may, *others), march) is None


def test_a_repeated_run_takes_its_own_place() -> None:
    march, april = run(last="2025-03-31T17:00:00"), run(last="2025-04-30T17:00:00")
    again = run(LOOP, last="2025-03-31T17:00:00")

    assert with_run(with_run((), april), march) == (march, april)
    assert with_run((march, april), again) == (again, april)
