"""Miners of Petri nets: heuristics, alpha and integer programming."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

from procmine.mining.discovery._counts import Counts, Pairs, counts_of
from procmine.mining.discovery._labels import labelled
from procmine.mining.from_pm4py import net_from_pm4py
from procmine.mining.variants import Variant
from procmine.models import ProceduralModel


def heuristics(variants: Sequence[Variant], noise: float) -> ProceduralModel:
    """Discover a net by the heuristics miner; it may be unsound.

    Pairs are left out that are rarer than `noise` times the most frequent pair of either of
    their activities (Weijters, van der Aalst, Alves de Medeiros 2006).
    """
    from pm4py.algo.discovery.heuristics.variants.classic import Parameters, apply_heu_dfg
    from pm4py.objects.conversion.heuristics_net.variants.to_petri_net import apply as to_net

    counts = counts_of(labelled(variants))
    found = apply_heu_dfg(
        _frequent(counts, noise),
        activities=list(counts.activities),
        activities_occurrences=counts.activities,
        start_activities=counts.starts,
        end_activities=counts.ends,
        freq_triples=counts.triples,
        # Done above: pm4py's takes no labels but plain str.
        parameters={Parameters.DFG_PRE_CLEANING_NOISE_THRESH: 0},
    )
    return ProceduralModel("heuristics", "petri-net", net_from_pm4py(*to_net(found)))


def _frequent(counts: Counts, noise: float) -> Pairs:
    most: dict[str, int] = {}
    for pair, count in counts.pairs.items():
        for activity in pair:
            most[activity] = max(most.get(activity, 0), count)
    return {
        (first, second): count
        for (first, second), count in counts.pairs.items()
        if count >= noise * min(most[first], most[second])
    }


def alpha(variants: Sequence[Variant], _noise: float) -> ProceduralModel:
    """Discover a net by the alpha algorithm, which knows no noise; it may be unsound.

    (van der Aalst, Weijters, Maruster 2004)
    """
    from pm4py.algo.discovery.alpha.variants.classic import apply_dfg_sa_ea

    counts = counts_of(labelled(variants))
    found = apply_dfg_sa_ea(counts.pairs, counts.starts, counts.ends)
    return ProceduralModel("alpha", "petri-net", net_from_pm4py(*found))


def ilp(variants: Sequence[Variant], noise: float) -> ProceduralModel:
    """Discover a net by integer linear programming: each place is one that the log allows.

    Of the ways in which one beginning of cases goes on, those are left out that are rarer than
    `noise` times the most frequent one: 1 - alpha, in the words of its authors (van Zelst, van
    Dongen, van der Aalst and Verbeek 2018).
    """
    from pm4py.algo.discovery.ilp.variants.classic import Parameters, apply
    from pm4py.objects.log.obj import Event, EventLog, Trace

    log = EventLog(
        Trace([Event({"concept:name": a}) for a in variant], attributes=_Cases(cases))
        for variant, cases in labelled(variants).items()
    )
    parameters = {Parameters.ALPHA: 1.0 - noise, Parameters.SHOW_PROGRESS_BAR: False}
    with catch_warnings():
        simplefilter("ignore")  # the solver's, about matrices
        found = apply(log, parameters)
    return ProceduralModel("ilp", "petri-net", net_from_pm4py(*found))


class _Cases(dict[str, Any]):
    """The attributes of a trace that stands for several cases, which pm4py would count as one."""

    _KEY = "@@num_traces"

    def __init__(self, cases: int) -> None:
        super().__init__({self._KEY: cases})

    def __copy__(self) -> _Cases:
        return _Cases(self[self._KEY])

    def __deepcopy__(self, _memo: Any) -> _Cases:
        return _Cases(self[self._KEY])

    def __setitem__(self, key: str, value: Any) -> None:
        if key != self._KEY:
            super().__setitem__(key, value)
