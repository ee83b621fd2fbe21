"""What leeway a model leaves, so that a deviation is told of what the model does ask for.

An alignment shows one run of the model. Which of its steps might as well have come in another
order, and for which another activity would have done, is asked of the model itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from procmine.mining.alignments import Move, align
from procmine.mining.boundaries import boundaries
from procmine.mining.variants import Variant
from procmine.models import PetriNet
from procmine.models.net import Transition

#: Effort for a question; where it is too little the answer is no.
_EFFORT = 100_000
#: Effort for a question of two activities, of which there may be many.
_LITTLE_EFFORT = 10_000
#: What is asked, and of which activities or elements.
_Question = tuple[str, ...]


class Leeway:
    """Questions to a net about pairs of activities and about elements, each answered once.

    A question that is new is answered no, and kept until answer() asks the net for all of them:
    to align many runs at once takes little more than to align one.
    """

    def __init__(self, net: PetriNet) -> None:
        self.activities = net.activities
        bounds = boundaries(net)
        self.starts, self.ends = bounds.starts, bounds.ends
        self._net = net
        self._rivals = _rivals(net)
        self._fits: dict[_Question, bool] = {}
        self._open: dict[_Question, list[tuple[str, ...]]] = {}
        self._never: dict[tuple[str, ...], bool] = {}
        self._seen: set[tuple[str, ...]] = set()
        self._sequences: set[tuple[str, ...]] = set()

    def may_precede(self, run: Sequence[Move], first: int, second: int) -> bool:
        """Whether the step at place `second` of a run may as well come before that at `first`.

        Either of the two may go to the other's place.
        """
        names = [step.activity for step in run]
        between, rest = names[first + 1 : second], names[second + 1 :]
        early = (*names[:first], names[second], names[first], *between, *rest)
        late = (*names[:first], *between, names[second], names[first], *rest)
        return self._asked(("order", names[second], names[first]), [early, late])

    def options(self, run: Sequence[Move], place: int) -> frozenset[str]:
        """Give the activities that would do at a place of a run, its own among them."""
        names, step = [move.activity for move in run], run[place]
        return frozenset(
            rival
            for rival in (step.activity, *sorted(self._rivals[step.activity]))
            if rival == step.activity
            or self._asked(
                (step.element, step.activity, rival),
                [(*names[:place], rival, *names[place + 1 :])],
            )
        )

    def allows(self, activity: str, run: Sequence[Move], place: int) -> bool:
        """Whether the activity may be done before the step at a place of a run, beside all others.

        What stands on either side, and how often the run has the activity, decide.
        """
        names = [step.activity for step in run]
        left, right = names[:place][-1:], names[place:][:1]
        return self._asked(
            ("allows", activity, *left, "|", *right, str(names.count(activity))),
            [(*names[:place], activity, *names[place:])],
        )

    def too_often(self, activity: str, times: int) -> bool:
        """Whether no run of the net has the activity so many times; unsure is no."""
        return self._is_never((activity,) * times)

    def asks_first(self, first: str, second: str) -> bool:
        """Whether runs of the net have `first` before `second`, and none the other way round."""
        return self._is_never((second, first)) and (first, second) in self._seen

    def answer(self) -> bool:
        """Answer what was asked and is new; False where there is nothing."""
        asked, self._open = self._open, {}
        sequences, self._sequences = self._sequences, set()
        self._seek(sequences)
        self._align(asked)
        return bool(asked or sequences)

    def _is_never(self, sequence: tuple[str, ...]) -> bool:
        """Whether no run of the net has the activities in this order, whatever lies between."""
        if sequence not in self._never:
            self._sequences |= {sequence, sequence[::-1]}
        return self._never.get(sequence, False)

    def _seek(self, sequences: set[tuple[str, ...]]) -> None:
        alike: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for sequence in sorted(sequences):
            alike[tuple(sorted(set(sequence)))].append(sequence)
        for activities, sought in alike.items():
            variants = [Variant(number, sequence, 1) for number, sequence in enumerate(sought, 1)]
            alignments = align(_alone(self._net, activities), variants, _LITTLE_EFFORT)
            for sequence, alignment in zip(sought, alignments, strict=True):
                self._never[sequence] = alignment.low > 0
                if alignment.high == 0:
                    self._seen.add(sequence)

    def _align(self, asked: dict[_Question, list[tuple[str, ...]]]) -> None:
        if not asked:
            return
        distinct = sorted({run for runs in asked.values() for run in runs})
        variants = [Variant(number, run, 1) for number, run in enumerate(distinct, 1)]
        alignments = align(self._net, variants, _EFFORT)
        fitting = {run for run, a in zip(distinct, alignments, strict=True) if a.high == 0}
        for question, runs in asked.items():
            self._fits[question] = not fitting.isdisjoint(runs)

    def _asked(self, question: _Question, runs: list[tuple[str, ...]]) -> bool:
        """Whether any of the runs is one of the net's; the first runs asked about decide."""
        if question not in self._fits:
            self._open.setdefault(question, runs)
        return self._fits.get(question, False)


def _alone(net: PetriNet, activities: Collection[str]) -> PetriNet:
    """Give the net whose runs are those of `net` with any events left out but of the activities.

    All else is silent, and beside each transition of the activities stands one that is silent too.
    """
    twins = {t.id: f"{t.id} unseen" for t in net.transitions if t.label in activities}
    shown = [replace(t, label=t.label if t.id in twins else None) for t in net.transitions]
    return replace(
        net,
        transitions=(*shown, *(Transition(twin, None) for twin in twins.values())),
        arcs=(
            *net.arcs,
            *(
                (twins.get(source, source), twins.get(target, target), weight)
                for source, target, weight in net.arcs
                if source in twins or target in twins
            ),
        ),
    )


def _rivals(net: PetriNet) -> dict[str, set[str]]:
    """Give for each activity those that a place may lead to in its stead, by silent steps."""
    places = set(net.places)
    leads: dict[str, list[str]] = defaultdict(list)
    for source, target, _ in net.arcs:
        leads[source].append(target)
    labels = {t.id: t.label for t in net.transitions}
    rivals: dict[str, set[str]] = defaultdict(set)
    for place in net.places:
        found: set[str] = set()
        seen, waiting = {place}, [place]
        while waiting:
            for node in leads[waiting.pop()]:
                label = None if node in places else labels[node]
                if label is not None:
                    found.add(label)
                elif node not in seen:
                    seen.add(node)
                    waiting.append(node)
        if len(leads[place]) > 1:
            for label in found:
                rivals[label] |= found - {label}
    return rivals
