"""OCEL 2.0: types, objects, events and what relates them, in each of the three forms."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import etree

from procmine import EventLog, write_log
from procmine.errors import UsageError

FRAME = {
    "case_id": ["1", "Ann", "1"],
    "activity": ["Check, it!", "审批", "check it"],
    "start": [None, datetime(2024, 5, 1, 8), None],
    "timestamp": [datetime(2024, 5, 1, hour) for hour in (9, 10, 11)],
    "resource": ["Ann", None, "Bob"],
    "case:kind": ["a & b", "c", "a & b"],
    "amount": [1.5, float("nan"), float("inf")],
    "items": pd.array([1, None, None], "Int64"),
    "ok": pd.array([True, None, None], "boolean"),
    "note": ['"x"\n', None, ""],
    "ocel_id": ["own", "own", "own"],
}


@pytest.fixture
def log() -> EventLog:
    return EventLog.from_pandas(pd.DataFrame(FRAME))


def from_json(log: EventLog, folder: Path) -> dict[str, Any]:
    write_log(log, folder / "log.json")
    return dict(json.loads((folder / "log.json").read_text("utf-8")))


def test_json_has_the_four_parts_and_types_with_the_attributes_they_have(
    log: EventLog, tmp_path: Path
) -> None:
    told = from_json(log, tmp_path)

    assert list(told) == ["objectTypes", "eventTypes", "objects", "events"]
    assert told["objectTypes"] == [
        {"name": "case", "attributes": [{"name": "case:kind", "type": "string"}]},
        {"name": "resource", "attributes": []},
    ]
    types = {t["name"]: {a["name"]: a["type"] for a in t["attributes"]} for t in told["eventTypes"]}
    assert list(types) == FRAME["activity"]
    assert types["Check, it!"] == {
        "resource": "string", "amount": "float", "items": "integer", "ok": "boolean",
        "note": "string", "ocel_id_": "string",
    }  # fmt: skip
    assert types["审批"] == {"start": "time", "ocel_id_": "string"}


def test_cases_and_resources_are_objects_whose_ids_are_told_apart(
    log: EventLog, tmp_path: Path
) -> None:
    told = from_json(log, tmp_path)

    ever = "1970-01-01T00:00:00Z"
    assert [(o["id"], o["type"]) for o in told["objects"]] == [
        ("1", "case"), ("Ann", "case"), ("resource:Ann", "resource"), ("resource:Bob", "resource"),
    ]  # fmt: skip
    assert told["objects"][0]["attributes"] == [
        {"name": "case:kind", "time": ever, "value": "a & b"}
    ]


def test_events_are_related_to_their_case_and_resource(log: EventLog, tmp_path: Path) -> None:
    first, second, third = from_json(log, tmp_path)["events"]

    assert first == {
        "id": "e1",
        "type": "Check, it!",
        "time": "2024-05-01T09:00:00",
        "attributes": [
            {"name": "resource", "value": "Ann"},
            {"name": "amount", "value": 1.5},
            {"name": "items", "value": 1},
            {"name": "ok", "value": True},
            {"name": "note", "value": '"x"\n'},
            {"name": "ocel_id_", "value": "own"},
        ],
        "relationships": [
            {"objectId": "1", "qualifier": "case"},
            {"objectId": "resource:Ann", "qualifier": "resource"},
        ],
    }
    assert second["relationships"] == [{"objectId": "Ann", "qualifier": "case"}]
    assert {"name": "start", "value": "2024-05-01T08:00:00"} in second["attributes"]
    assert {"name": "amount", "value": "inf"} in third["attributes"]


def test_every_attribute_of_an_event_is_one_of_its_type_and_every_relation_has_its_object(
    log: EventLog, tmp_path: Path
) -> None:
    told = from_json(log, tmp_path)

    types = {t["name"]: {a["name"] for a in t["attributes"]} for t in told["eventTypes"]}
    objects = {o["id"] for o in told["objects"]}
    assert len(objects) == len(told["objects"])
    for event in told["events"]:
        assert {a["name"] for a in event["attributes"]} <= types[event["type"]]
        assert {r["objectId"] for r in event["relationships"]} <= objects


def test_a_log_without_resources_has_cases_alone(tmp_path: Path) -> None:
    with EventLog.from_pandas(pd.DataFrame(FRAME).drop(columns="resource")) as log:
        told = from_json(log, tmp_path)

    assert [t["name"] for t in told["objectTypes"]] == ["case"]
    assert {o["type"] for o in told["objects"]} == {"case"}


def test_xml_tells_what_json_tells(log: EventLog, tmp_path: Path) -> None:
    told = from_json(log, tmp_path)
    write_log(log, tmp_path / "log.ocel.xml")
    root = etree.parse(tmp_path / "log.ocel.xml").getroot()

    assert [child.tag for child in root] == ["object-types", "event-types", "objects", "events"]
    for tag, key in (("object-type", "objectTypes"), ("event-type", "eventTypes")):
        assert told[key] == [
            {"name": t.get("name"), "attributes": [dict(a.attrib) for a in t.iter("attribute")]}
            for t in root.iter(tag)
        ]
    assert [(o["id"], o["type"]) for o in told["objects"]] == [
        (o.get("id"), o.get("type")) for o in root.iter("object")
    ]
    for event, element in zip(told["events"], root.iter("event"), strict=True):
        assert (event["id"], event["type"], event["time"]) == tuple(element.attrib.values())
        assert {
            a["name"]: str(a["value"]).replace("True", "true") for a in event["attributes"]
        } == {a.get("name"): a.text or "" for a in element.iter("attribute")}
        assert [tuple(r.values()) for r in event["relationships"]] == [
            tuple(r.attrib.values()) for r in element.iter("relationship")
        ]


def test_the_database_holds_and_relates_the_same(log: EventLog, tmp_path: Path) -> None:
    told = from_json(log, tmp_path)
    write_log(log, tmp_path / "log.sqlite")

    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as database:

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return database.execute(sql).fetchall()

        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("PRAGMA foreign_key_check") == []
        assert rows("SELECT * FROM object") == [(o["id"], o["type"]) for o in told["objects"]]
        assert rows("SELECT * FROM event") == [(e["id"], e["type"]) for e in told["events"]]
        assert sorted(rows("SELECT * FROM event_object")) == sorted(
            (e["id"], r["objectId"], r["qualifier"])
            for e in told["events"]
            for r in e["relationships"]
        )
        maps = dict(rows("SELECT * FROM event_map_type"))
        assert maps == {"Check, it!": "Checkit", "审批": "审批", "check it": "checkit_2"}
        assert rows("SELECT * FROM event_Checkit") == [
            ("e1", "2024-05-01T09:00:00", "Ann", 1.5, 1, 1, '"x"\n', "own")
        ]
        assert rows('SELECT ocel_id, start FROM "event_审批"') == [("e2", "2024-05-01T08:00:00")]
        assert [kind for _, _, kind, *_ in rows("PRAGMA table_info(event_Checkit)")] == [
            "TEXT", "TIMESTAMP", "TEXT", "REAL", "INTEGER", "BOOLEAN", "TEXT", "TEXT",
        ]  # fmt: skip
        assert rows('SELECT ocel_id, "case:kind" FROM object_case') == [
            ("1", "a & b"),
            ("Ann", "c"),
        ]


def test_a_database_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    columns = {f"a{n}": ["x"] for n in range(2100)}
    base = {"case_id": ["1"], "activity": ["A"], "timestamp": [datetime(2024, 5, 1)]}

    with (
        EventLog.from_pandas(pd.DataFrame(base | columns)) as log,
        pytest.raises(UsageError, match="too many columns"),
    ):
        write_log(log, tmp_path / "log.sqlite")

    assert list(tmp_path.iterdir()) == []
