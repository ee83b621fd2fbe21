"""Inductive miners: models of blocks, sound by construction."""

from __future__ import annotations

from collections.abc import Sequence
from math import nextafter
from typing import Any

from procmine.mining.discovery._labels import labelled
from procmine.mining.from_pm4py import net_from_pm4py, tree_from_pm4py
from procmine.mining.variants import Variant
from procmine.models import ProceduralModel
from procmine.models.tree_net import net_of_tree

#: The most that pm4py takes for a factor below 1.
_BELOW_ONE = nextafter(1.0, 0.0)


def inductive(variants: Sequence[Variant], noise: float) -> ProceduralModel:
    """Discover a process tree by the inductive miner; with noise, by its infrequent variant.

    Where no cut fits, directly-follows pairs are left out that are rarer than `noise` times the
    most frequent pair of the same first activity (Leemans, Fahland, van der Aalst 2013).
    """
    from pm4py.algo.discovery.inductive.dtypes.im_ds import IMDataStructureUVCL
    from pm4py.algo.discovery.inductive.variants.im import IMUVCL
    from pm4py.algo.discovery.inductive.variants.imf import IMFUVCL
    from pm4py.objects.process_tree.utils.generic import fold

    parameters = {"noise_threshold": noise, "multiprocessing": False}
    miner = IMFUVCL(parameters) if noise else IMUVCL(parameters)
    found = miner.apply(IMDataStructureUVCL(labelled(variants)), parameters)
    tree = tree_from_pm4py(fold(found))
    return ProceduralModel("inductive", "process-tree", net_of_tree(tree), tree=tree)


def powl(variants: Sequence[Variant], noise: float) -> ProceduralModel:
    """Discover a partially ordered model, as a net.

    Where no cut fits, variants are left out that have fewer cases than `noise` times those of
    the most frequent one, and then again of those left (Kourani, van Zelst 2023).
    """
    from pm4py.algo.discovery.inductive.dtypes.im_ds import IMDataStructureUVCL
    from pm4py.algo.discovery.powl.inductive.variants.im_maximal import (
        POWLInductiveMinerMaximalOrder,
    )
    from pm4py.objects.conversion.powl.variants.to_petri_net import apply as to_net

    parameters: dict[Any, Any] = {
        "filtering_threshold": min(noise, _BELOW_ONE),
        "multiprocessing": False,
    }
    miner = POWLInductiveMinerMaximalOrder(parameters)
    found = miner.apply(IMDataStructureUVCL(labelled(variants)), parameters).simplify()
    return ProceduralModel("powl", "petri-net", net_from_pm4py(*to_net(found)))
