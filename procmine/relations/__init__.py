"""The relations: each derived view of the log, defined once, that rules and profiles read.

::

    events ─→ steps ─→ cases ─→ variants ─→ variant_steps ─→ concurrent ─→ moves ─┬→ flows
                                                                                  ├→ handovers
                                                                                  └→ repeats

What a variant shows (order, repetition, concurrency) is worked out once a variant; what only a
case shows (times, people) once a step. Times are microseconds as whole numbers, so that sums
are exact and the same on any number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass

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

__all__ = ["RELATIONS", "Relation", "order", "relate"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A name that SQL can read from, and what a row of it is."""

    name: str
    row: str


#: What a rule may read, in the order in which the relations are built.
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


def order(log: EventLog) -> None:
    """Build those that say what happened in which order: steps, cases, variants, variant_steps."""
    if log.ordered:
        return
    steps.build(log)
    cases.build(log)
    records.build(log)
    variants.build(log)
    deviations.clear(log)
    log.ordered = True


def relate(log: EventLog) -> None:
    """Build all relations over a log's events in its engine; a second call does nothing."""
    order(log)
    if log.related:
        return
    labels.build(log)
    case_ids.build(log)
    concurrency.build(log)
    flows.build(log)
    handovers.build(log)
    repeats.build(log)
    recurring.build(log)
    usual_order.build(log)
    bursts.build(log)
    attribute_times.build(log)
    clocks.build(log)
    missing.build(log)
    truncated.build(log)
    log.related = True
