"""The relations: each derived view of the log, defined once, that rules and profiles read.

::

    events ─→ steps ─→ cases ─→ variants ─→ variant_steps ─→ concurrent ─→ moves ─┬→ flows
                                                                                  ├→ handovers
                                                                                  └→ repeats

What a variant shows (order, repetition, concurrency) is worked out once a variant; what only a
case shows (times, people) once a step. Times are microseconds as whole numbers, so that sums
are exact and the same on any number of threads. A relation is built when a query first reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from procmine.eventlog import EventLog
from procmine.relations import (
    attribute_times,
    bursts,
    case_ids,
    cases,
    clocks,
    concurrency,
    deviations,
    flows,
    handovers,
    labels,
    missing,
    records,
    recurring,
    repeats,
    steps,
    truncated,
    usual_order,
    variants,
)

__all__ = ["RELATIONS", "Relation", "ask", "need", "order", "relate"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A name that SQL can read from, and what a row of it is."""

    name: str
    row: str


#: What a rule may read.
RELATIONS: tuple[Relation, ...] = (
    Relation("events", "an activity instance, with its attributes"),
    Relation("records", "an activity instance with the number of its case, as it was read"),
    Relation("set_aside", "a row that is no event, for its case, activity or time is missing"),
    Relation("log_facts", "one row: how many rows were read, and whether times have a zone"),
    Relation("unusable", "a row set aside, with the column that it lacks and the text in it"),
    Relation("log_columns", "a column that the log is made of, by the file's name for it"),
    Relation("steps", "an activity instance in the order of its case, with the one before it"),
    Relation("cases", "a case, with its variant, period, hours and events"),
    Relation("variants", "an order of activities, with its cases and their hours"),
    Relation("variant_steps", "a place in a variant: what is repeated and what is returned to"),
    Relation("label_runs", "a run of one activity in a variant, by its label"),
    Relation("labels", "a label, with what is wrong with it"),
    Relation("scattered", "a part of a case whose id is written in several ways"),
    Relation("case_columns", "a column that may be the case, where the one taken seems not to"),
    Relation("concurrent", "two activities that run side by side"),
    Relation("moves", "from the step that made a step possible to that step, with the wait"),
    Relation("flows", "two activities directly after each other, with counts and times"),
    Relation("hands", "a step with the hands it was in: its role, or its resource"),
    Relation("handovers", "a move between two roles (two resources where there are no roles)"),
    Relation("waits", "two activities in a row, within one hand or between two, with their wait"),
    Relation("typical", "one row: the median wait and the median case"),
    Relation("repeats", "an activity instance whose activity the case had had before"),
    Relation("recurring", "an activity whose repetition is by design"),
    Relation("usual_order", "two activities of which one is nearly always before the other"),
    Relation("bursts", "what one resource recorded in a case at one moment or within seconds"),
    Relation("attribute_times", "a time in an attribute: maybe an event that has no row"),
    Relation("clocks", "a week of an activity, with how finely its times are recorded"),
    Relation("sunday_hours", "an hour of a Sunday night, with its events"),
    Relation("missing_values", "an event without a start, resource or role that is usual there"),
    Relation("missing_weeks", "a week, with how many starts, resources or roles are missing"),
    Relation("missing_periods", "a period in which starts, resources or roles are missing"),
    Relation("cut_off", "a case that the window of the log cuts off"),
    Relation("deviations", "a place where a case leaves the model that it is checked against"),
    Relation("unjudged", "a case whose deviations from the model are not known"),
    Relation("deviation_groups", "deviations of one kind at one place, with what they cost"),
)


def _in_order(log: EventLog) -> None:
    steps.build(log)
    cases.build(log)
    records.build(log)
    variants.build(log)


_ORDER = "records log_facts unusable log_columns steps cases variants variant_steps"
#: What builds the relations, those of a line together, and which others it reads.
_BUILDERS: tuple[tuple[str, Callable[[EventLog], None], str], ...] = (
    (_ORDER, _in_order, ""),
    ("label_runs labels", labels.build, _ORDER),
    ("scattered case_columns", case_ids.build, _ORDER),
    ("concurrent moves", concurrency.build, _ORDER),
    ("flows", flows.build, _ORDER),
    ("hands handovers waits typical", handovers.build, "moves"),
    ("repeats", repeats.build, "moves"),
    ("recurring", recurring.build, _ORDER),
    ("usual_order", usual_order.build, _ORDER),
    ("bursts", bursts.build, _ORDER),
    ("attribute_times", attribute_times.build, _ORDER),
    ("clocks sunday_hours", clocks.build, _ORDER),
    ("missing_values missing_weeks missing_periods", missing.build, _ORDER),
    ("cut_off", truncated.build, "flows"),
    ("deviations unjudged deviation_groups", deviations.clear, _ORDER),
)


def need(log: EventLog, sql: str) -> None:
    """Build the relations that a query names, and those that they are made of, once a log."""
    # A column by the name of a relation only has that one built too early.
    named = set(re.findall(r"\w+", sql))
    for names, build, reads in _BUILDERS:
        together = set(names.split())
        if named & together - log.relations:
            need(log, reads)
            build(log)
            log.relations |= together


def order(log: EventLog) -> None:
    """Build those that say what happened in which order: steps, cases, variants, variant_steps."""
    need(log, _ORDER)


def relate(log: EventLog) -> None:
    """Build all relations over a log's events in its engine; a second call does nothing."""
    need(log, " ".join(relation.name for relation in RELATIONS))


def ask(log: EventLog, sql: str, **parameters: object) -> list[dict[str, Any]]:
    """Run a query over the relations, with `$name` parameters; give its few rows as dicts."""
    need(log, sql)
    return log.engine.records(sql, **parameters)
