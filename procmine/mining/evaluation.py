"""How good a model of a log is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from math import sqrt

from procmine.conformance import ModelQuality
from procmine.eventlog import EventLog
from procmine.mining.alignments import EFFORT
from procmine.mining.conforming import conform
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.to_pm4py import net_to_pm4py
from procmine.mining.variants import Variant, variants_of
from procmine.models import Diagram, Model, PetriNet, ProceduralModel
from procmine.models.soundness import soundness_of
from procmine.relations import order
from procmine.words.say import say, unsaid

#: States for a variant in a net that isn't sound.
_UNSOUND_EFFORT = 20_000
#: Of a plain sequence: each place and transition has an arc in and an arc out.
_LEAST_DEGREE = 2


def evaluate(
    log: EventLog,
    model: Model,
    *,
    effort: int = EFFORT,
    progress: Callable[[str], None] = lambda stage: None,
) -> ModelQuality:
    """Measure how good a model of a log is; `effort` as of check()."""
    order(log)
    soundness = soundness_of(model.net) if isinstance(model, ProceduralModel) else None
    if soundness is not None and soundness.verdict == "not sound":
        # Such nets may have no end, or markings without number: a little effort tells enough.
        effort = min(effort, _UNSOUND_EFFORT)
    found = conform(log, model, effort=effort, precision=True, progress=progress)
    if not isinstance(model, ProceduralModel):
        return ModelQuality(
            found.fitting, None, None, None, None, None, None, (), (
                ("constraints", len(model.constraints)), ("activities", len(model.activities)),
            ),
        )  # fmt: skip
    progress(say("replaying"))
    assert soundness is not None
    return ModelQuality(
        fitting=found.fitting,
        fitness=found.fitness,
        log_fitness=found.log_fitness,
        precision=found.precision,
        generalisation=generalisation(model.net, variants_of(log)),
        simplicity=simplicity(model.net),
        sound=None if soundness.verdict == "unknown" else soundness.verdict == "sound",
        unsound_for=() if soundness.verdict == "sound" else soundness.reasons,
        size=tuple(_size(model)),
    )


def generalisation(net: PetriNet, variants: tuple[Variant, ...]) -> float:
    """Say how often the net's transitions are run: 1 if very often, 0 if once or never each."""
    if not net.transitions:
        return 1.0
    runs = _runs(net, variants)
    return 1 - sum(1 / sqrt(runs[t.id]) if runs[t.id] else 1 for t in net.transitions) / len(
        net.transitions
    )


def _runs(net: PetriNet, variants: tuple[Variant, ...]) -> Counter[str]:
    """Count the runs of each transition, by pm4py's token replay of each variant."""
    pm4py_quietly()
    from pm4py.algo.conformance.tokenreplay.algorithm import apply
    from pm4py.objects.log.obj import Event, EventLog, Trace

    log = EventLog(Trace([Event({"concept:name": a}) for a in v.activities]) for v in variants)
    replayed = apply(log, *net_to_pm4py(net), {"show_progress_bar": False})
    runs: Counter[str] = Counter()
    for variant, result in zip(variants, replayed, strict=True):
        for transition in result["activated_transitions"]:
            runs[transition.name] += variant.cases
    return runs


def simplicity(net: PetriNet) -> float:
    """Say how few arcs the net has for its size: 1 for a sequence, less for a tangle."""
    parts = len(net.places) + len(net.transitions)
    degree = 2 * len(net.arcs) / parts if parts else 0.0
    return 1 / (1 + max(degree - _LEAST_DEGREE, 0.0))


def _size(model: ProceduralModel) -> Iterator[tuple[str, int]]:
    yield unsaid("places"), len(model.net.places)
    yield unsaid("transitions"), len(model.net.transitions)
    yield unsaid("arcs"), len(model.net.arcs)
    if model.diagram is not None:
        yield unsaid("tasks"), _count(model.diagram, "task")
        yield unsaid("gateways"), _count(model.diagram, "xor", "and", "or", "event-gateway")


def _count(diagram: Diagram, *kinds: str) -> int:
    return sum(node.kind in kinds for node in diagram.nodes)
