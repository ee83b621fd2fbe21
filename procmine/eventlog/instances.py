"""Rows become activity instances: repaired on request, starts joined with completions."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.engine import Engine
from procmine.eventlog import lifecycle
from procmine.eventlog.checks import told_reversed
from procmine.eventlog.columns import Mapping
from procmine.eventlog.reading import Reading
from procmine.eventlog.repairs import chosen
from procmine.words.say import say


@dataclass(frozen=True, slots=True)
class Instances:
    """The relation with one row an instance, and what was done with the others.

    `explained` counts the rows that are no instances of their own, by the reason; `filled` names
    the columns that have got a value.
    """

    relation: str
    notes: tuple[str, ...]
    explained: tuple[tuple[str, int], ...]
    filled: frozenset[str]


def instances_of(
    engine: Engine,
    relation: str,
    mapping: Mapping,
    attributes: list[str],
    reading: Reading,
    reversed_rows: int,
) -> Instances:
    """Make instances of the usable rows; `reversed_rows` of them end before they start."""
    notes: list[str] = []
    explained: list[tuple[str, int]] = []
    filled: set[str] = set()

    def repair(relation: str, on_instances: bool) -> str:
        for one in chosen(reading.fix):
            if one.on_instances is on_instances:
                repaired = one.make(engine, relation, attributes)
                relation = repaired.relation
                notes.append(repaired.note)
                explained.append((say("taken away by --fix {one}", one=one.name), repaired.removed))
        return relation

    relation = repair(relation, on_instances=False)
    if mapping.lifecycle:
        steps = lifecycle.transitions(engine, relation)
        if lifecycle.has_pairs(steps):
            filled.add("start")
        if lifecycle.has_steps(steps):
            joined = lifecycle.join_steps(engine, relation, attributes, bool(mapping.instance))
            notes += joined.notes
            explained += joined.explained
            relation, reversed_rows = "paired", joined.reversed
    if reversed_rows and "reversed" not in reading.fix:
        notes.append(told_reversed(reversed_rows))
    relation = repair(relation, on_instances=True)
    return Instances(relation, tuple(notes), tuple(explained), frozenset(filled))
