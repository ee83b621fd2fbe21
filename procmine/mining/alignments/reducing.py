"""Leave out silent steps that change nothing about what a net allows, to have fewer markings.

Both rules keep the visible runs, and so the cost of every alignment. They are the agglomerations
of G. Berthelot, Transformations and Decompositions of Nets, LNCS 254 (1987), for silent steps.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from procmine.models import PetriNet

#: No place of a file is named like this.
_END = "\0end"


@dataclass(slots=True)
class Step:
    """A transition: its place in the net, its label, and the tokens it takes and gives."""

    number: int
    label: str | None
    takes: Counter[str]
    gives: Counter[str]


@dataclass(slots=True)
class Steps:
    """A net as its steps, with an initial and a final marking."""

    steps: list[Step]
    initial: Counter[str]
    final: Counter[str]

    @property
    def places(self) -> set[str]:
        """The places that a step or a marking names."""
        return {place for tokens in self._tokens() for place in tokens}

    @property
    def heaviest(self) -> int:
        """The most tokens that a step or a marking has at one place."""
        return max((count for tokens in self._tokens() for count in tokens.values()), default=0)

    def _tokens(self) -> list[Counter[str]]:
        sides = [side for step in self.steps for side in (step.takes, step.gives)]
        return [self.initial, self.final, *sides]


def reduced(net: PetriNet) -> Steps:
    """Give the steps of a net, with as few silent ones as the rules below leave."""
    steps = steps_of(net)
    while any(_left_out(steps, step) for step in steps.steps if step.label is None):
        pass
    return steps


def steps_of(net: PetriNet) -> Steps:
    """Give all steps of a net; what may end in several ways ends in one, by silent steps."""
    found = {t.id: Step(n, t.label, Counter(), Counter()) for n, t in enumerate(net.transitions)}
    for source, target, weight in net.arcs:
        if target in found:
            found[target].takes[source] += weight
        else:
            found[source].gives[target] += weight
    steps = list(found.values())
    ends = [Counter(final) for final in net.finals]
    if len(ends) != 1:
        end = Counter({_END: 1})
        steps += [Step(-1, None, final, end.copy()) for final in ends]
        ends = [end]
    return Steps(steps, Counter(net.initial), ends[0])


def _left_out(net: Steps, silent: Step) -> bool:
    """Leave a silent step out if it may as well happen at once, or as late as can be."""
    if silent.takes == silent.gives:
        net.steps.remove(silent)
        return True
    return _at_once(net, silent) or _at_last(net, silent)


def _at_once(net: Steps, silent: Step) -> bool:
    """Where only this step takes from its only place, what gives to the place gives its results."""
    place = _only(silent.takes)
    if (
        place is None
        or place in silent.gives
        or place in net.final
        or any(place in step.takes for step in net.steps if step is not silent)
    ):
        return False
    net.steps.remove(silent)
    for tokens in (net.initial, *(step.gives for step in net.steps)):
        _replace(tokens, place, silent.gives)
    return True


def _at_last(net: Steps, silent: Step) -> bool:
    """Where only this step gives to its only result, what takes from there takes its tokens."""
    place = _only(silent.gives)
    if (
        place is None
        or place in silent.takes
        or place in net.initial
        or any(place in step.gives for step in net.steps if step is not silent)
    ):
        return False
    net.steps.remove(silent)
    for tokens in (net.final, *(step.takes for step in net.steps)):
        _replace(tokens, place, silent.takes)
    return True


def _only(tokens: Counter[str]) -> str | None:
    """Give the place of a single token, None if there are more or none."""
    return next(iter(tokens)) if tokens.total() == 1 else None


def _replace(tokens: Counter[str], place: str, others: Counter[str]) -> None:
    count = tokens.pop(place, 0)
    for other, weight in others.items() if count else ():
        tokens[other] += count * weight
