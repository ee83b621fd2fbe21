"""OCEL 2.0 as JSON, an object or an event a line; what it tells is described in _ocel.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from procmine.engine import Target, literal
from procmine.eventlog import EventLog
from procmine.exporters._columns import Column
from procmine.exporters._ocel import CASE, EVER, OBJECTS, RESOURCE, RESOURCES, forget, object_log
from procmine.exporters._texts import kind_of, typed_text


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write cases, resources and events in their order; there is nothing that JSON can't hold."""
    told = object_log(log)
    head = (
        f'{{"objectTypes":{_types(told.object_types)},\n"eventTypes":{_types(told.event_types)},\n'
        '"objects":['
    )
    comma = "CASE WHEN {0} > (SELECT min({0}) FROM {1}) THEN ',' END"
    case = (
        f"SELECT concat({comma.format('first', OBJECTS)}, '{{\"id\":', to_json(case_id),"
        f' \',"type":"{CASE}","attributes":[\', {_listed(told.of_case, EVER)},'
        f" '],\"relationships\":[]}}') FROM {OBJECTS}"
    )
    resource = (
        f'SELECT concat(\',{{"id":\', to_json(id), \',"type":"{RESOURCE}","attributes":[],'
        f'"relationships":[]}}\') FROM {RESOURCES}'
    )
    related = (
        f'\'{{"objectId":\', to_json(case_id), \',"qualifier":"{CASE}"}}\','
        f" CASE WHEN resource IS NOT NULL THEN concat(',{{\"objectId\":', to_json({told.resource}),"
        f' \',"qualifier":"{RESOURCE}"}}\') END'
    )
    event = (
        f'SELECT concat({comma.format("position", "events")}, \'{{"id":"e\', position,'
        f' \'","type":\', to_json(activity), \',"time":"\', {told.time}, \'","attributes":[\','
        f" {_listed(told.of_event)}, '],\"relationships\":[', {related}, ']}}')"
        " FROM (SELECT * FROM events ORDER BY position)"
    )
    parts = [f"SELECT {literal(head)}", case, resource, "SELECT '],\n\"events\":['", event,
             "SELECT ']}'"]  # fmt: skip
    log.engine.write(" UNION ALL ".join(parts), Target(file, "lines"))
    forget(log.engine)
    return ()


def _types(types: Mapping[str, tuple[Column, ...]]) -> str:
    listed = [
        {"name": name, "attributes": [{"name": c.name, "type": kind_of(c)} for c in columns]}
        for name, columns in types.items()
    ]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def _listed(columns: tuple[Column, ...], time: str = "") -> str:
    """Give the SQL of the list of attributes that have a value."""
    if not columns:
        return "''"
    dated = f'"time":"{time}",' if time else ""
    values = [
        literal(f'{{"name":{json.dumps(c.name, ensure_ascii=False)},{dated}"value":')
        + f" || {_value(c)} || '}}'"
        for c in columns
    ]
    return f"concat_ws(',', {', '.join(values)})"


def _value(column: Column) -> str:
    kind, value = kind_of(column), typed_text(column)
    if kind in ("integer", "boolean"):
        return value
    in_quotes = f"CAST(to_json({value}) AS VARCHAR)"
    if kind == "float":  # JSON has no number that is none
        return f"CASE WHEN {value} IN ('nan', 'inf', '-inf') THEN {in_quotes} ELSE {value} END"
    return in_quotes
