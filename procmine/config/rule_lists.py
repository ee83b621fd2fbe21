"""The [[rule]] list of procmine.toml: constraints for people without a model.

A rule has one key that says what it asks for, and what goes with it::

    [[rule]]
    name = "four eyes on payment"
    different-resource = ["Approve", "Pay"]

    [[rule]]
    exactly = "Register"
    count = 1

    [[rule]]
    name = "pay within ten days"
    within = "10d"
    from = "Invoice"
    to = "Pay"
    working = true
    where = { channel = ["web", "shop"] }
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from procmine.models import Constraint, WorkingHours
from procmine.models.constraint_mistakes import mistakes_of
from procmine.models.constraints import CaseFilter
from procmine.models.durations import EXAMPLES, duration_us
from procmine.models.templates import TEMPLATES, named
from procmine.models.working_hours import USUAL_HOURS, hours_of
from procmine.words.say import say

#: The tables of procmine.toml that this module reads.
RULE_LIST = "rule"
HOURS = "working-hours"
# What a rule may ask for, by the template that says it.
_ASKS = {
    **{name: name for name in TEMPLATES if name not in ("time-between", "activity-counts")},
    "not-together": "not-co-existence",
    "four-eyes": "different-resource",
}
_WITH = ("name", "count", "from", "to", "working", "where")


def wrong_rule_list(rules: Any) -> Iterator[str]:
    """Tell what is wrong with a [[rule]] list."""
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        yield say("rules stand below [[rule]], in two brackets")
        return
    names: set[str] = set()
    for number, rule in enumerate(rules, 1):
        wrong = list(_wrong_rule(rule))
        constraint = None if wrong else _constraint(rule)
        if constraint is not None:
            wrong = list(mistakes_of(constraint))
            if constraint.name in names:
                wrong.append(
                    say("another rule is called '{constraint}', too", constraint=constraint.name)
                )
            names.add(constraint.name)
        yield from (f"[[rule]] {number}: {text}" for text in wrong)


def constraints_of(rules: list[dict[str, Any]]) -> tuple[Constraint, ...]:
    """Give the constraints of a [[rule]] list in which nothing is wrong."""
    return tuple(map(_constraint, rules))


def wrong_hours(table: Any) -> Iterator[str]:
    """Tell what is wrong with [working-hours]."""
    try:
        hours_of(table)
    except ValueError as error:
        yield f"[{HOURS}] {error}"


def working_hours_of(table: dict[str, Any] | None) -> WorkingHours:
    """Give the working hours of a table in which nothing is wrong."""
    return USUAL_HOURS if table is None else hours_of(table)


def _wrong_rule(rule: dict[str, Any]) -> Iterator[str]:
    known = [*_ASKS, *_WITH]
    for key in rule:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            yield say("has no key '{key}'", key=key) + (
                say(" (did you mean {near}?)", near=near[0]) if near else ""
            )
    asked = [key for key in rule if key in _ASKS]
    if len(asked) != 1:
        few = say("asks for nothing: give it response, within or another")
        yield (
            few
            if not asked
            else say("asks for {asked}: make it one rule for each", asked=" and ".join(asked))
        )
    for key, value in rule.items():
        if wanted := _wanted(key, value):
            yield say("{key} must be {wanted}", key=key, wanted=wanted)
    if asked == ["within"] and ("from" in rule) != ("to" in rule):
        yield say("within takes both from and to, or neither for the whole case")
    if asked and asked != ["within"]:
        for key in ("from", "to", "working"):
            if key in rule:
                yield say("{key} goes with within only", key=key)


def _wanted(key: str, value: Any) -> str | None:
    """Say what a key's value must be, where it is something else."""
    match key:
        case "name" | "from" | "to":
            return None if _is_text(value) else "a text"
        case "count":
            return None if type(value) is int else "a number"
        case "working":
            return None if isinstance(value, bool) else say("true or false")
        case "where":
            return None if _filter(value) else say('one attribute, as in { channel = "web" }')
        case "within":
            right = isinstance(value, str) and duration_us(value) is not None
            return None if right else f"a time such as {EXAMPLES}"
    if key not in _ASKS or _is_text(value) or (_are_texts(value) and value):
        return None
    return say("the name of an activity, or a list of names")


def _constraint(rule: dict[str, Any]) -> Constraint:
    key = next(key for key in rule if key in _ASKS)
    if key == "within":
        activities = tuple(rule[end] for end in ("from", "to") if end in rule)
    else:
        activities = (rule[key],) if isinstance(rule[key], str) else tuple(rule[key])
    constraint = named(
        _ASKS[key],
        activities,
        rule.get("count"),
        within_us=duration_us(rule[key]) if key == "within" else None,
    )
    return replace(
        constraint,
        name=rule.get("name") or TEMPLATES[constraint.template].sentence(constraint),
        working=rule.get("working", False),
        where=_filter(rule["where"]) if "where" in rule else None,
    )


def _filter(table: Any) -> CaseFilter | None:
    if not isinstance(table, dict) or len(table) != 1:
        return None
    attribute, value = next(iter(table.items()))
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(v, (str, int, float)) for v in values):
        return None
    # As the engine writes them: true, not True.
    texts = (str(v).lower() if isinstance(v, bool) else str(v) for v in values)
    return CaseFilter(attribute, tuple(texts))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(map(_is_text, values))
