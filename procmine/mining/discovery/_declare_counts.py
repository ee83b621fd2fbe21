"""How many cases each DECLARE constraint concerns, and how many of those keep to it.

All pairs of activities at once, a variant at a time: row a, column b of a matrix is the
constraint over a and b.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from procmine.mining.variants import Variant

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

#: A template, its activities, the cases that it concerns, and those of them that keep to it.
Counted = tuple[str, tuple[str, ...], int, int]
#: Over a and b they say what they say over b and a.
SYMMETRIC = frozenset({"co-existence", "not-co-existence"})


def count(variants: Sequence[Variant]) -> Iterator[Counted]:
    """Count each constraint over an activity, and over two, of those that variants have."""
    names = sorted({a for variant in variants for a in variant.activities})
    yield from _unary(variants, names)
    yield from _binary(variants, names)


def _unary(variants: Sequence[Variant], names: Sequence[str]) -> Iterator[Counted]:
    cases = sum(variant.cases for variant in variants)
    for name in names:
        having = [v for v in variants if name in v.activities]
        there = sum(v.cases for v in having)
        once = sum(v.cases for v in having if v.activities.count(name) == 1)
        first = sum(v.cases for v in having if v.activities[0] == name)
        last = sum(v.cases for v in having if v.activities[-1] == name)
        kept = {"existence": there, "absence": cases - there, "exactly": once, "init": first,
                "end": last}  # fmt: skip
        for template, keeping in kept.items():
            yield template, (name,), cases, keeping


def _binary(variants: Sequence[Variant], names: Sequence[str]) -> Iterator[Counted]:
    import numpy as np

    number = {name: n for n, name in enumerate(names)}
    sums: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for variant in variants:
        order = np.array([number[a] for a in variant.activities])
        for template, (concerned, keeping) in _judged(order, len(names)).items():
            if template not in sums:
                empty = np.zeros((len(names), len(names)), np.int64)
                sums[template] = empty, empty.copy()
            sums[template][0][concerned] += variant.cases
            sums[template][1][concerned & keeping] += variant.cases
    for template, (concerning, kept) in sums.items():
        for a, b in zip(*np.nonzero(concerning), strict=True):
            if a < b or (a > b and template not in SYMMETRIC):
                yield template, (names[a], names[b]), int(concerning[a, b]), int(kept[a, b])


def _judged(order: np.ndarray, names: int) -> dict[str, tuple[Matrix, Matrix]]:
    """Give for each template which pairs a variant concerns, and which of them it keeps to."""
    import numpy as np

    times = np.bincount(order, minlength=names)
    there = times > 0
    places = np.arange(len(order))
    first = np.full(names, len(order))
    first[order[::-1]] = places[::-1]
    last = np.full(names, -1)
    last[order] = places
    directly = np.zeros((names, names), np.int64)
    np.add.at(directly, (order[:-1], order[1:]), 1)

    has_a, has_b = np.meshgrid(there, there, indexing="ij")
    either, both = has_a | has_b, has_a & has_b
    response = both & (last[:, None] < last[None, :])
    precedence = both & (first[:, None] < first[None, :])
    alternate_response = _answered(order, names) == times[:, None]
    alternate_precedence = (_answered(order[::-1], names) == times[:, None]).T
    chain_response = directly == times[:, None]
    chain_precedence = directly == times[None, :]
    comes_after = both & (first[:, None] < last[None, :])
    return {
        "responded-existence": (has_a, both),
        "co-existence": (either, both),
        "not-co-existence": (either, ~both),
        "response": (has_a, response),
        "precedence": (has_b, precedence),
        "succession": (either, response & precedence),
        "alternate-response": (has_a, alternate_response),
        "alternate-precedence": (has_b, alternate_precedence),
        "alternate-succession": (either, both & alternate_response & alternate_precedence),
        "chain-response": (has_a, chain_response),
        "chain-precedence": (has_b, chain_precedence),
        "chain-succession": (either, both & chain_response & chain_precedence),
        "not-succession": (either, ~comes_after),
        "not-chain-succession": (either, directly == 0),
    }


def _answered(order: np.ndarray, names: int) -> np.ndarray:
    """Count for each a and b how many of the a have a b before the next a."""
    import numpy as np

    answered = np.zeros((names, names), np.int64)
    waiting = np.zeros((names, names), np.bool_)
    for activity in order:
        answered[:, activity] += waiting[:, activity]
        waiting[:, activity] = False
        waiting[activity, :] = True
    return answered
