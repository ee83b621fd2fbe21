"""The files of constraints. Our own is JSON::

    {"kind": "declare",
     "constraints": [
       {"name": "paid in time", "template": "within", "activities": ["Invoice", "Pay"],
        "within": "10d", "working": true, "where": {"channel": ["web"]}}],
     "working-hours": {"days": ["mon", "tue"], "from": "09:00", "to": "17:00"}}

`kind` is declare, log-skeleton, temporal-profile, rules or log. A constraint has a template and its
activities, and those of name, count, counts, within, at-least, working and where that it needs.
"""

from __future__ import annotations

import json
from typing import Any

from procmine.errors import UnreadableFile
from procmine.models import Constraint, DeclarativeModel
from procmine.models.constraint_mistakes import VALUES, is_given, mistakes_of
from procmine.models.constraints import CaseFilter
from procmine.models.durations import EXAMPLES, duration_text, duration_us
from procmine.models.formats.decl_text import is_decl_text, read_decl_text
from procmine.models.formats.dumps import read_dump
from procmine.models.templates import named
from procmine.models.working_hours import USUAL_HOURS, hours_of, table_of
from procmine.words.say import say

_KINDS = ("declare", "log-skeleton", "temporal-profile", "rules", "log")
_KEYS = ("name", "template", "activities", "where", *VALUES)


def read_declarative(content: bytes, name: str) -> DeclarativeModel | None:
    """Read constraints, in our JSON, as pm4py's dumps and MINERful's JSON, or as .decl text.

    None for what is neither JSON nor DECLARE. UnreadableFile for what is broken; UsageError for a
    template or a condition that can't be judged.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.lstrip().startswith("{"):
        return read_decl_text(text, name) if is_decl_text(text) else None
    try:
        document = json.loads(text, parse_constant=float)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            say("{name}: is broken JSON ({error})", name=name, error=error),
            say("dump it once more"),
        ) from None
    if "kind" in document:
        return _own(document, name)
    return read_dump(document, name)


def write_declarative(model: DeclarativeModel) -> bytes:
    """Write constraints in our JSON; equal models give equal bytes."""
    document: dict[str, Any] = {
        "kind": model.kind,
        "constraints": [_entry(constraint) for constraint in model.constraints],
    }
    if model.hours != USUAL_HOURS:
        document["working-hours"] = table_of(model.hours)
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def _entry(constraint: Constraint) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": constraint.name,
        "template": constraint.template,
        "activities": list(constraint.activities),
    }
    for key, field in VALUES.items():
        value = getattr(constraint, field)
        if is_given(value):
            entry[key] = duration_text(value) if field.endswith("_us") else value
    if constraint.where:
        entry["where"] = {constraint.where.attribute: list(constraint.where.values)}
    return entry


def _own(document: dict[str, Any], name: str) -> DeclarativeModel:
    kind, entries = document["kind"], document.get("constraints")
    if kind not in _KINDS:
        raise UnreadableFile(
            say("{name}: no kind of constraints: {kind}", name=name, kind=str(kind)[:60]),
            _one_of(_KINDS),
        )
    if not isinstance(entries, list):
        raise UnreadableFile(
            say("{name}: has no list of constraints", name=name), say('it stands at "constraints"')
        )
    constraints = tuple(
        _constraint(entry, f"{name}: constraint {number}")
        for number, entry in enumerate(entries, 1)
    )
    hours = document.get("working-hours")
    try:
        read = USUAL_HOURS if hours is None else hours_of(hours)
    except ValueError as error:
        raise UnreadableFile(
            say("{name}: working-hours: {error}", name=name, error=error),
            say("times are like 09:00"),
        ) from None
    return DeclarativeModel(name, kind, constraints, hours=read)


def _constraint(entry: Any, place: str) -> Constraint:
    if not isinstance(entry, dict):
        raise UnreadableFile(
            say("{place} is no object", place=place), say("each has a template and its activities")
        )
    for key in entry:
        if key not in _KEYS:
            raise UnreadableFile(
                say("{place} has an unknown key: {key}", place=place, key=key[:60]), _one_of(_KEYS)
            )
    template, activities = entry.get("template"), entry.get("activities", [])
    if not isinstance(template, str) or not _are_texts(activities):
        raise UnreadableFile(
            say("{place} lacks its template or activities", place=place), say("both are texts")
        )
    values = {
        field: _value(entry[key], key, place) for key, field in VALUES.items() if key in entry
    }
    where = _where(entry["where"], place) if "where" in entry else None
    called = entry.get("name", named(template, tuple(activities), values.get("count")).name)
    if not isinstance(called, str):
        raise UnreadableFile(
            say("{place} has a name that is no text", place=place), say("put it in quotes")
        )
    constraint = Constraint(called, template, tuple(activities), where=where, **values)
    if wrong := next(mistakes_of(constraint), None):
        raise UnreadableFile(f"{place}: {wrong}", say("see the templates in the documentation"))
    return constraint


def _value(value: Any, key: str, place: str) -> Any:
    if key == "working" and isinstance(value, bool):
        return value
    if key == "count" and type(value) is int:
        return value
    if key == "counts" and isinstance(value, list) and all(type(n) is int for n in value):
        return tuple(value)
    if key in ("within", "at-least") and isinstance(value, str):
        us = duration_us(value)
        if us is not None:
            return us
        raise UnreadableFile(
            say("{place}: {key} is no time: {value}", place=place, key=key, value=value[:40]),
            say("as in {examples}", examples=EXAMPLES),
        )
    raise UnreadableFile(
        say("{place}: {key} is of the wrong type", place=place, key=key), _one_of(_KEYS)
    )


def _where(value: Any, place: str) -> CaseFilter:
    if isinstance(value, dict) and len(value) == 1:
        attribute, values = next(iter(value.items()))
        if values and _are_texts(values):
            return CaseFilter(attribute, tuple(values))
    raise UnreadableFile(
        say("{place}: where is no filter", place=place), say('as in {"channel": ["web"]}')
    )


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) and value for value in values)


def _one_of(names: tuple[str, ...]) -> str:
    return say("known are {names}", names=", ".join(names))
