"""Variants as a tree of prefixes: what several begin with is there once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Prefix(NamedTuple):
    """A prefix: the place of the one before it in the level above, and its last activity."""

    parent: int
    activity: str


class Prefixes:
    """The prefixes of sequences, by their length; a sequence ends at a place in its level."""

    def __init__(self, sequences: Sequence[Sequence[str]]) -> None:
        self.levels: list[list[Prefix]] = [[Prefix(0, "")]]
        self.ends: list[int] = []
        numbers: dict[tuple[int, int, str], int] = {}
        for sequence in sequences:
            place = 0
            for length, activity in enumerate(sequence, 1):
                if length == len(self.levels):
                    self.levels.append([])
                level = self.levels[length]
                parent, place = place, numbers.setdefault((length, place, activity), len(level))
                if place == len(level):
                    level.append(Prefix(parent, activity))
            self.ends.append(place)


def in_pieces(sequences: Sequence[tuple[str, ...]], most: int) -> Iterator[list[int]]:
    """Give the places of sequences, alike ones together, in pieces of at most `most` prefixes.

    A sequence that is longer is a piece of its own.
    """
    piece: list[int] = []
    prefixes = 0
    last: tuple[str, ...] = ()
    for place in sorted(range(len(sequences)), key=sequences.__getitem__):
        sequence = sequences[place]
        shared = _shared(last, sequence)
        if piece and prefixes + len(sequence) - shared > most:
            yield piece
            piece, prefixes, shared = [], 0, 0
        piece.append(place)
        prefixes += len(sequence) - shared
        last = sequence
    if piece:
        yield piece


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Give how many activities two sequences begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
