"""OCEL 2.0 as XML, an object or an event a line; what it tells is described in _ocel.py."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from procmine.engine import Target, literal
from procmine.eventlog import EventLog
from procmine.exporters._columns import Column
from procmine.exporters._ocel import CASE, EVER, OBJECTS, RESOURCE, RESOURCES, forget, object_log
from procmine.exporters._texts import kind_of, text, typed_text
from procmine.exporters._xml import escaped, escaped_text, told_forbidden


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write cases, resources and events in their order; tells of what XML can't hold."""
    told = object_log(log)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<log>\n<object-types>\n'
        f"{_types('object-type', told.object_types)}</object-types>\n<event-types>\n"
        f"{_types('event-type', told.event_types)}</event-types>\n<objects>"
    )
    case = (
        f"SELECT concat('<object id=\"', {escaped('case_id')}, '\" type=\"{CASE}\">',"
        f" {_listed(told.of_case, EVER)}, '<objects/></object>') FROM {OBJECTS}"
    )
    resource = (
        f'SELECT concat(\'<object id="\', {escaped("id")}, \'" type="{RESOURCE}"><attributes/>'
        f"<objects/></object>') FROM {RESOURCES}"
    )
    event = (
        f"SELECT concat('<event id=\"e', position, '\" type=\"', {escaped('activity')},"
        f" '\" time=\"', {told.time}, '\">', {_listed(told.of_event)}, '<objects>',"
        f" {_related('case_id', CASE)}, {_related(told.resource, RESOURCE)},"
        " '</objects></event>') FROM (SELECT * FROM events ORDER BY position)"
    )
    parts = [f"SELECT {literal(head)}", case, resource, "SELECT '</objects>\n<events>'", event,
             "SELECT '</events>\n</log>'"]  # fmt: skip
    log.engine.write(" UNION ALL ".join(parts), Target(file, "lines"))
    forget(log.engine)
    texts = [text(c) for c in told.of_event if kind_of(c) == "string"]
    return told_forbidden(log.engine, ["case_id", "activity", *texts])


def _types(tag: str, types: Mapping[str, tuple[Column, ...]]) -> str:
    return "".join(
        f'<{tag} name="{escaped_text(name)}"><attributes>'
        + "".join(
            f'<attribute name="{escaped_text(c.name)}" type="{kind_of(c)}"/>' for c in columns
        )
        + f"</attributes></{tag}>\n"
        for name, columns in types.items()
    )


def _listed(columns: tuple[Column, ...], time: str = "") -> str:
    """Give the SQL of the list of attributes that have a value."""
    dated = f' time="{time}"' if time else ""
    values = [
        "("
        + literal(f'<attribute name="{escaped_text(c.name)}"{dated}>')
        + f" || ({escaped(typed_text(c)) if kind_of(c) == 'string' else typed_text(c)})"
        + " || '</attribute>')"
        for c in columns
    ]
    return ", ".join(["'<attributes>'", *values, "'</attributes>'"])


def _related(identity: str, qualifier: str) -> str:
    """Give the SQL of the relation to an object, null where there is none."""
    return (
        f"'<relationship object-id=\"' || ({escaped(identity)}) || '\" qualifier=\"{qualifier}\"/>'"
    )
