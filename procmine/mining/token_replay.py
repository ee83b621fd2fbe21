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

from collections.abc import Callable, Sequence
from typing import NamedTuple

from procmine.conformance import Bounds, Conformance
from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.reducing import steps_of
from procmine.mining.variants import Variant
from procmine.models import PetriNet, ProceduralModel
from procmine.words.say import say, unsaid

#: Tokens that are put there pile up.
_BITS = 32
#: Markings that are looked at for silent steps which enable an event.
_LOOKED_AT = 2000
_NOTE = unsaid(
    "token replay goes on with tokens that are not there and takes the"
    " first way that is open: fitness may come out higher or lower than"
    " by alignments, and no deviations are told"
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
    replay = Replay(model.net)
    tokens = [replay.of(variant.activities) for variant in variants]
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
        notes=(say(_NOTE),),
    )


class Replay:
    """Replays variants in one net; the ways to enable an activity at a marking are kept."""

    def __init__(self, net: PetriNet) -> None:
        steps = steps_of(net)
        self._markings = Markings(steps, _BITS)
        self._by_label: dict[str, list[int]] = {}
        for place, step in enumerate(self._markings.steps):
            if step.label is not None:
                self._by_label.setdefault(step.label, []).append(place)
        self._taken = [(step.takes.total(), step.gives.total()) for step in steps.steps]
        self._ends = (steps.initial.total(), steps.final.total())
        self._silent: dict[int, list[tuple[int, int]]] = {}
        self._ways: dict[tuple[int, str | None], list[int]] = {}

    def of(self, activities: Sequence[str]) -> Tokens:
        """Replay one variant."""
        marking = self._markings.initial
        consumed, produced, missing, unknown = 0, self._ends[0], 0, 0
        for activity in (*activities, None):
            if activity is not None and activity not in self._by_label:
                unknown += 1
                continue
            for place in self._way(marking, activity):
                step = self._markings.steps[place]
                lacking = self._markings.lacking(marking, step.takes)
                missing += self._markings.tokens(lacking)
                marking += lacking - step.takes + step.gives
                consumed += self._taken[place][0]
                produced += self._taken[place][1]
        missing += self._markings.tokens(self._markings.lacking(marking, self._markings.final))
        left = self._markings.lacking(self._markings.final, marking)
        remaining = self._markings.tokens(left)
        consumed += self._ends[1]
        return Tokens(
            consumed + unknown, produced + unknown, missing + unknown, remaining + unknown
        )

    def _way(self, marking: int, activity: str | None) -> list[int]:
        """Give the fewest silent steps that enable an activity, and the step of it; None: the end.

        Where there is no way, the step that lacks the fewest tokens is taken as it is.
        """
        key = (marking, activity)
        if key not in self._ways:
            self._ways[key] = self._shortest(marking, activity)
        return self._ways[key]

    def _shortest(self, marking: int, activity: str | None) -> list[int]:
        wanted = [] if activity is None else self._by_label[activity]
        before: dict[int, tuple[int, int]] = {marking: (-1, marking)}
        todo = [marking]
        for at in todo:
            if activity is None and at == self._markings.final:
                return self._back(before, at)
            for place in wanted:
                if not self._markings.lacking(at, self._markings.steps[place].takes):
                    return [*self._back(before, at), place]
            for place, after in self._silently(at) if len(todo) < _LOOKED_AT else ():
                if after not in before:
                    before[after] = (place, at)
                    todo.append(after)
        steps = self._markings.steps
        count, lacking = self._markings.tokens, self._markings.lacking
        return sorted(wanted, key=lambda place: count(lacking(marking, steps[place].takes)))[:1]

    def _silently(self, marking: int) -> list[tuple[int, int]]:
        if marking not in self._silent:
            self._silent[marking] = [
                (place, after)
                for place, after in self._markings.after(marking)
                if self._markings.steps[place].label is None
            ]
        return self._silent[marking]

    @staticmethod
    def _back(before: dict[int, tuple[int, int]], marking: int) -> list[int]:
        way = []
        place, marking = before[marking]
        while place >= 0:
            way.append(place)
            place, marking = before[marking]
        return way[::-1]
