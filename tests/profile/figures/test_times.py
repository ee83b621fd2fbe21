"""How long cases take and when they are open, counted by hand. A small log begins on a Monday."""

import itertools
from datetime import date

import pytest
from small_logs import related

from procmine.profile.figures.times import distribution, hours_of_week, trend, trend_unit
from procmine.profile.figures.window import window

HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60


def test_every_case_is_counted_once_in_the_distribution():
    text = "\n".join(f"c{n}: A 0, B {n * HOUR}" for n in range(1, 201))
    with related(text) as log:
        told = distribution(log)

    assert sum(told.counts) + told.beyond == 200
    assert len(told.edges) == len(told.counts) + 1
    assert dict(told.percentiles)[50] == pytest.approx(100.5)
    assert told.beyond == 2  # 199 and 200 hours lie above the 99th percentile, 198.01.


def test_cases_without_any_time_lie_in_the_first_bin():
    with related("c1..c3: A 0") as log:
        told = distribution(log)

    assert told.counts[0] == 3
    assert sum(told.counts) + told.beyond == 3


def test_a_case_is_open_from_the_period_it_begins_in_to_the_one_before_it_ends_in():
    with related(f"c1: A 0, B {2 * DAY}\nc2: A {DAY}, B {DAY + 60}") as log:
        assert trend_unit(window(log)) == "day"
        told = trend(log, "day", window(log))

    assert [(p.started, p.ended, p.open_at_end) for p in told] == [(1, 0, 1), (1, 1, 1), (0, 1, 0)]
    assert [p.median_hours for p in told] == [None, 1, 48]


def test_periods_in_which_nothing_begins_or_ends_are_there_too():
    with related(f"c1: A 0, B {5 * DAY}") as log:
        told = trend(log, "day", window(log))

    assert [p.open_at_end for p in told] == [1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("days", "unit"), [(60, "day"), (61, "week"), (420, "week"), (421, "month"), (1900, "quarter")]
)
def test_the_unit_is_the_shortest_that_makes_sixty_periods_at_most(days, unit):
    with related(f"c1: A 0, B {days * DAY}") as log:
        assert trend_unit(window(log)) == unit


def test_quarters_follow_on_each_other_over_the_end_of_a_year():
    with related(f"c1: A 0, B {1900 * DAY}") as log:
        begins = [date.fromisoformat(p.begins) for p in trend(log, "quarter", window(log))]

    assert {(day.month - 1) % 3 for day in begins} == {0}
    assert {(b.year - a.year) * 12 + b.month - a.month for a, b in itertools.pairwise(begins)} == {
        3
    }


def test_completions_are_counted_by_weekday_and_hour():
    with related(f"c1: A 0, B 59, C 60\nc2: A {WEEK}") as log:
        cells = hours_of_week(log)
        first = log.query(
            "SELECT isodow(min(timestamp)) - 1 AS d, hour(min(timestamp)) AS h FROM events"
        )

    day, hour = first["d"][0].as_py(), first["h"][0].as_py()
    assert {(c.weekday, c.hour): c.events for c in cells} == {(day, hour): 3, (day, hour + 1): 1}


def test_a_few_cases_of_a_wrong_year_do_not_stretch_the_time_that_is_shown():
    text = f"old: A 0, B {400 * DAY + 60}\n".replace("old", "old1") + "\n".join(
        f"c{n}: A {400 * DAY + n * 60}, B {400 * DAY + n * 60 + 600}" for n in range(200)
    )
    with related(text) as log:
        shown = window(log)
        told = trend(log, trend_unit(shown), shown)

    assert shown.outside >= 1
    assert len(told) <= 10
    assert told[0].open_at_end >= 1  # The old case is open before the time that is shown.
    assert told[-1].open_at_end == 0


def test_a_log_that_grows_is_shown_whole():
    text = "\n".join(f"c{n}: A {int(n**0.7 * 600)}, B {int(n**0.7 * 600) + 60}" for n in range(300))
    with related(text) as log:
        assert window(log).outside == 0


def test_the_long_cases_with_which_a_log_ends_are_shown():
    short = "\n".join(f"c{n}: A {n * 60}, B {n * 60 + 5}" for n in range(990))
    long = "\n".join(f"d{n}: A {n * 60}, B {990 * 60 + n * 600}" for n in range(12))
    with related(f"{short}\n{long}") as log:
        assert window(log).outside == 0
