"""Random numbers that stay the same on every machine and under every Python.

Python promises this for `random.Random.random()` alone, so everything is drawn from it. Each
purpose has a stream of its own: taking one step out of a process leaves every other duration and
decision of the case as it was.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

HOUR = 3600
MINUTE = 60
#: The shortest task, in seconds.
SHORTEST = 60

T = TypeVar("T")


class Draws:
    """Streams of random numbers, one for each purpose under one seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._streams: dict[str, random.Random] = {}

    def _uniform(self, purpose: str) -> float:
        stream = self._streams.get(purpose)
        if stream is None:
            stream = self._streams[purpose] = random.Random(f"{self._seed}/{purpose}")
        return stream.random()

    def chance(self, purpose: str, probability: float) -> bool:
        """Decide yes with `probability`."""
        return self._uniform(purpose) < probability

    def pick(self, purpose: str, choices: Sequence[T]) -> T:
        """Choose one of `choices`, each as likely as the others."""
        return choices[int(self._uniform(purpose) * len(choices))]

    def whole(self, purpose: str, lowest: int, highest: int) -> int:
        """Choose a whole number from `lowest` to `highest`, both included."""
        return lowest + int(self._uniform(purpose) * (highest - lowest + 1))

    def exponential(self, purpose: str, mean: float) -> float:
        """Draw the gap to the next of independent arrivals."""
        return -mean * math.log(1.0 - self._uniform(purpose))

    def gamma(self, purpose: str, mean: float, shape: int = 4) -> int:
        """Draw seconds from a gamma distribution; the larger `shape`, the less they vary."""
        drawn = sum(self.exponential(purpose, mean / shape) for _ in range(shape))
        return max(SHORTEST, round(drawn))

    def lognormal(self, purpose: str, mean: float, sigma: float = 0.5) -> int:
        """Draw seconds from a lognormal distribution with a mean of `mean`."""
        radius = math.sqrt(-2.0 * math.log(1.0 - self._uniform(purpose)))
        normal = radius * math.cos(2.0 * math.pi * self._uniform(purpose))
        return max(SHORTEST, round(mean * math.exp(sigma * normal - sigma * sigma / 2.0)))
