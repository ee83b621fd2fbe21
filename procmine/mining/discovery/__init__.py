"""Discover a model from a log, by pm4py's algorithms, on its variants and their counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from procmine.errors import UsageError
from procmine.eventlog import EventLog
from procmine.mining.discovery.declare import declare
from procmine.mining.discovery.log_skeleton import log_skeleton
from procmine.mining.discovery.nets import alpha, heuristics, ilp
from procmine.mining.discovery.split import split
from procmine.mining.discovery.trees import inductive, powl
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.variants import Variant, variants_of
from procmine.models import Model
from procmine.relations import order
from procmine.words.say import say

Algorithm = Literal[
    "inductive", "heuristics", "alpha", "ilp", "split", "declare", "log-skeleton", "powl"
]


@dataclass(frozen=True, slots=True)
class Miner:
    """An algorithm: `noise` is what it takes where nobody says; None where it takes none."""

    mine: Callable[[tuple[Variant, ...], float], Model]
    noise: float | None
    needs_pm4py: bool = True


MINERS: Mapping[str, Miner] = MappingProxyType(
    {
        "inductive": Miner(inductive, 0.0),
        "heuristics": Miner(heuristics, 0.05),
        "alpha": Miner(alpha, None),
        "ilp": Miner(ilp, 0.0),
        "split": Miner(split, 0.4),
        "declare": Miner(declare, 0.2, needs_pm4py=False),
        "log-skeleton": Miner(log_skeleton, 0.0, needs_pm4py=False),
        "powl": Miner(powl, 0.0),
    }
)


def discover(
    log: EventLog,
    algorithm: Algorithm = "inductive",
    *,
    noise: float | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> Model:
    """Discover a model of a log; the same log gives the same model in each run.

    `noise`, from 0 to 1, is how much rare behaviour to leave out: its exact meaning, and what is
    taken for None, is each algorithm's own (see their functions, and MINERS). `progress` is
    called with the name of each stage. Raises UsageError for an algorithm or noise that is none.
    """
    miner = MINERS.get(algorithm)
    if miner is None:
        raise UsageError(
            say("no algorithm '{algorithm}'", algorithm=algorithm),
            say("choose from {known}", known=", ".join(MINERS)),
        )
    taken = _noise(miner, algorithm, noise)
    progress(say("ordering events"))
    order(log)
    variants = variants_of(log)
    progress(say("discovering a model"))
    if miner.needs_pm4py:
        pm4py_quietly()
    return miner.mine(variants, taken)


def _noise(miner: Miner, algorithm: str, noise: float | None) -> float:
    if noise is None:
        return miner.noise or 0.0
    if miner.noise is None:
        raise UsageError(
            say("{algorithm} takes no noise", algorithm=algorithm),
            say("leave it out, or choose inductive, which does"),
        )
    if not 0 <= noise <= 1:
        raise UsageError(
            say("noise {noise:g}: not a share", noise=noise),
            say("give a number from 0 to 1, such as 0.2"),
        )
    return float(noise)
