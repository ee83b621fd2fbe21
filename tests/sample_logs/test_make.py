"""The sample logs can be made again, and hold what their README promises."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import pytest

import procmine

SAMPLES = Path(__file__).parents[2] / "sample_logs"
FILES = (
    "insurance_claims.bpmn",
    "insurance_claims.csv",
    "messy_export.csv",
    "permits_gbk.csv",
    "purchasing.csv",
    "truth.json",
)


class Event(NamedTuple):
    """One line of a log."""

    activity: str
    start: datetime
    end: datetime
    resource: str
    role: str


class Log(NamedTuple):
    """How a sample log is read."""

    name: str
    encoding: str
    delimiter: str
    times: str

    def cases(self) -> dict[str, list[Event]]:
        """Read the events of every case, by completion."""
        cases = defaultdict(list)
        for case, activity, start, end, resource, role, *_ in self.rows():
            begun, done = (datetime.strptime(time, self.times) for time in (start, end))
            cases[case].append(Event(activity, begun, done, resource, role))
        return cases

    def rows(self) -> Iterator[list[str]]:
        """Read the lines below the header."""
        text = (SAMPLES / self.name).read_text(self.encoding)
        yield from list(csv.reader(text.splitlines(), delimiter=self.delimiter))[1:]


CLAIMS = Log("insurance_claims.csv", "utf-8", ",", "%Y-%m-%d %H:%M:%S")
PURCHASES = Log("purchasing.csv", "utf-8", ";", "%d.%m.%Y %H:%M")
PERMITS = Log("permits_gbk.csv", "gbk", ",", "%Y-%m-%d %H:%M:%S")
LOGS = (CLAIMS, PURCHASES, PERMITS)
each_log = pytest.mark.parametrize("log", LOGS, ids=[log.name for log in LOGS])


def share(log: Log, activity: str, at_least: int = 1, within: str = "") -> float:
    """Give the share of cases (of those with the activity `within`) that do `activity` so often."""
    counts = [Counter(event.activity for event in events) for events in log.cases().values()]
    counts = [count for count in counts if not within or count[within]]
    return fmean(count[activity] >= at_least for count in counts)


def gaps(log: Log, before: str, after: str) -> list[float]:
    """Give the hours between the end of `before` and the start of `after` directly behind it."""
    return [
        (second.start - first.end) / timedelta(hours=1)
        for events in log.cases().values()
        for first, second in pairwise(events)
        if (first.activity, second.activity) == (before, after)
    ]


def utilisation(log: Log, opens: int, days: int) -> dict[str, float]:
    """Give each role's busy share of its eight office hours, in the first `days` working days."""
    events = [event for events in log.cases().values() for event in events]
    first = min(event.start for event in events).date()
    busy: dict[str, float] = defaultdict(float)
    staff = defaultdict(set)
    for event in events:
        staff[event.role].add(event.resource)
        closing = event.start.replace(hour=opens + 8, minute=0, second=0)
        if (event.start.date() - first).days < days / 5 * 7:
            busy[event.role] += (min(event.end, closing) - event.start).total_seconds()
    return {role: busy[role] / (len(staff[role]) * days * 8 * 3600) for role in staff}


def test_making_them_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLES / "make.py", "--folder", tmp_path], check=True)
    assert sorted(file.name for file in tmp_path.iterdir()) == list(FILES)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), name


def test_the_reference_model_allows_all_but_what_is_planted() -> None:
    with procmine.read(SAMPLES / "insurance_claims.csv") as log:
        result = procmine.check(log, procmine.open_model(SAMPLES / "insurance_claims.bpmn"))

    places = {(told.code, told.subject.activity): told.cases for told in result.deviations}
    assert result.judged == 600
    assert places == {("PM604", "Approve claim"): 336, ("PM609", "Cross-check registry"): 306}


def test_they_are_small() -> None:
    assert sum((SAMPLES / name).stat().st_size for name in FILES) < 1_500_000


@each_log
def test_truth_counts_what_is_there(log: Log) -> None:
    truths = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
    truth = next(truth for truth in truths if truth["log"] == log.name)
    cases = log.cases()
    assert truth["cases"] == len(cases)
    assert truth["events"] == sum(map(len, cases.values()))
    assert all(planted["mean_case_hours_added"] > 0 for planted in truth["planted"])


@each_log
def test_work_begins_in_office_hours_and_nobody_does_two_things_at_once(log: Log) -> None:
    by_resource = defaultdict(list)
    for events in log.cases().values():
        for event in events:
            assert event.start.weekday() < 5
            assert 8 <= event.start.hour < 17
            assert event.start < event.end
            by_resource[event.resource].append(event)
    for events in by_resource.values():
        events.sort(key=lambda event: event.start)
        assert all(a.end <= b.start for a, b in pairwise(events))


@each_log
def test_every_line_has_all_fields(log: Log) -> None:
    assert all(field.strip() for row in log.rows() for field in row)


def test_claims_hold_what_is_planted() -> None:
    assert share(CLAIMS, "Check documents", 2) == pytest.approx(0.25, abs=0.03)
    assert share(CLAIMS, "Cross-check registry") == pytest.approx(0.5, abs=0.03)
    assert share(CLAIMS, "Approve claim", 2, "Pay claim") == pytest.approx(0.6, abs=0.03)
    assert 40 < fmean(gaps(CLAIMS, "Approve claim", "Calculate payment")) < 55
    assert min(gaps(CLAIMS, "Approve claim", "Calculate payment")) > 10


def test_claims_are_approved_by_two_different_managers() -> None:
    for events in CLAIMS.cases().values():
        managers = [event.resource for event in events if event.activity == "Approve claim"]
        assert len(managers) == len(set(managers))


def test_claims_are_sane_apart_from_that() -> None:
    assert max(utilisation(CLAIMS, opens=9, days=45).values()) < 0.6


def test_purchases_hold_what_is_planted() -> None:
    assert share(PURCHASES, "Revise specification") == pytest.approx(0.4, abs=0.03)
    busy = utilisation(PURCHASES, opens=8, days=45)
    assert busy.pop("Invoice clerk") > 0.8
    assert max(busy.values()) < 0.6


def test_blanket_orders_are_delivered_every_month() -> None:
    assert share(PURCHASES, "Receive delivery", 2) == pytest.approx(0.12, abs=0.03)
    days = [hours / 24 for hours in gaps(PURCHASES, "Receive delivery", "Receive delivery")]
    assert 28 < min(days) < 30 < max(days) < 35


def test_permits_hold_what_is_planted() -> None:
    assert share(PERMITS, "补正材料") == pytest.approx(0.35, abs=0.04)
    assert share(PERMITS, "材料审核", 2) == share(PERMITS, "补正材料")
    assert share(PERMITS, "领导审批", 2) == pytest.approx(0.7, abs=0.04)
    assert 45 < fmean(gaps(PERMITS, "现场勘查", "规划审查")) < 65
    assert max(utilisation(PERMITS, opens=9, days=50).values()) < 0.6


def test_permits_are_gbk_and_nothing_else() -> None:
    data = (SAMPLES / PERMITS.name).read_bytes()
    assert data.decode("gbk").splitlines()[0] == "案例编号,活动,开始时间,时间,处理人,角色,区域"
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
