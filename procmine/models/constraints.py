"""A constraint: one thing that every case must keep to, whatever else it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: What kind of deviation it is when a constraint is broken (see procmine/rules/conformance).
Deviation = Literal[
    "skipped", "inserted", "wrong-order", "repeated", "wrong-resource", "too-late", "wrong-start",
    "wrong-end", "too-soon", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases a constraint is about: those in which an attribute has one of the values."""

    attribute: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: a template over activities.

    `name` is what a person calls it. `template` is a key of TEMPLATES, which says what each needs.
    `count` and `counts` are for those that count, `within_us` for those with a time (microseconds;
    in `working` hours where said), `at_least_us` where they may not come too soon.
    """

    name: str
    template: str
    activities: tuple[str, ...]
    count: int | None = None
    counts: tuple[int, ...] = ()
    within_us: int | None = None
    at_least_us: int | None = None
    working: bool = False
    where: CaseFilter | None = None
