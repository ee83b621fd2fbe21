"""The tables that constraints are judged by: the constraints, and the log in numbers.

- `declared`: a constraint: no, template, concern, a and b (numbers of activities, null where it has
  none), within_us, at_least_us, working, filter_no.
- `declared_names`: no, name.
- `declared_labels`: act (the number of an activity of log or model), label, in_model.
- `declared_lists`: no, act: all activities of a constraint.
- `declared_ranges`: no, low, high: how often its activity may be done.
- `declared_steps`: variant_no, seq, act, nth (of its activity in the variant), previous, next.
- `declared_done`: variant_no, act, times, first, last (places).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procmine.eventlog import EventLog
from procmine.models import Constraint
from procmine.models.templates import TEMPLATES

#: Templates that say the same as another one, and whether with a and b the other way round.
_SAME = {
    "always-after": ("response", False),
    "always-before": ("precedence", True),
    "never-together": ("not-co-existence", False),
    "directly-follows": ("chain-response", False),
    "not-succession": ("not-response", False),
    "init": ("starts-with", False),
    "end": ("ends-with", False),
}
_MANY = 2_000_000_000

_STEPS = """
SELECT variant_no, seq, act,
  row_number() OVER (PARTITION BY variant_no, act ORDER BY seq) AS nth,
  lag(act) OVER (PARTITION BY variant_no ORDER BY seq) AS previous,
  lag(act) OVER (PARTITION BY variant_no ORDER BY seq DESC) AS next
FROM variant_steps JOIN declared_labels ON label = CAST(activity AS VARCHAR)
"""

_DONE = """
SELECT variant_no, act, count(*) AS times, min(seq) AS first, max(seq) AS last
FROM declared_steps GROUP BY variant_no, act
"""


def build(log: EventLog, constraints: Sequence[Constraint], filter_nos: Sequence[int]) -> None:
    """Build the tables; `filter_nos` are the numbers of the constraints' case filters."""
    in_log = log.engine.tuples("SELECT DISTINCT CAST(activity AS VARCHAR) FROM variant_steps")
    in_model = {activity for c in constraints for activity in c.activities}
    labels = sorted(in_model.union(str(row[0]) for row in in_log))
    acts = {label: act for act, label in enumerate(labels)}
    _insert(
        log,
        "declared_labels",
        {"act": "int32", "label": "string", "in_model": "bool_"},
        [(act, label, label in in_model) for label, act in acts.items()],
    )
    _insert(
        log,
        "declared",
        {"no": "int32", "template": "string", "concern": "string", "a": "int32", "b": "int32",
         "within_us": "int64", "at_least_us": "int64", "working": "bool_", "filter_no": "int32"},
        [
            (no, *_judged_as(constraint, acts), constraint.within_us, constraint.at_least_us,
             constraint.working, filter_no)
            for no, (constraint, filter_no) in enumerate(zip(constraints, filter_nos, strict=True))
        ],
    )  # fmt: skip
    _insert(
        log,
        "declared_names",
        {"no": "int32", "name": "string"},
        [(no, constraint.name) for no, constraint in enumerate(constraints)],
    )
    _insert(
        log,
        "declared_lists",
        {"no": "int32", "act": "int32"},
        [(no, acts[name]) for no, c in enumerate(constraints) for name in c.activities],
    )
    _insert(
        log,
        "declared_ranges",
        {"no": "int32", "low": "int64", "high": "int64"},
        [(no, *pair) for no, c in enumerate(constraints) for pair in _ranges(c)],
    )
    log.engine.table("declared_steps", _STEPS)
    log.engine.table("declared_done", _DONE)


def drop(log: EventLog) -> None:
    """Forget the tables."""
    for name in ("", "_names", "_labels", "_lists", "_ranges", "_steps", "_done"):
        log.engine.drop(f"declared{name}")


def _judged_as(
    constraint: Constraint, acts: dict[str, int]
) -> tuple[str, str, int | None, int | None]:
    concern = TEMPLATES[constraint.template].concern if constraint.activities else "all"
    template, swapped = _SAME.get(constraint.template, (constraint.template, False))
    numbers = [acts[name] for name in constraint.activities[:2]]
    a, b, *_ = [*reversed(numbers), None, None] if swapped else [*numbers, None, None]
    if swapped:
        concern = "b"
    return template, concern, a, b


def _ranges(constraint: Constraint) -> list[tuple[int, int]]:
    count = 1 if constraint.count is None else constraint.count
    match constraint.template:
        case "existence":
            return [(count, _MANY)]
        case "absence":
            return [(0, count - 1)]
        case "exactly":
            return [(count, count)]
        case "activity-counts":
            return [(number, number) for number in sorted(set(constraint.counts))]
    return []


def _insert(
    log: EventLog, name: str, types: dict[str, str], rows: Sequence[tuple[Any, ...]]
) -> None:
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    arrays = {
        column: pa.array(values, getattr(pa, kind)())
        for (column, kind), values in zip(types.items(), columns, strict=True)
    }
    log.engine.insert(name, pa.table(arrays))
