"""Constraints about time and people, against their definitions in Python."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logs_of_words import MONDAY, broken_cases, deviations, judged, opened

from procmine.models import Constraint, WorkingHours
from procmine.models.constraints import CaseFilter

MINUTE = 60_000_000
HOUR = 60 * MINUTE


def log_of(*steps, resources=True):
    """Open a log of one case, of (activity, minute) or (activity, minute, resource)."""
    return opened(
        pd.DataFrame(
            [
                {"case": "c", "activity": activity, "time": MONDAY + timedelta(minutes=minute),
                 **({"resource": (*who, None)[0]} if resources else {})}
                for activity, minute, *who in steps
            ]
        )
    )  # fmt: skip


def within(us, *activities, **more):
    return Constraint("it", "within", activities, within_us=us, **more)


def test_what_comes_too_late_says_by_how_much():
    with log_of(("A", 0), ("B", 90)) as log:
        result = judged(log, [within(60 * MINUTE, "A", "B")])

        assert deviations(log) == [("c", "too-late", "B", "A", 2, 30 * MINUTE, "it")]
    assert (result.constraints[0].concerned, result.constraints[0].broken) == (1, 1)


def test_what_comes_just_in_time_is_in_time():
    with log_of(("A", 0), ("B", 60)) as log:
        assert judged(log, [within(60 * MINUTE, "A", "B")]).conforms


def test_each_round_has_a_time_of_its_own():
    with log_of(("A", 0), ("B", 10), ("A", 100), ("A", 130), ("B", 170)) as log:
        judged(log, [within(60 * MINUTE, "A", "B")])

        assert [row[4:6] for row in deviations(log)] == [(5, 10 * MINUTE)]


def test_what_is_never_done_is_not_too_late():
    with log_of(("B", 0), ("A", 10), ("C", 999)) as log:
        result = judged(log, [within(60 * MINUTE, "A", "B")])

    assert result.conforms
    assert result.constraints[0].concerned == 0


def test_the_time_between_two_executions_of_one_activity():
    with log_of(("A", 0), ("A", 10), ("A", 99)) as log:
        judged(log, [within(60 * MINUTE, "A", "A")])

        assert [row[4:6] for row in deviations(log)] == [(3, 29 * MINUTE)]


def test_a_whole_case_may_take_too_long():
    with log_of(("A", 0), ("B", 90)) as log:
        judged(log, [within(60 * MINUTE)])

        assert deviations(log) == [("c", "too-late", None, None, 2, 30 * MINUTE, "it")]


MINUTES = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 40), st.integers(0, 40)),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=20)
@given(MINUTES, st.integers(0, 20), st.integers(1, 20))
def test_time_between_is_judged_on_every_pair(steps, least, more):
    rows = [
        {"case": "c", "activity": a, "start": MONDAY + timedelta(minutes=min(s, e)),
         "time": MONDAY + timedelta(minutes=max(s, e))}
        for a, s, e in steps
    ]  # fmt: skip
    pairs = [(a, b) for a in "ABC" for b in "ABC"]
    constraints = [
        Constraint(a + b, "time-between", (a, b), within_us=(least + more) * MINUTE,
                   at_least_us=least * MINUTE)
        for a, b in pairs
    ]  # fmt: skip
    ordered = sorted(rows, key=lambda row: row["time"])
    expected = {
        first["activity"] + second["activity"]
        for i, first in enumerate(ordered)
        for second in ordered[i + 1 :]
        if first["time"] <= second["start"]
        and not least * 60
        <= (second["start"] - first["time"]).total_seconds()
        <= (least + more) * 60
    }

    with opened(pd.DataFrame(rows)) as log:
        judged(log, constraints)

        assert set(broken_cases(log)) == expected


def minutes_worked(hours, begins, ends):
    """Count the working minutes between two instants, one by one."""
    zone = ZoneInfo(hours.zone) if hours.zone else None
    count = 0
    while begins < ends:
        local = begins.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone) if zone else begins
        minute = local.hour * 60 + local.minute
        working = local.weekday() in hours.days and local.date() not in hours.holidays
        count += working and hours.begins <= minute < hours.ends
        begins += timedelta(minutes=1)
    return count


@settings(deadline=None, max_examples=10)
@given(
    st.builds(
        WorkingHours,
        days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        begins=st.integers(0, 700),
        ends=st.integers(701, 1440),
        holidays=st.sets(st.dates(date(2024, 3, 27), date(2024, 4, 3)), max_size=2).map(tuple),
        zone=st.sampled_from([None, "Europe/Berlin", "Australia/Sydney", "America/New_York"]),
    ),
    st.lists(st.tuples(st.integers(0, 8000), st.integers(0, 6000)), min_size=1, max_size=5),
)
def test_working_time_is_what_counting_minutes_gives(hours, spans):
    # Clocks change in Berlin on the last of March.
    march = datetime(2024, 3, 28)
    times = [
        (march + timedelta(minutes=begins), march + timedelta(minutes=begins + taken))
        for begins, taken in spans
    ]
    frame = pd.DataFrame(
        [
            {"case": f"c{number}", "activity": activity, "time": time}
            for number, ends in enumerate(times)
            for activity, time in zip("AB", ends, strict=True)
        ]
    )
    expected = [minutes_worked(hours, *ends) for ends in times]

    with opened(frame) as log:
        judged(log, [within(-1, "A", "B", working=True)], hours)

        assert [row[5] for row in deviations(log)] == [n * MINUTE + 1 for n in expected]


def test_a_weekend_is_no_working_time():
    friday, monday = datetime(2024, 1, 5, 16), datetime(2024, 1, 8, 10)
    frame = pd.DataFrame({"case": "c", "activity": ["A", "B"], "time": [friday, monday]})

    with opened(frame) as log:
        assert judged(log, [within(2 * HOUR, "A", "B", working=True)]).conforms
        assert not judged(log, [within(2 * HOUR - 1, "A", "B", working=True)]).conforms


def test_working_hours_of_times_with_offsets_without_a_zone_are_told():
    times = pd.to_datetime(["2024-01-05T16:00:00+01:00", "2024-01-08T10:00:00+01:00"])
    frame = pd.DataFrame({"case": "c", "activity": ["A", "B"], "time": times})

    with opened(frame) as log:
        without = judged(log, [within(HOUR, "A", "B", working=True)])
        berlin = judged(
            log, [within(HOUR, "A", "B", working=True)], WorkingHours(zone="Europe/Berlin")
        )

    assert any("UTC" in note for note in without.notes)
    assert berlin.notes == ()


def different(a="A", b="B"):
    return Constraint("four eyes", "different-resource", (a, b))


def same(a="A", b="B"):
    return Constraint("one hand", "same-resource", (a, b))


PEOPLE = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz")), min_size=1, max_size=6)


@settings(deadline=None, max_examples=20)
@given(PEOPLE)
def test_who_does_what_is_judged_over_all_executions(steps):
    hands = {a: {who for other, who in steps if other == a} for a in "AB"}
    twice = {who for _, who in steps if steps.count(("A", who)) > 1}
    both = hands["A"] and hands["B"]

    with log_of(*((a, minute, who) for minute, (a, who) in enumerate(steps))) as log:
        result = judged(log, [different(), same(), different("A", "A")])

    assert result.constraints[0].broken == bool(hands["A"] & hands["B"])
    assert result.constraints[1].broken == bool(both and len(hands["A"] | hands["B"]) > 1)
    assert result.constraints[2].broken == bool(twice)
    assert result.constraints[0].concerned == bool(both)


@pytest.mark.parametrize(
    ("constraint", "steps", "expected"),
    [
        (different(), [("A", 0, "x"), ("C", 1, "x"), ("B", 2, "x")], ("B", "A", 3)),
        (different(), [("B", 0, "x"), ("A", 1, "x")], ("A", "B", 2)),
        (same(), [("A", 0, "x"), ("B", 1, "x"), ("B", 2, "y")], ("B", "A", 3)),
    ],
)
def test_a_wrong_hand_is_told_at_the_later_of_the_two(constraint, steps, expected):
    with log_of(*steps) as log:
        judged(log, [constraint])

        assert [row[1:5] for row in deviations(log)] == [("wrong-resource", *expected)]


def test_a_log_without_resources_passes_no_rule_about_them():
    with log_of(("A", 0), ("B", 1), resources=False) as log:
        result = judged(log, [different(), same()])

    assert result.judged == 0
    assert not result.conforms
    assert (result.fitting.low, result.fitting.high) == (0, 1)
    assert result.notes == (
        "four eyes: not measured, for the log has no resource",
        "one hand: not measured, for the log has no resource",
    )


def test_a_case_that_lacks_a_resource_is_not_judged_and_that_is_told():
    frame = pd.DataFrame(
        {
            "case": ["c1", "c1", "c2", "c2", "c3"],
            "activity": ["A", "B", "A", "B", "A"],
            "time": [MONDAY + timedelta(minutes=m) for m in range(5)],
            "resource": ["x", None, "x", "y", None],
        }
    )
    with opened(frame) as log:
        result = judged(log, [different()])

    assert (result.cases, result.judged) == (3, 2)
    assert result.notes == ("four eyes: 1 cases are not judged, for a resource is missing",)


def channels():
    return opened(
        pd.DataFrame(
            {
                "case": ["c1", "c1", "c2", "c2", "c3"],
                "activity": ["A", "B", "A", "C", "A"],
                "time": [MONDAY + timedelta(minutes=m) for m in range(5)],
                "channel": ["web", None, "shop", "shop", "phone"],
            }
        )
    )


@pytest.mark.parametrize(
    ("values", "concerned", "broken"),
    [(("web",), 1, 0), (("shop",), 1, 1), (("web", "shop"), 2, 1), (("fax",), 0, 0)],
)
def test_a_filter_says_which_cases_a_constraint_is_about(values, concerned, broken):
    where = CaseFilter("channel", values)
    constraint = Constraint("it", "response", ("A", "B"), where=where)
    with channels() as log:
        result = judged(log, [constraint])

    assert (result.constraints[0].concerned, result.constraints[0].broken) == (concerned, broken)


def test_a_filter_by_an_attribute_that_the_log_lacks_is_refused():
    from procmine.errors import UsageError

    constraint = Constraint("it", "init", ("A",), where=CaseFilter("chanel", ("web",)))
    with channels() as log, pytest.raises(UsageError) as refused:
        judged(log, [constraint])

    assert "no attribute 'chanel'" in refused.value.message
    assert "did you mean channel?" in refused.value.hint
