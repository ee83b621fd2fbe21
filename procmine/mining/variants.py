"""The variants of a log as mining takes them: each once, with its cases."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.eventlog import EventLog


@dataclass(frozen=True, slots=True)
class Variant:
    """An order of activities, by its number in the relation `variants`, and its cases."""

    number: int
    activities: tuple[str, ...]
    cases: int


def variants_of(log: EventLog) -> tuple[Variant, ...]:
    """Give the variants of a log whose relations are built, the most frequent first."""
    rows = log.engine.tuples(
        "SELECT variant_no, activities, cases FROM variants ORDER BY variant_no"
    )
    return tuple(Variant(int(n), tuple(map(str, a)), int(cases)) for n, a, cases in rows)
