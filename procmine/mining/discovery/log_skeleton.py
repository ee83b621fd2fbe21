"""Log skeletons: what always, or never, holds between activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from procmine.mining.variants import Variant
from procmine.models import Constraint, DeclarativeModel

_Pair = tuple[str, str]


def log_skeleton(variants: Sequence[Variant], noise: float) -> DeclarativeModel:
    """Discover a log skeleton (Verbeek and de Carvalho 2018).

    A relation is kept where all but `noise` of the cases that it concerns keep to it: equivalence
    and never-together concern those that have one of the two activities, the others those that
    have the first. Of the numbers of times that an activity is there in a case, the most frequent
    are allowed that together make up all but `noise` of the cases.
    """
    having: Counter[str] = Counter()
    both: Counter[_Pair] = Counter()
    keeping: dict[str, Counter[_Pair]] = {name: Counter() for name in _ORDERED}
    times: dict[str, Counter[int]] = {}
    for variant in variants:
        counts = Counter(variant.activities)
        for activity, number in counts.items():
            having[activity] += variant.cases
            times.setdefault(activity, Counter())[number] += variant.cases
        for pair in combinations(sorted(counts), 2):
            both[pair] += variant.cases
        for relation, pair in _relations(variant.activities, counts):
            keeping[relation][pair] += variant.cases
    share = 1 - noise
    either = {
        (one, other): having[one] + having[other] - both[one, other]
        for one, other in combinations(sorted(having), 2)
    }
    apart = {pair: cases - both[pair] for pair, cases in either.items()}
    kept = {
        "equivalence": [p for p, n in either.items() if keeping["equivalence"][p] >= share * n],
        "never-together": [pair for pair, cases in either.items() if apart[pair] >= share * cases],
    }
    for relation in ("always-after", "always-before", "directly-follows"):
        found = keeping[relation].items()
        kept[relation] = sorted(pair for pair, n in found if n >= share * having[pair[0]])
    cases = sum(variant.cases for variant in variants)
    return DeclarativeModel(
        "log-skeleton",
        "log-skeleton",
        (
            *(_constraint(name, *pair) for name, pairs in kept.items() if pairs for pair in pairs),
            *(
                _constraint("activity-counts", activity, counts=_usual(numbers, cases, share))
                for activity, numbers in sorted(times.items())
            ),
        ),
    )


#: The relations that hold between activities that a case both has.
_ORDERED = ("equivalence", "always-after", "always-before", "directly-follows")


def _constraint(template: str, *activities: str, counts: tuple[int, ...] = ()) -> Constraint:
    return Constraint(f"{template}({', '.join(activities)})", template, activities, counts=counts)


def _relations(activities: Sequence[str], counts: Counter[str]) -> Iterator[tuple[str, _Pair]]:
    """Give the relations between activities of a variant that it keeps to."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for seq, activity in enumerate(activities):
        first.setdefault(activity, seq)
        last[activity] = seq
    for one in counts:
        for other in counts:
            if one < other and counts[one] == counts[other]:
                yield "equivalence", (one, other)
            if last[one] < last[other]:
                yield "always-after", (one, other)
            if first[other] < first[one]:
                yield "always-before", (one, other)
    for pair, number in Counter(pairwise(activities)).items():
        if number == counts[pair[0]] and pair[0] != pair[1]:
            yield "directly-follows", pair


def _usual(numbers: Counter[int], cases: int, share: float) -> tuple[int, ...]:
    """Give the most frequent numbers that make up the share of the cases, 0 among them."""
    counted = numbers | {0: cases - numbers.total()}
    usual: list[int] = []
    covered = 0
    for number, having in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if covered >= cases * share or not having:
            break
        usual.append(number)
        covered += having
    return tuple(sorted(usual))
