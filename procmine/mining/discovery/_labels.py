"""Activities whose hash is the same in each run.

pm4py walks through sets of activities, in the order of their hashes, which Python draws anew in
each run: where a miner has a choice, its model would be another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from procmine.mining.variants import Variant


class Label(str):
    """A str with a hash that follows from its letters alone."""

    __slots__ = ("_hash",)
    _hash: int

    def __new__(cls, text: str) -> Label:
        label = super().__new__(cls, text)
        label._hash = crc32(text.encode("utf-8", "surrogatepass"))
        return label

    def __hash__(self) -> int:
        return self._hash

    # Else a copy would be made of each of a hundred thousand events.
    def __deepcopy__(self, _memo: Any) -> Label:
        return self


def labelled(variants: Iterable[Variant]) -> Counter[tuple[str, ...]]:
    """Give the variants with how many cases each has, as pm4py's miners of variants take them."""
    labels: dict[str, Label] = {}
    return Counter(
        {
            tuple(labels.setdefault(a, Label(a)) for a in variant.activities): variant.cases
            for variant in variants
        }
    )
