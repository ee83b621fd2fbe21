"""Token replay: play the events of a case in the net, and count what tokens are amiss.

An event takes a step with its label, with silent steps before it where they enable it; if none
is enabled, the tokens that the step lacks are put there and counted as missing. At the end the
tokens of the final marking are taken away, and what is left is counted as remaining. With the
tokens consumed (c), produced (p), missing (m) and remaining (r), a case's fitness is
(1 - m/c) / 2 + (1 - r/p) / 2 (A. Rozinat, W. van der Aalst, Conformance checking of processes based
on monitoring real behavior, Information Systems 33, 2008). Here an activity that the model lacks
counts as a step of its own with one token missing and one remaining.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from procmine.conformance import Bounds, Conformance
from procmine.mining.alignments.reducing import Step, Steps, steps_of
from procmine.mining.variants import Variant
from procmine.models import ProceduralModel

#: Markings that are looked at for silent steps which enable an event.
_LOOKED_AT = 2000
_NOTE = (
    "token replay goes on with tokens that are not there, so it overstates how well cases fit,"
    " and tells no deviations; alignments do both better"
)


class Tokens(NamedTuple):
    """The tokens of one case."""

    consumed: int
    produced: int
    missing: int
    remaining: int

    @property
    def fitness(self) -> float:
        """From 0 to 1."""
        amiss = self.missing / max(1, self.consumed) + self.remaining / max(1, self.produced)
        return 1 - amiss / 2


def replayed(
    model: ProceduralModel,
    variants: Sequence[Variant],
    progress: Callable[[str], None] = lambda stage: None,
) -> Conformance:
    """Check variants by token replay.

    A case without a token amiss fits, and one with an activity that the model lacks doesn't; of
    the others this method can't be sure.
    """
    progress(f"replaying {len(variants):,} variants")
    net = steps_of(model.net)
    tokens = [replay(net, variant.activities) for variant in variants]
    cases = sum(v.cases for v in variants)
    known = model.activities
    fits = sum(
        v.cases for v, t in zip(variants, tokens, strict=True) if not t.missing + t.remaining
    )
    strange = sum(v.cases for v in variants if not known.issuperset(v.activities))
    mean = sum(v.cases * t.fitness for v, t in zip(variants, tokens, strict=True)) / cases
    sums = Tokens(
        *(
            sum(v.cases * t[part] for v, t in zip(variants, tokens, strict=True))
            for part in range(4)
        )
    )
    return Conformance(
        model=model.name,
        model_kind=model.kind,
        method="token-replay",
        cases=cases,
        variants=len(variants),
        judged=fits + strange,
        fitting=Bounds(fits / cases, 1 - strange / cases),
        fitness=Bounds(mean, mean),
        log_fitness=Bounds(sums.fitness, sums.fitness),
        notes=(_NOTE,),
    )


def replay(net: Steps, activities: Sequence[str]) -> Tokens:
    """Replay one variant."""
    by_label: dict[str, list[Step]] = {}
    for step in net.steps:
        if step.label is not None:
            by_label.setdefault(step.label, []).append(step)
    marking = Counter(net.initial)
    consumed, produced, missing, remaining = 0, net.initial.total(), 0, 0
    for activity in activities:
        steps = by_label.get(activity)
        if steps is None:
            consumed, produced, missing, remaining = (
                consumed + 1, produced + 1, missing + 1, remaining + 1,
            )  # fmt: skip
            continue
        way, step = _way(net, marking, steps)
        for taken in (*way, step):
            lacking = taken.takes - marking
            missing += lacking.total()
            marking = (marking + lacking) - taken.takes + taken.gives
            consumed += taken.takes.total()
            produced += taken.gives.total()
    way, _ = _way(net, marking, [Step(-1, None, net.final, Counter())], exactly=True)
    for taken in way:
        marking = marking - taken.takes + taken.gives
        consumed += taken.takes.total()
        produced += taken.gives.total()
    consumed += net.final.total()
    missing += (net.final - marking).total()
    remaining += (marking - net.final).total()
    return Tokens(consumed, produced, missing, remaining)


def _way(
    net: Steps, marking: Counter[str], steps: Sequence[Step], exactly: bool = False
) -> tuple[list[Step], Step]:
    """Give the fewest silent steps that enable one of the steps, and that step.

    `exactly`: nothing may be left besides what it takes. Where there is no way, the step
    that lacks the fewest tokens is taken as it is.
    """
    silent = [step for step in net.steps if step.label is None]
    ways: list[tuple[Counter[str], list[Step]]] = [(marking, [])]
    seen = {frozenset(marking.items())}
    for at, way in ways:
        for step in steps:
            if step.takes == at if exactly else step.takes <= at:
                return way, step
        for step in silent if len(ways) < _LOOKED_AT else ():
            if step.takes <= at:
                after = at - step.takes + step.gives
                key = frozenset(after.items())
                if key not in seen:
                    seen.add(key)
                    ways.append((after, [*way, step]))
    return [], min(steps, key=lambda step: (step.takes - marking).total())
