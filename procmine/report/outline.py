"""The log's shape in a few numbers, for the sparklines of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """How cases are spread over their times, and over the time of the log.

    - times: cases by how long they take, in equal bins from 0 to `up_to_hours`, the 99th
      percentile; longer ones are in none;
    - ended: cases that ended in each of as many equal parts of the log's time;
    - medians: the median hours of those, None where none ended.
    """

    times: tuple[int, ...]
    up_to_hours: float
    ended: tuple[int, ...]
    medians: tuple[float | None, ...]
