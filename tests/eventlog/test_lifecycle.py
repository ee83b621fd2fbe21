"""Starts and completions become activity instances, first in, first out, and none is lost."""

from collections import deque
from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procmine import EventLog

NOON = datetime(2024, 1, 1, 12)


def log_of(rows, **columns):
    """Make a log of rows "case activity lifecycle minute" and further columns."""
    cells = [row.split() for row in rows]
    frame = pd.DataFrame(
        {
            "case_id": [c[0] for c in cells],
            "activity": [c[1] for c in cells],
            "lifecycle": [c[2].replace("_", " ") if c[2] != "-" else None for c in cells],
            "timestamp": [NOON + timedelta(minutes=int(c[3])) for c in cells],
            **columns,
        }
    )
    return EventLog.from_pandas(frame)


def instances_of(rows, **columns):
    """Give activity, start minute and end minute of each instance, in the order of the file."""
    with log_of(rows, **columns) as log:
        found = log.query("SELECT activity, start, timestamp FROM events ORDER BY position")
        return [
            (row["activity"], _minute(row["start"]), _minute(row["timestamp"]))
            for row in found.to_pylist()
        ]


def _minute(time):
    return None if time is None else int((time - NOON).total_seconds() // 60)


def test_a_start_and_a_completion_are_one_instance():
    assert instances_of(["1 a start 0", "1 a complete 5"]) == [("a", 0, 5)]


def test_pairs_of_one_activity_are_matched_first_in_first_out():
    rows = ["1 a start 0", "1 a start 1", "1 a complete 5", "1 a complete 9"]

    assert instances_of(rows) == [("a", 0, 5), ("a", 1, 9)]


def test_cases_and_activities_do_not_mix():
    rows = ["1 a start 0", "2 a start 1", "1 b start 2", "2 a complete 3", "1 b complete 4",
            "1 a complete 5"]  # fmt: skip

    assert instances_of(rows) == [("a", 1, 3), ("b", 2, 4), ("a", 0, 5)]


def test_a_lone_start_is_an_instance_that_has_only_begun():
    assert instances_of(["1 a start 0", "1 b start 1", "1 b complete 2"]) == [
        ("a", 0, 0),
        ("b", 1, 2),
    ]


def test_a_lone_completion_is_an_instance_without_a_start():
    assert instances_of(["1 a complete 0", "1 b start 1", "1 b complete 2"]) == [
        ("a", None, 0),
        ("b", 1, 2),
    ]


def test_a_completion_before_a_start_does_not_take_it():
    rows = ["1 a complete 0", "1 a start 1", "1 a complete 5"]

    assert instances_of(rows) == [("a", None, 0), ("a", 1, 5)]


def test_at_one_moment_the_start_comes_first_whatever_the_file_says():
    assert instances_of(["1 a complete 3", "1 a start 3"]) == [("a", 3, 3)]


def test_the_order_is_that_of_time_not_of_the_file():
    rows = ["1 a complete 9", "1 a complete 5", "1 a start 1", "1 a start 0"]

    assert sorted(instances_of(rows)) == [("a", 0, 5), ("a", 1, 9)]


def test_instance_ids_pair_what_belongs_together():
    rows = ["1 a start 0", "1 a start 1", "1 a complete 5", "1 a complete 9"]

    found = instances_of(rows, activity_instance_id=["x", "y", "y", "x"])

    assert sorted(found) == [("a", 0, 9), ("a", 1, 5)]


def test_an_instance_that_ends_before_it_starts_is_kept_and_told():
    rows = ["1 a start 5", "1 a complete 3", "1 b start 6", "1 b complete 7"]

    with log_of(rows, activity_instance_id=["x", "x", "y", "y"]) as log:
        found = log.query("SELECT activity, start > timestamp AS reversed FROM events ORDER BY 1")

        assert [tuple(r.values()) for r in found.to_pylist()] == [("a", True), ("b", False)]
        assert any("1 event ends before it starts" in note for note in log.notes)


def test_scheduling_is_no_instance():
    rows = ["1 a schedule 0", "1 a start 1", "1 a suspend 2", "1 a resume 3", "1 a complete 5"]

    assert instances_of(rows) == [("a", 1, 5)]


def test_scheduling_is_no_instance_where_nothing_starts_either():
    rows = ["1 a schedule 0", "1 a complete 1", "1 b schedule 2", "1 b complete 3"]

    with log_of(rows) as log:
        assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 2}]
        assert "start" not in log.capabilities
        assert any("2 rows of other lifecycle steps" in note for note in log.notes)


def test_values_of_no_standard_are_instances_all():
    rows = ["1 a Accepted 0", "1 a Assigned 1", "1 a In_Progress 2", "1 a Closed 3"]

    assert len(instances_of(rows)) == 4


def test_values_of_no_standard_beside_pairs_stay_apart():
    rows = ["1 a start 0", "1 a waiting 2", "1 a complete 5", "1 a start 6", "1 a complete 7"]

    assert instances_of(rows) == [("a", None, 2), ("a", 0, 5), ("a", 6, 7)]


def test_only_completions_are_instances_as_they_are():
    with log_of(["1 a complete 0", "1 b complete 1"]) as log:
        assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 2}]
        assert log.capabilities == ()
        assert log.notes == ()


def test_the_completion_says_who_and_the_start_fills_gaps():
    rows = ["1 a start 0", "1 a complete 5"]

    with log_of(rows, resource=["Ann", None], cost=[1.0, 2.0], amount=[7, None]) as log:
        found = log.query("SELECT resource, cost, amount FROM events").to_pylist()

    assert found == [{"resource": "Ann", "cost": 2.0, "amount": 7.0}]


def test_attributes_may_be_called_like_the_helpers(tmp_path):
    rows = ["1 a start 0", "1 a complete 5"]
    names = {name: ["p", "q"] for name in ("step", "nth", "open", "lone", "instance_no", "s", "c")}

    with log_of(rows, **names) as log:
        found = log.query("SELECT * FROM events").to_pylist()[0]

    assert {name: found[name] for name in names} == dict.fromkeys(names, "q")


def test_upper_case_and_blanks_do_not_matter():
    with log_of(["1 a START 0", "1 a _Complete_ 5"]) as log:
        assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 1}]


lines = st.tuples(
    st.sampled_from("12"),
    st.sampled_from("ab"),
    st.sampled_from(["start", "complete", "schedule", "odd", "-"]),
    st.integers(0, 6),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(lines, min_size=1, max_size=25))
def test_instances_are_those_of_a_queue_and_every_row_is_accounted_for(rows):
    rows = [*rows, ("9", "z", "start", 0), ("9", "z", "complete", 1)]

    found = instances_of([" ".join(map(str, row)) for row in rows])

    assert sorted(found, key=str) == sorted(_by_queue(rows), key=str)


def _by_queue(rows):
    """Join pairs one row at a time, as a person would."""
    found, queues = [], {}
    for case, activity, step, minute in sorted(rows, key=lambda r: (r[3], r[2] != "start")):
        queue = queues.setdefault((case, activity), deque())
        if step == "start":
            queue.append(minute)
        elif step in ("complete", "-"):
            found.append((activity, queue.popleft() if queue else None, minute))
        elif step == "odd":
            found.append((activity, None, minute))
    for (_, activity), queue in queues.items():
        found += [(activity, minute, minute) for minute in queue]
    return found


@pytest.mark.parametrize("threads", [1, 4])
def test_pairs_are_the_same_on_any_number_of_threads(tmp_path, threads):
    import procmine

    file = tmp_path / "log.csv"
    lines = ["case_id,activity,lifecycle,timestamp"]
    for i in range(4000):
        lines += [
            f"{i % 50},a,{step},2024-01-01 10:00:{i % 60:02}" for step in ("start", "complete")
        ]
    file.write_text("\n".join(lines))

    with procmine.read(file, threads=threads) as log:
        frame = log.to_pandas()

    assert len(frame) == 4000
    assert frame["position"].is_monotonic_increasing
    assert int(frame["position"].sum()) == sum(range(2, 8001, 2))
