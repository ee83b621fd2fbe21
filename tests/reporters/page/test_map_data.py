from __future__ import annotations

import json
from dataclasses import replace

import pytest
from reports import APPROVAL, HOSTILE, example_report, without_start_times

from procmine.report import MapEdge, MapNode, MissingActivity, ProcessMap
from procmine.reporters.page import to_html
from procmine.reporters.page.back_flows import back_flows
from procmine.reporters.page.map_data import LONGEST_NAME, map_data
from procmine.reporters.page.script_data import script_json


def test_activities_and_flows_come_most_frequent_first():
    data = map_data(example_report())

    events = [activity["numbers"]["events"][0] for activity in data["activities"]]
    counts = [flow["numbers"]["count"][0] for flow in data["flows"]]
    assert events == sorted(events, reverse=True)
    assert counts == sorted(counts, reverse=True)


def test_a_flow_names_its_activities_by_their_place():
    data = map_data(example_report())

    slow = max(data["flows"], key=lambda flow: flow["numbers"]["median"][0])
    assert data["activities"][slow["from"]]["name"] == "Request documents"
    assert data["activities"][slow["to"]]["name"] == "Receive documents"
    assert slow["numbers"]["median"] == [118.0, "4.9 d"]


def test_an_activity_has_its_numbers_with_their_texts():
    numbers = named(map_data(example_report()), "Check completeness")["numbers"]

    assert numbers["events"] == [1834, "1,834"]
    assert numbers["repeats"] == [634, "634 (53 %)"]
    assert numbers["cases"] == [1200, "1,200 (100 %)"]
    assert numbers["workMedian"] == [0.35, "21 min"]
    assert numbers["waitMedian"] == [3.2, "3.2 h"]


def test_without_start_times_there_is_no_work_and_the_wait_is_called_otherwise():
    data = map_data(without_start_times())

    assert not any("workMedian" in activity["numbers"] for activity in data["activities"])
    assert data["words"]["wait"] == "Since the step before"


def test_findings_stand_at_the_activities_and_the_flow_that_they_name():
    report = example_report()

    data = map_data(report)

    waiting, rework, redundancy = range(3)
    assert named(data, APPROVAL)["findings"] == [waiting]
    assert named(data, "Check completeness")["findings"] == [rework]
    assert named(data, HOSTILE)["findings"] == [redundancy]
    [flow] = [flow for flow in data["flows"] if flow["findings"]]
    assert data["activities"][flow["from"]]["name"] == "Assess damage"
    assert data["findings"][waiting]["anchor"] == f"finding-{report.findings[0].fingerprint}"


def test_deviations_and_missing_activities_of_a_checked_map_are_told():
    report = example_report()
    nodes = (replace(report.map.nodes[0], deviating=7), *report.map.nodes[1:])
    gap = MissingActivity("Call the customer", 90, "Receive claim", None)
    checked = replace(report.map, nodes=nodes, missing=(gap,), checked=True)

    data = map_data(replace(report, map=checked))

    assert named(data, "Receive claim")["numbers"]["deviating"] == [7, "7"]
    [missing] = data["missing"]
    assert missing["name"] == "Call the customer"
    assert data["activities"][missing["before"]]["name"] == "Receive claim"
    assert missing["after"] is None


def test_names_are_cleaned_and_cut():
    long = MapNode("\u202e" + "x" * 10_000, 1, 1, 1, None)
    report = example_report(map=ProcessMap((long,), (), 1.0, 1.0, 0, 0))

    [activity] = map_data(report)["activities"]

    assert activity["name"] == "x" * LONGEST_NAME + "…"


def test_flows_against_the_usual_order_go_back():
    rare_detour = process("A", ("A", "X", 90), ("X", "B", 90), ("A", "B", 10), ("B", "C", 100),
                          ("C", "X", 2), ("C", "C", 5))  # fmt: skip

    assert back_flows(rare_detour) == {("C", "X")}


def test_a_process_without_returns_has_no_flow_back():
    assert back_flows(process("A", ("A", "B", 5), ("B", "C", 5), ("A", "C", 1))) == set()


@pytest.mark.parametrize("text", ["</script><b>", "<!--<script>", "a & b", "x\u2028y\u2029z"])
def test_data_cannot_leave_its_script(text):
    written = script_json({"name": text})

    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"name": text}


def test_a_page_of_500_activities_and_flows_stays_below_3_megabytes():
    names = [f"An activity with a name as they are, number {number}" for number in range(500)]
    nodes = tuple(MapNode(name, 900 - n, 0, 0, 1.25) for n, name in enumerate(names))
    edges = tuple(
        MapEdge(names[n % 500], names[(7 * n + n // 500) % 500], 900 - n // 10, 3.0, 2.0, 9.0, 99.0)
        for n in range(2000)
    )
    report = example_report(map=ProcessMap(nodes, edges, 1.0, 1.0, 0, 0))

    assert len(to_html(report).encode()) < 3_000_000


def named(data, name):
    return next(activity for activity in data["activities"] if activity["name"] == name)


def process(start, *flows):
    names = sorted({name for flow in flows for name in flow[:2]})
    nodes = tuple(MapNode(name, 100, 100 if name == start else 0, 0, None) for name in names)
    edges = tuple(MapEdge(*flow, 1.0, 1.0, 1.0, 1.0) for flow in flows)
    return ProcessMap(nodes, edges, 1.0, 1.0, 0, 0)
