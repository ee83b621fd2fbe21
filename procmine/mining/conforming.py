"""Check a log against a model: what fits, how well, and where the rest deviates.

Of a case with events e and alignment cost c, where m is the cost of the model's shortest run, the
fitness is 1 - c / (|e| + m): the worst that can be is that every event is a log move and the
shortest run model moves (A. Adriansyah, Aligning Observed and Modeled Behavior, 2014). `fitness`
is its mean over the cases; `log_fitness` is 1 - sum of c / sum of (|e| + m). Every move costs 1.
pm4py's costs are 10,000 a move and 1 a silent step, which makes its log fitness differ in the
fourth digit and later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from procmine.conformance import Bounds, Conformance
from procmine.eventlog import EventLog
from procmine.mining.alignments import EFFORT, NO_EVENTS, Alignment, align
from procmine.mining.declarative import conform_constraints
from procmine.mining.deviating import write_deviations
from procmine.mining.labelling import label_notes, unknown_labels
from procmine.mining.variants import Variant, variants_of
from procmine.models import DeclarativeModel, Model, ProceduralModel
from procmine.words.say import say, unsaid

#: The ways to check against a net that a user may ask for.
NetMethod = Literal["alignments", "token-replay", "footprints"]
_NOT_PRECISE = unsaid("precision was not measured: the model has too many markings")


def conform(
    log: EventLog,
    model: Model,
    method: NetMethod = "alignments",
    effort: int = EFFORT,
    precision: bool = False,
    progress: Callable[[str], None] = lambda stage: None,
) -> Conformance:
    """Check a log whose order is built, and write its `deviations`; they are not yet findings."""
    only_in_log, only_in_model = unknown_labels(log, model.activities)
    if isinstance(model, DeclarativeModel):
        result = conform_constraints(log, model, progress)
        # Most constraints name what they are about; a log has other activities beside it.
        beside = only_in_log if model.knows_all else ()
        return replace(result, only_in_log=beside, only_in_model=only_in_model)
    result = _by_net(log, model, method, effort, precision, progress)
    return replace(
        result,
        only_in_log=only_in_log,
        only_in_model=only_in_model,
        notes=(*model.notes, *label_notes(log, model.activities), *result.notes),
    )


def _by_net(
    log: EventLog,
    model: ProceduralModel,
    method: NetMethod,
    effort: int,
    precision: bool,
    progress: Callable[[str], None],
) -> Conformance:
    variants = variants_of(log)
    if method == "footprints":
        from procmine.mining.footprints import compared

        write_deviations(log, model, (), ())
        return compared(model, variants)
    if method == "token-replay":
        from procmine.mining.token_replay import replayed

        write_deviations(log, model, (), ())
        return replayed(model, variants, progress)
    return _aligned(log, model, variants, effort, precision, progress)


def _aligned(
    log: EventLog,
    model: ProceduralModel,
    variants: Sequence[Variant],
    effort: int,
    precision: bool,
    progress: Callable[[str], None],
) -> Conformance:
    *alignments, run = align(model.net, (*variants, NO_EVENTS), effort, progress)
    write_deviations(log, model, variants, alignments)
    pairs = list(zip(variants, alignments, strict=True))
    fitness = [_fitness(v, a, run) for v, a in pairs]
    _write_fitness(log, pairs, fitness)
    cases = sum(v.cases for v in variants)
    judged = sum(v.cases for v, a in pairs if a.exact)
    result = Conformance(
        model=model.name,
        model_kind=model.kind,
        method="alignments",
        cases=cases,
        variants=len(variants),
        judged=judged,
        fitting=Bounds(
            sum(v.cases for v, a in pairs if a.high == 0) / cases,
            sum(v.cases for v, a in pairs if a.low == 0) / cases,
        ),
        fitness=Bounds(
            sum(v.cases * f.low for v, f in zip(variants, fitness, strict=True)) / cases,
            sum(v.cases * f.high for v, f in zip(variants, fitness, strict=True)) / cases,
        ),
        log_fitness=_log_fitness(pairs, run),
    )
    if judged < cases:
        result = replace(result, notes=(_within_bounds(cases - judged, cases),))
    if precision:
        from procmine.mining.precision import precision as precision_of

        progress(say("measuring precision"))
        measured = precision_of(model.net, variants)
        result = replace(result, precision=measured)
        if measured is None:
            result = replace(result, notes=(*result.notes, say(_NOT_PRECISE)))
    return result


def _fitness(variant: Variant, alignment: Alignment, run: Alignment) -> Bounds:
    """Give the bounds of a case's fitness; a wider worst case makes the same cost less bad."""
    return Bounds(
        _fit(alignment.high, len(variant.activities) + run.low),
        _fit(alignment.low, len(variant.activities) + run.high),
    )


def _log_fitness(pairs: Sequence[tuple[Variant, Alignment]], run: Alignment) -> Bounds:
    events = sum(v.cases * len(v.activities) for v, _ in pairs)
    cases = sum(v.cases for v, _ in pairs)
    return Bounds(
        _fit(sum(v.cases * a.high for v, a in pairs), events + cases * run.low),
        _fit(sum(v.cases * a.low for v, a in pairs), events + cases * run.high),
    )


def _fit(cost: int, worst: int) -> float:
    """Give 1 less the share of a cost in the worst; 0 where bounds make it more than that."""
    return max(0.0, 1 - cost / worst) if worst else 1.0


def _within_bounds(cases: int, of: int) -> str:
    return say(
        "{cases:,} of {of:,} cases are known within bounds only: their"
        " variants would take more than the effort to align",
        cases=cases,
        of=of,
    )


def _write_fitness(
    log: EventLog, pairs: Sequence[tuple[Variant, Alignment]], fitness: Sequence[Bounds]
) -> None:
    """Write `variant_fitness`: variant_no, cost_low, cost_high, fitness_low, fitness_high."""
    import pyarrow as pa

    columns = {
        "variant_no": pa.array([v.number for v, _ in pairs], pa.int32()),
        "cost_low": pa.array([a.low for _, a in pairs], pa.int32()),
        "cost_high": pa.array([a.high for _, a in pairs], pa.int32()),
        "fitness_low": pa.array([f.low for f in fitness], pa.float64()),
        "fitness_high": pa.array([f.high for f in fitness], pa.float64()),
    }
    log.engine.insert("variant_fitness", pa.table(columns))
