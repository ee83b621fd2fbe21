"""Check a log against a model: what fits, how well, and where the rest deviates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from procmine.conformance import Bounds, Conformance
from procmine.eventlog import EventLog
from procmine.mining.alignments import EFFORT, Alignment, align, shortest_run
from procmine.mining.declarative import conform_constraints
from procmine.mining.deviating import write_deviations
from procmine.mining.variants import Variant, variants_of
from procmine.models import DeclarativeModel, Model, ProceduralModel

#: The ways to check against a net that a user may ask for.
METHODS = ("alignments", "token-replay", "footprints")
NetMethod = Literal["alignments", "token-replay", "footprints"]


def conform(
    log: EventLog,
    model: Model,
    method: NetMethod = "alignments",
    effort: int = EFFORT,
    precision: bool = False,
    progress: Callable[[str], None] = lambda stage: None,
) -> Conformance:
    """Check a log whose order is built, and write its `deviations`; they are not yet findings."""
    if isinstance(model, DeclarativeModel):
        return conform_constraints(log, model, progress)
    return _aligned(log, model, effort, progress)


def _aligned(
    log: EventLog, model: ProceduralModel, effort: int, progress: Callable[[str], None]
) -> Conformance:
    variants = variants_of(log)
    progress("aligning")
    alignments = align(model.net, variants, effort, progress)
    shortest = shortest_run(model.net)
    write_deviations(log, model, variants, alignments)
    pairs = list(zip(variants, alignments, strict=True))
    cases = sum(v.cases for v in variants)
    return Conformance(
        model=model.name,
        model_kind=model.kind,
        method="alignments",
        cases=cases,
        variants=len(variants),
        judged=sum(v.cases for v, a in pairs if a.exact),
        fitting=Bounds(
            sum(v.cases for v, a in pairs if a.high == 0) / cases,
            sum(v.cases for v, a in pairs if a.low == 0) / cases,
        ),
        fitness=Bounds(
            sum(v.cases * _fitness(v, a.high, shortest) for v, a in pairs) / cases,
            sum(v.cases * _fitness(v, a.low, shortest) for v, a in pairs) / cases,
        ),
        log_fitness=_log_fitness(pairs, shortest),
        notes=model.notes,
    )


def _fitness(variant: Variant, cost: int, shortest: int) -> float:
    """Give 1 - cost / worst cost: all events are log moves, the shortest run model moves."""
    worst = len(variant.activities) + shortest
    return 1 - cost / worst if worst else 1.0


def _log_fitness(pairs: list[tuple[Variant, Alignment]], shortest: int) -> Bounds:
    worst = sum(v.cases * (len(v.activities) + shortest) for v, _ in pairs)
    low, high = (
        1 - sum(v.cases * getattr(a, end) for v, a in pairs) / worst if worst else 1.0
        for end in ("high", "low")
    )
    return Bounds(low, high)
