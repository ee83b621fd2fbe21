"""The relations give what a second, plain implementation of their definitions gives.

Random cases with repetitions, loops, ties, overlaps, unknown people and missing starts.
"""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import median

import pytest
from small_logs import related, rows

MONDAY = datetime(2024, 1, 1)
MINUTE = 60_000_000
seeds = pytest.mark.parametrize("seed", range(6))


def random_log(seed):
    """Make a log of 80 cases; every second one has no start times."""
    draw = Random(seed)
    log = []
    for case in range(80):
        minute = draw.randrange(1000)
        for activity in random_path(draw):
            minute += draw.choice((0, *(5, 20, 400) * 9))
            event = {
                "case": f"c{case}",
                "activity": activity,
                "timestamp": MONDAY + timedelta(minutes=minute),
                "resource": draw.choice(("Ann", "Bob", "Eve", None)),
            }
            if seed % 2:
                event["start"] = event["timestamp"] - timedelta(minutes=draw.choice((0, 5, 30)))
            log.append(event)
    draw.shuffle(log)
    return log


def random_path(draw):
    """Go from A to E with B and C in either order, leaving out, doing twice and turning back."""
    path = [*draw.choice(("ABCDE", "ACBDE"))]
    path = [activity for activity in path if draw.random() < 0.9] or ["A"]
    place = 0
    while place < len(path) and len(path) < 14:
        luck = draw.random()
        if luck < 0.1:
            path.insert(place, path[place])
            place += 1
        elif luck < 0.2:
            path[place + 1 : place + 1] = path[max(0, place - draw.randrange(3)) : place + 1]
        place += 1
    return path


def in_order(log):
    """Give each case's events by completion, then place in the file."""
    cases = defaultdict(list)
    for event in log:
        cases[event["case"]].append(event)
    return {case: sorted(events, key=lambda e: e["timestamp"]) for case, events in cases.items()}


def letters(events):
    return [event["activity"] for event in events]


def visits(activities):
    """Give for each step how many runs of its activity there have been so far."""
    seen = Counter()
    told = []
    for before, activity in pairwise([None, *activities]):
        seen[activity] += before != activity
        told.append(seen[activity])
    return told


def side_by_side(cases):
    """Give the pairs of the heuristics oracle, where turning back is no order seen."""
    follows, triples = Counter(), Counter()
    for events in cases:
        activities = letters(events)
        told = visits(activities)
        for i in range(1, len(activities)):
            a, b = activities[i - 1], activities[i]
            if not (a != b and told[i] > 1 and told[i] > told[i - 1]):
                follows[a, b] += 1
        for a, b, c in zip(activities, activities[1:], activities[2:], strict=False):
            triples[a, b] += a == c != b
    loop = {a: follows[a, a] / (follows[a, a] + 1) for a in "ABCDE"}

    def beside(a, b):
        ab, ba = follows[a, b], follows[b, a]
        both = triples[a, b] + triples[b, a]
        two = both / (both + 1) if loop[a] < 0.9 and loop[b] < 0.9 else 0
        return a != b and ab > 0 and ba > 0 and two < 0.9 and abs(ab - ba) / (ab + ba + 1) < 0.9

    return {(a, b) for a in "ABCDE" for b in "ABCDE" if beside(a, b)}


@seeds
def test_steps_cases_and_variants(seed):
    log = random_log(seed)
    cases = in_order(log)

    with related(log) as built:
        steps = rows(
            built,
            "SELECT case_id, CAST(list(activity ORDER BY seq) AS VARCHAR[]) FROM steps"
            " JOIN cases USING (case_no) GROUP BY case_id",
        )
        variants = rows(built, "SELECT cases, activities FROM variants ORDER BY variant_no")

    assert dict(steps) == {case: letters(events) for case, events in cases.items()}
    counts = Counter(tuple(letters(events)) for events in cases.values())
    assert [(n, tuple(activities)) for n, activities in variants] == sorted(
        ((n, variant) for variant, n in counts.items()), key=lambda v: (-v[0], v[1])
    )


@seeds
def test_flows(seed):
    log = random_log(seed)
    gaps = defaultdict(list)
    for events in in_order(log).values():
        for before, event in pairwise(events):
            begin = event.get("start", event["timestamp"])
            gaps[before["activity"], event["activity"]].append(
                (begin - before["timestamp"]) / timedelta(microseconds=1)
            )

    with related(log) as built:
        told = rows(
            built,
            "SELECT CAST(from_activity AS VARCHAR), CAST(activity AS VARCHAR), count, total_us,"
            " median_us FROM flows",
        )

    assert {(a, b): tuple(figures) for a, b, *figures in told} == {
        pair: (len(us), sum(us), median(us)) for pair, us in gaps.items()
    }


@seeds
def test_self_loops_repetitions_and_who_did_them(seed):
    log = random_log(seed)
    expected = Counter()
    for events in in_order(log).values():
        activities = letters(events)
        expected["again"] += len(activities) - len(set(activities))
        expected["in a run"] += sum(a == b for a, b in pairwise(activities))
        told = visits(activities)
        expected["returns"] += sum(
            told[i] > max(1, told[i - 1]) and activities[i] != activities[i - 1]
            for i in range(1, len(told))
        )
        last = {}
        for event in events:
            before = last.get(event["activity"])
            if before and before["resource"] and event["resource"]:
                expected["by another"] += before["resource"] != event["resource"]
            last[event["activity"]] = event

    with related(log) as built:
        (counts,) = rows(
            built,
            "SELECT sum(CASE WHEN prior_seq IS NOT NULL THEN cases ELSE 0 END),"
            " sum(CASE WHEN in_run > 1 THEN cases ELSE 0 END),"
            " sum(CASE WHEN returns THEN cases ELSE 0 END),"
            " (SELECT count(*) FROM repeats),"
            " (SELECT count(*) FROM repeats WHERE by_other) FROM variant_steps",
        )

    assert counts == (
        expected["again"],
        expected["in a run"],
        expected["returns"],
        expected["again"],
        expected["by another"],
    )


@seeds
def test_concurrency_and_moves(seed):
    log = random_log(seed)
    cases = in_order(log)
    beside = side_by_side(cases.values())
    expected = []
    for case, events in cases.items():
        for place, event in enumerate(events):
            source = next(
                (
                    e
                    for e in reversed(events[:place])
                    if (e["activity"], event["activity"]) not in beside
                ),
                None,
            )
            if source is not None:
                begin = event.get("start", event["timestamp"])
                wait = max(timedelta(0), begin - source["timestamp"])
                expected.append((case, place + 1, source["activity"], wait // timedelta(minutes=1)))

    with related(log) as built:
        pairs = rows(
            built, "SELECT CAST(activity AS VARCHAR), CAST(beside AS VARCHAR) FROM concurrent"
        )
        moves = rows(
            built,
            "SELECT case_id, seq, CAST(from_activity AS VARCHAR), wait_us // 60000000"
            " FROM moves JOIN cases USING (case_no)",
        )

    assert set(pairs) == beside
    assert sorted(moves) == sorted(expected)
