"""Footprints: which activity may come directly after which, in the log and in the model.

Two activities of a footprint are in a sequence (one directly after the other, never the other
way), parallel (both ways) or never next to each other (W. van der Aalst, Process Mining, 2016,
chapter 6.2). A place of a case where two activities stand together that the model never lets
follow each other, or where it begins or ends as the model never does, is a difference for certain.
Where there is none, the case may deviate nevertheless.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from procmine.conformance import Bounds, Conformance
from procmine.errors import UsageError
from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.reducing import reduced
from procmine.mining.alignments.state_space import explored, following
from procmine.mining.variants import Variant
from procmine.models import PetriNet, ProceduralModel
from procmine.words.say import say, unsaid

#: Markings of a net whose footprint is taken.
_MOST = 100_000
_NOTE = unsaid(
    "footprints compare which activities stand next to each other alone:"
    " a case without a difference may still deviate, and no deviations"
    " are told"
)
#: What stands before the first and after the last activity.
_EDGE = None


def compared(model: ProceduralModel, variants: Sequence[Variant]) -> Conformance:
    """Check variants by their footprints; the fitness is the share of pairs without difference.

    The pairs of a case of n events are n + 1, the begin and the end among them.
    """
    allowed = follows(model.net)
    different = [
        sum(pair not in allowed for pair in pairwise((_EDGE, *v.activities, _EDGE)))
        for v in variants
    ]
    cases = sum(v.cases for v in variants)
    both = list(zip(variants, different, strict=True))
    broken = sum(v.cases for v, n in both if n)
    pairs = sum(v.cases * (len(v.activities) + 1) for v in variants)
    mean = sum(v.cases * (1 - n / (len(v.activities) + 1)) for v, n in both) / cases
    total = 1 - sum(v.cases * n for v, n in both) / pairs
    return Conformance(
        model=model.name,
        model_kind=model.kind,
        method="footprints",
        cases=cases,
        variants=len(variants),
        judged=broken,
        fitting=Bounds(0.0, 1 - broken / cases),
        fitness=Bounds(mean, mean),
        log_fitness=Bounds(total, total),
        notes=(say(_NOTE),),
    )


def follows(net: PetriNet) -> frozenset[tuple[str | None, str | None]]:
    """Give the pairs of activities of which a net lets one follow the other directly.

    None stands before the first and after the last activity.
    """
    space = explored(Markings(reduced(net)), _MOST)
    if space is None:
        raise UsageError(
            say("the model has too many markings for footprints"), say("check it by alignments")
        )
    next_ones = following(space)
    pairs: set[tuple[str | None, str | None]] = {(_EDGE, activity) for activity in next_ones[0]}
    for edge in space.edges:
        if edge.step.label is not None:
            pairs |= {(edge.step.label, activity) for activity in next_ones[edge.target]}
    return frozenset(pairs)
