"""The repairs of reversed times and of cut-off cases do what they say, and tell it."""

import pandas as pd
import pytest
from notation import events

from procmine import EventLog, analyze
from procmine.rules import RULES

REVERSED = "c1: Register 0-10, Check 40-30"
#: Three cases are cut off at the beginning (p), five at the end (o), with two events each.
TRUNCATED = """
c1..c40 every 60: A 0, B 60, C 120
p1..p3 every 10: B 0, C 30
o1..o5 every 10: A 2300, B 2400
"""
ABOUT = {"PM123": REVERSED, "PM131": TRUNCATED}


def opened(log, *fix):
    rows = events(log) if isinstance(log, str) else log
    return EventLog.from_pandas(pd.DataFrame(rows), case="case", activity="activity", fix=fix)


def found(log):
    return {finding.code for finding in analyze(log).quality}


@pytest.mark.parametrize("rule", [r for r in RULES if r.code in ABOUT], ids=lambda rule: rule.code)
def test_after_its_repair_a_rule_finds_nothing(rule):
    with opened(ABOUT[rule.code]) as before, opened(ABOUT[rule.code], rule.repair) as after:
        codes = found(before), found(after)

    assert rule.code in codes[0]
    assert rule.code not in codes[1]


def test_events_that_end_before_they_start_are_told():
    with opened(REVERSED) as log:
        assert log.notes == ("1 event ends before it starts; its work counts as none",)


def test_swapped_events_are_not_told_as_having_no_work():
    with opened(REVERSED, "reversed") as log:
        notes = log.notes

    assert notes == ("1 event ended before the start: the two are swapped",)


@pytest.mark.parametrize("fix", [(), ("reversed",)])
def test_instances_joined_by_name_are_told_once(fix):
    row = {"case": "c1", "activity": "A", "instance": "1"}
    rows = [
        {**row, "lifecycle": "start", "timestamp": pd.Timestamp("2024-01-02")},
        {**row, "lifecycle": "complete", "timestamp": pd.Timestamp("2024-01-01")},
    ]
    rows = [{("concept:instance" if k == "instance" else k): v for k, v in r.items()} for r in rows]

    with opened(rows, *fix) as log:
        told = [note for note in log.notes if "before" in note]

    assert len(told) == 1
    assert ("swapped" in told[0]) == bool(fix)


def test_cases_that_the_window_cuts_off_are_left_out_and_accounted_for():
    with opened(TRUNCATED, "truncated") as log:
        cases = {row["case_id"][0] for row in log.query("SELECT case_id FROM events").to_pylist()}
        rows, notes = log.rows, log.notes

    assert cases == {"c"}
    assert (rows.read, rows.events, rows.set_aside) == (136, 120, 0)
    assert rows.explained == (("taken away by --fix truncated", 16),)
    assert notes == ("8 cases cut off by the window of the log left out, with 16 events",)


def test_a_log_of_complete_cases_is_left_as_it_is():
    with opened("c1..c40 every 60: A 0, B 60, C 120", "truncated") as log:
        rows = log.rows

    assert (rows.events, rows.explained) == (120, ())


def test_the_repair_leaves_out_the_cases_that_the_rule_names():
    with opened(TRUNCATED) as log:
        (finding,) = [f for f in analyze(log).quality if f.code == "PM131"]
        cut = log.query("SELECT case_id FROM cut_off JOIN case_ids USING (case_no)").to_pylist()
    with opened(TRUNCATED, "truncated") as log:
        kept = {r["case_id"] for r in log.query("SELECT case_id FROM events").to_pylist()}

    assert finding.cases == len(cut) == 8
    assert kept.isdisjoint(row["case_id"] for row in cut)
    assert len(kept) == 40


def test_a_start_that_is_missing_stays_so_when_reversed_ones_are_swapped():
    rows = events("c1: Register 0-10, Check 40-30, Close 50")

    with opened(rows, "reversed") as log:
        told = log.query("SELECT start FROM events ORDER BY position").to_pylist()

    assert [row["start"] is None for row in told] == [False, False, True]
