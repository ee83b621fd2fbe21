"""XES: cases and events in order, types, starts, and what XML can't hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

import procmine
from procmine import EventLog, write_log

SPACE = "{http://www.xes-standard.org/}"
DAY = datetime(2024, 5, 1)


def at(hour: int) -> datetime:
    return DAY.replace(hour=hour)


def log_of(rows: list[tuple[object, ...]], *columns: str) -> EventLog:
    return EventLog.from_pandas(pd.DataFrame(rows, columns=list(columns)))


def simple(**attributes: object) -> EventLog:
    base = {"case_id": ["1", "1"], "activity": ["A", "B"], "timestamp": [at(9), at(10)]}
    return EventLog.from_pandas(pd.DataFrame(base | attributes))


def tree(log: EventLog, folder: Path) -> etree._Element:
    with log:
        write_log(log, folder / "log.xes")
    return etree.parse(folder / "log.xes").getroot()


def told(element: etree._Element) -> dict[str, tuple[str, str]]:
    """Give the attributes of a log, case or event: type and text by key."""
    return {
        child.get("key"): (child.tag.removeprefix(SPACE), child.get("value"))
        for child in element
        if child.get("key")
    }


def events(root: etree._Element) -> list[dict[str, str]]:
    return [
        {key: text for key, (_, text) in told(event).items()}
        for event in root.iter(f"{SPACE}event")
    ]


def test_the_parts_of_a_log_stand_in_the_order_that_the_standard_wants(tmp_path: Path) -> None:
    root = tree(simple(), tmp_path)

    tags = [child.tag.removeprefix(SPACE) for child in root]
    assert list(dict.fromkeys(tags)) == ["extension", "global", "classifier", "string", "trace"]
    assert root.get("xes.version") == "1849.2016"
    assert told(root) == {"concept:name": ("string", "frame")}


def test_cases_stand_in_the_order_of_their_first_event(tmp_path: Path) -> None:
    rows = [("z", "A", at(12)), ("a", "A", at(9)), ("z", "B", at(11)), ("a", "B", at(9))]

    root = tree(log_of(rows, "case_id", "activity", "timestamp"), tmp_path)

    found = [
        (told(trace)["concept:name"][1], [e["concept:name"] for e in events(trace)])
        for trace in root.iter(f"{SPACE}trace")
    ]
    assert found == [("z", ["A", "B"]), ("a", ["A", "B"])]


def test_attributes_have_their_types_and_none_is_written_for_null(tmp_path: Path) -> None:
    log = simple(
        text=["x", ""],
        whole=pd.array([5, None], "Int64"),
        number=[1.5, float("inf")],
        truth=[True, False],
        when=[at(1), None],
    )

    first, second = (told(event) for event in tree(log, tmp_path).iter(f"{SPACE}event"))

    assert {key: first[key] for key in ("text", "whole", "number", "truth", "when")} == {
        "text": ("string", "x"),
        "whole": ("int", "5"),
        "number": ("float", "1.5"),
        "truth": ("boolean", "true"),
        "when": ("date", "2024-05-01T01:00:00"),
    }
    assert (second["text"], second["number"]) == (("string", ""), ("float", "INF"))
    assert not {"whole", "when"} & set(second)


def test_attributes_of_a_case_go_to_the_case_where_they_are_the_same_in_all_its_events(
    tmp_path: Path,
) -> None:
    log = simple(**{"case:kind": ["a", "a"], "case:changing": ["a", "b"], "case:gap": ["a", None],
                    "kind": ["c", "c"]})  # fmt: skip

    root = tree(log, tmp_path)

    assert told(next(root.iter(f"{SPACE}trace"))) == {
        "concept:name": ("string", "1"), "kind": ("string", "a"),
    }  # fmt: skip
    first, second = events(root)
    assert (first["case:changing"], second["case:changing"]) == ("a", "b")
    assert first["case:gap"] == "a"
    assert "case:gap" not in second
    assert (first["kind"], second["kind"]) == ("c", "c")


def test_an_event_with_a_start_is_a_pair_with_one_instance(tmp_path: Path) -> None:
    rows = [("1", "A", at(8), at(9), "Ann", 5), ("1", "B", None, at(10), "Bob", 6)]
    log = log_of(rows, "case_id", "activity", "start", "timestamp", "resource", "amount")

    start, complete, lone = events(tree(log, tmp_path))

    assert start == {
        "concept:name": "A", "lifecycle:transition": "start", "concept:instance": "#1",
        "time:timestamp": "2024-05-01T08:00:00", "org:resource": "Ann",
    }  # fmt: skip
    assert complete == start | {
        "lifecycle:transition": "complete", "time:timestamp": "2024-05-01T09:00:00", "amount": "5",
    }  # fmt: skip
    assert lone["lifecycle:transition"] == "complete"
    assert "concept:instance" not in lone


def test_a_start_stands_where_its_time_belongs(tmp_path: Path) -> None:
    rows = [("1", "short", at(10), at(11)), ("1", "long", at(9), at(12))]

    found = events(tree(log_of(rows, "case_id", "activity", "start", "timestamp"), tmp_path))

    assert [(e["concept:name"], e["lifecycle:transition"]) for e in found] == [
        ("long", "start"), ("short", "start"), ("short", "complete"), ("long", "complete"),
    ]  # fmt: skip


def test_a_start_without_a_completion_stays_one(tmp_path: Path) -> None:
    rows = [("1", "A", at(8), "start"), ("1", "A", at(9), "complete"), ("1", "B", at(9), "start")]

    found = events(tree(log_of(rows, "case_id", "activity", "timestamp", "lifecycle"), tmp_path))

    assert [(e["concept:name"], e["lifecycle:transition"]) for e in found] == [
        ("A", "start"), ("A", "complete"), ("B", "start"),
    ]  # fmt: skip


def test_states_that_are_no_transitions_are_kept(tmp_path: Path) -> None:
    rows = [("1", "A", at(8), at(9), "assigned"), ("1", "B", None, at(9), "in review")]
    columns = ("case_id", "activity", "start", "timestamp", "lifecycle")

    found = events(tree(log_of(rows, *columns), tmp_path))

    assert [(e["lifecycle:transition"], e.get("lifecycle:state")) for e in found] == [
        ("start", None), ("complete", "assigned"), ("complete", "in review"),
    ]  # fmt: skip
    with procmine.read(tmp_path / "log.xes") as again:
        assert again.query("SELECT count(start) AS n FROM events")["n"].to_pylist() == [1]
        assert again.rows.events == 2


def test_instances_and_groups_keep_their_names(tmp_path: Path) -> None:
    rows = [("1", "A", at(8), at(9), "task 7", "north"), ("1", "B", at(9), at(10), None, "south")]
    columns = ("case_id", "activity", "start", "timestamp", "concept:instance", "org:group")

    found = events(tree(log_of(rows, *columns), tmp_path))

    assert [(e["concept:instance"], e["org:group"]) for e in found] == [
        ("task 7", "north"), ("task 7", "north"), ("#2", "south"), ("#2", "south"),
    ]  # fmt: skip


def test_an_attribute_called_like_a_standard_one_makes_room(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"case_id": ["1"], "label": ["Ship"], "concept:name": ["raw"], "timestamp": [at(9)]}
    )

    root = tree(EventLog.from_pandas(frame, activity="label"), tmp_path)

    assert events(root)[0]["concept:name"] == "Ship"
    assert events(root)[0]["concept:name_"] == "raw"


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "\ta\n", "]]>", '"<&>"', "&amp;"])
def test_any_text_that_xml_can_hold_is_read_back(text: str, tmp_path: Path) -> None:
    with simple(note=[text, text]) as log:
        assert write_log(log, tmp_path / "log.xes") == ()

    with procmine.read(tmp_path / "log.xes") as again:
        assert again.query("SELECT DISTINCT note FROM events")["note"].to_pylist() == [text]


def test_characters_that_xml_forbids_are_replaced_and_told(tmp_path: Path) -> None:
    log = simple(note=["bell\x07", "nul\0 \ufffe\uffff"], **{"ke\x01y": ["x", "y\x1b"]})

    with log:
        notes = write_log(log, tmp_path / "log.xes")

    found = events(etree.parse(tmp_path / "log.xes").getroot())
    assert [e["note"] for e in found] == ["bell\ufffd", "nul\ufffd \ufffd\ufffd"]
    assert found[0]["ke\ufffdy"] == "x"
    assert notes == (
        "values with control characters, which XML can't hold: 3; '\ufffd' stands in the place of"
        " each",
    )


def test_a_whole_number_of_more_than_64_bits_is_a_text(tmp_path: Path) -> None:
    with simple() as log:
        log.engine.table(
            "wide", "SELECT *, 170141183460469231731687303715884105727 AS n FROM events"
        )
        log.engine.view("events", "SELECT * FROM wide")
        log.header, log.attributes = (*log.header, "n"), ("n",)

        root = tree(log, tmp_path)

    assert told(next(root.iter(f"{SPACE}event")))["n"] == (
        "string", "170141183460469231731687303715884105727",
    )  # fmt: skip
