"""Split Miner: BPMN diagrams with few gateways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from procmine.mining.discovery._counts import Pairs, counts_of
from procmine.mining.discovery._labels import labelled
from procmine.mining.from_pm4py import diagram_from_pm4py, net_from_pm4py
from procmine.mining.variants import Variant
from procmine.models import ProceduralModel


def split(variants: Sequence[Variant], noise: float) -> ProceduralModel:
    """Discover a BPMN diagram by Split Miner.

    `noise` is its eta: of the most frequent flow into and out of each activity, that share of
    the rarest says below which frequency other flows are left out (Augusto and others 2019).
    """
    from pm4py.algo.discovery.split_miner.variants.classic import Parameters
    from pm4py.objects.conversion.bpmn.variants.to_petri_net import apply as to_net

    bpmn = _miner(labelled(variants)).apply(None, {Parameters.ETA: noise})
    return ProceduralModel(
        "split", "bpmn", net_from_pm4py(*to_net(bpmn)), diagram=diagram_from_pm4py(bpmn)
    )


def _miner(variants: Mapping[tuple[str, ...], int]) -> Any:
    """Give pm4py's miner, over variants with their cases in the place of a log."""
    from pm4py.algo.discovery.split_miner.dtypes.log import END_LABEL, START_LABEL
    from pm4py.algo.discovery.split_miner.variants.classic import ClassicSplitMiner

    whole = {(START_LABEL, *variant, END_LABEL): cases for variant, cases in variants.items()}

    class OnVariants(ClassicSplitMiner):  # type: ignore[misc]
        def do_extract_traces(self, log: Any, parameters: Any = None) -> list[tuple[str, ...]]:
            return list(whole)

        def do_dfg_discovery(self, traces: Any, parameters: Any = None) -> tuple[Pairs, Any]:
            # Which loops there are needs no counts.
            _, loops = super().do_dfg_discovery(traces, parameters)
            return counts_of(whole).pairs, loops

    return OnVariants()
