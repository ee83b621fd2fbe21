"""How often activities follow each other, from variants and their cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

Pairs = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Counts:
    """What miners of the directly-follows graph need, each in the order of its activities.

    `triples` counts three activities in a row.
    """

    activities: dict[str, int]
    starts: dict[str, int]
    ends: dict[str, int]
    pairs: Pairs
    triples: dict[tuple[str, str, str], int]


def counts_of(variants: Mapping[tuple[str, ...], int]) -> Counts:
    """Count over the variants, each as often as it has cases."""
    activities: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    triples: Counter[tuple[str, str, str]] = Counter()
    for variant, cases in variants.items():
        starts[variant[0]] += cases
        ends[variant[-1]] += cases
        for activity in variant:
            activities[activity] += cases
        for pair in pairwise(variant):
            pairs[pair] += cases
        for triple in zip(variant, variant[1:], variant[2:], strict=False):
            triples[triple] += cases
    return Counts(
        activities=dict(sorted(activities.items())),
        starts=dict(sorted(starts.items())),
        ends=dict(sorted(ends.items())),
        pairs=dict(sorted(pairs.items())),
        triples=dict(sorted(triples.items())),
    )
