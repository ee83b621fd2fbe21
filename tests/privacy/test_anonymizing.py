"""A log fit to leave the house: what is in it, and what is not."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.engine import open_engine
from procmine.errors import DataError, UsageError
from procmine.eventlog import EventLog, Reading, Source
from procmine.eventlog.pseudonyms import Pseudonyms
from procmine.privacy.anonymizing import Wishes, anonymize

KEY = b"k" * 32
BEGIN = datetime(2024, 1, 1, 9, 30)  # a Monday


def log_of(cases, **columns):
    """Make a log of cases, each a text whose letters are its activities, an hour apart."""
    import pyarrow as pa

    steps = [(c, i, a) for c, text in enumerate(cases) for i, a in enumerate(text)]
    rows = {
        "case_id": [f"case {c}" for c, _, _ in steps],
        "activity": [a for _, _, a in steps],
        "timestamp": [BEGIN + timedelta(days=c % 7, hours=i) for c, i, _ in steps],
        "resource": [f"Anna Meyer{c % 2}" for c, _, _ in steps],
        **{name: [value(c) for c, _, _ in steps] for name, value in columns.items()},
    }
    engine = open_engine(threads=1)
    engine.insert("raw", pa.table(rows))
    reading = Reading(pseudonyms=Pseudonyms(KEY, names=True, cases=True))
    return EventLog(engine, Source("log", "raw", engine.columns("raw")), reading)


def made_of(log, **wishes):
    """Give the rows of the anonymous log by case, its columns, and what is told of it."""
    with log:
        made, told = anonymize(log, Wishes(**wishes), KEY)
    with made:
        rows = made.query("SELECT * FROM events ORDER BY case_id, timestamp, position").to_pylist()
        return rows, made.header, told


def variants(rows):
    cases = {}
    for row in rows:
        cases.setdefault(row["case_id"], []).append(row["activity"])
    return sorted("".join(steps) for steps in cases.values())


def test_cases_are_cut_before_the_step_that_too_few_have_come_to():
    log = log_of(["ABC", "ABC", "ABC", "ABD", "ABE", "ABDE"])

    rows, _, told = made_of(log, k=3)

    assert variants(rows) == ["AB", "AB", "AB", "ABC", "ABC", "ABC"]
    assert (told.cases_left, told.events_left, told.events, told.cut) == (6, 15, 19, 3)


def test_a_case_does_not_end_where_too_few_others_do():
    log = log_of(["ABC", "ABC", "ABC", "ABD", "AC", "A"])

    rows, _, _ = made_of(log, k=3)

    assert variants(rows) == ["A", "A", "A", "ABC", "ABC", "ABC"]


@given(st.lists(st.text("ABC", min_size=1, max_size=5), min_size=2, max_size=14), st.integers(2, 4))
@settings(max_examples=25)
def test_whatever_the_log_every_order_that_is_left_is_that_of_k_cases(cases, k):
    try:
        rows, _, told = made_of(log_of(cases), k=k)
    except DataError:
        return

    counts = Counter(variants(rows))
    assert min(counts.values()) >= k
    assert told.cases_left == counts.total()
    assert all(any(case.startswith(left) for case in reduced(cases, k)) for left in counts)


def reduced(cases, k):
    """Leave out the activities that fewer than k cases have."""
    usual = {name for name in "ABC" if sum(name in case for case in cases) >= k}
    return ["".join(step for step in case if step in usual) for case in cases]


def test_activities_of_too_few_cases_are_left_out():
    log = log_of(["ABC", "AXBC", "ABC"])

    rows, _, told = made_of(log, k=3)

    assert variants(rows) == ["ABC", "ABC", "ABC"]
    assert told.cut == 1


def test_a_log_in_which_nothing_is_shared_is_told():
    with pytest.raises(DataError, match="no 2 cases begin alike"):
        made_of(log_of(["A", "B", "C"]), k=2)


def test_names_ids_and_attributes_are_gone():
    log = log_of(["AB"] * 6, amount=lambda c: c, secret=lambda c: f"s{c}")

    rows, header, _ = made_of(log, k=2)

    assert header == (
        "case:concept:name", "concept:name", "time:timestamp", "org:resource"
    )  # fmt: skip
    assert {row["case_id"] for row in rows} == {"1", "2", "3", "4", "5", "6"}
    assert all(row["resource"].startswith("P-") for row in rows)


def test_a_person_of_too_few_cases_has_not_even_a_pseudonym():
    log = log_of(["A"] * 6, resource=lambda c: "Ben Wolf" if c == 5 else "Anna Meyer")

    rows, _, _ = made_of(log, k=2)

    assert sum(row["resource"] is None for row in rows) == 1


def test_the_numbers_of_cases_do_not_follow_their_time():
    log = log_of(["A"] * 7)

    rows, _, _ = made_of(log, k=2)

    by_time = [row["case_id"] for row in sorted(rows, key=lambda row: row["timestamp"])]
    assert by_time != sorted(by_time)


@pytest.mark.parametrize("shift", ["weeks", "days", "none"])
def test_times_move_by_one_secret_time(shift):
    log = log_of(["AB"] * 7)

    rows, _, _ = made_of(log, k=2, shift=shift)

    first = min(row["timestamp"] for row in rows)
    moved = BEGIN - first
    assert moved.seconds == 0
    assert {"none": moved.days == 0, "days": moved.days >= 364,
            "weeks": moved.days >= 364 and moved.days % 7 == 0}[shift]  # fmt: skip
    assert max(row["timestamp"] for row in rows) - first == timedelta(days=6, hours=1)


def test_times_are_rounded_down_and_the_order_stays():
    rows, _, _ = made_of(log_of(["BAC"] * 3), k=2, round_us=86_400_000_000)

    assert {row["timestamp"].time().isoformat() for row in rows} == {"00:00:00"}
    assert variants(rows) == ["BAC"] * 3


def test_attributes_are_kept_or_made_coarse_on_request():
    log = log_of(
        ["A"] * 10,
        amount=lambda c: c * 10,
        channel=lambda c: "fax" if c == 9 else "web",
        due=lambda c: datetime(2024, 3, 5),
        code=lambda c: f"x{c}",
    )

    rows, _, _ = made_of(
        log, k=3, shift="none", keep=("code",), generalise=("amount", "channel", "due")
    )

    assert {row["code"] for row in rows} == {f"x{c}" for c in range(10)}
    assert {row["channel"] for row in rows} == {"web", "other"}
    assert {row["due"] for row in rows} == {"2024-03"}
    assert {row["amount"] for row in rows} == {
        "below 18", "18 to 36", "36 to 54", "54 to 72", "from 72",
    }  # fmt: skip


def test_times_in_attributes_move_like_all_others():
    log = log_of(["A"] * 3, due=lambda c: BEGIN)

    rows, _, _ = made_of(log, k=2, keep=("due",))

    assert rows[0]["due"] == min(row["timestamp"] for row in rows)


@pytest.mark.parametrize("column", ["nothing", "case_id", "resource"])
def test_a_column_that_is_no_attribute_is_told(column):
    with pytest.raises(UsageError, match=f"log: no attribute '{column}'"):
        made_of(log_of(["A"] * 3, amount=lambda c: 1), keep=(column,))


@given(st.lists(st.text("ABC", min_size=1, max_size=5), min_size=4, max_size=20))
def test_whatever_one_knows_of_the_beginning_of_a_case_fits_k_cases(cases):
    try:
        rows, _, told = made_of(log_of(cases), k=3)
    except DataError:
        return

    left = variants(rows)
    assert all(sum(other.startswith(one) for other in left) >= 3 for one in left)
    assert told.after.activities <= 1
    assert told.events_left == len(rows) <= told.events
