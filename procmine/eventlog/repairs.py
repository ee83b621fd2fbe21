"""Repairs that a user may ask for with --fix; nothing is repaired unasked.

A repair takes the name of a relation with the rows, makes another with the repaired rows and
gives its name, with a sentence that says what was done. Rows that it takes away are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from procmine.engine import Engine
from procmine.errors import UsageError
from procmine.eventlog.case_repairs import join_parts
from procmine.eventlog.checks import counted
from procmine.eventlog.label_repairs import respell, unpollute
from procmine.eventlog.repaired import Repaired
from procmine.eventlog.row_repairs import oldest_first, without_copies
from procmine.eventlog.truncation import leave_out_truncated
from procmine.words.say import say


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: what it is called, what it does in a few words, and how.

    `on_instances` says that it works on activity instances, after starts and completions have
    been joined, and not on the rows as they came. `make` takes the engine, the relation to
    repair and the names of the log's attributes.
    """

    name: str
    what: str
    make: Callable[[Engine, str, Sequence[str]], Repaired]
    on_instances: bool = False


def _swapped(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    number = engine.records(f"SELECT count(*) AS n FROM {relation} WHERE start > timestamp")[0]["n"]
    engine.view(
        "fixed_reversed",
        f"SELECT * REPLACE (CASE WHEN start > timestamp THEN timestamp ELSE start END AS start,"
        f" CASE WHEN start > timestamp THEN start ELSE timestamp END AS timestamp) FROM {relation}",
    )
    return Repaired(
        "fixed_reversed",
        say(
            "{counted} ended before the start: the two are swapped",
            counted=counted(number, "event"),
        ),
    )


#: In the order in which they are made.
REPAIRS: tuple[Repair, ...] = (
    Repair("cases", "join cases whose id is written in several ways", join_parts),
    Repair("polluted", 'replace ids, dates and amounts in labels by "#"', unpollute),
    Repair("labels", "rename distorted labels to the ones meant", respell),
    Repair("duplicates", "keep the first of rows that are equal in everything", without_copies),
    Repair("order", "read a file that has the newest event first in reverse", oldest_first),
    Repair("reversed", "swap start and end where the end comes first", _swapped, True),
    Repair(
        "truncated", "leave out cases that the log's window cuts off", leave_out_truncated, True
    ),
)


def chosen(names: Sequence[str]) -> tuple[Repair, ...]:
    """Give the repairs of these names in their order; UsageError for one that is none."""
    known = [repair.name for repair in REPAIRS]
    unknown = [name for name in names if name not in known]
    if unknown:
        near = get_close_matches(unknown[0], known, n=1)
        guess = say("did you mean {near}? ", near=near[0]) if near else ""
        raise UsageError(
            say("--fix {unknown}: no such repair", unknown=", ".join(unknown)),
            say("{guess}there are {known}", guess=guess, known=", ".join(known)),
        )
    return tuple(repair for repair in REPAIRS if repair.name in names)
