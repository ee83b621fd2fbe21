"""What became of a log that is to leave the house, and how easily its cases are found again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Risk:
    """The share of cases (0 to 1) that are the only one, by what is known of them.

    `activities`: which they are; `order`: all of them in order; `days`: three of them with the
    day of each (all of a case that has fewer), measured on up to 5,000 cases.
    """

    activities: float
    order: float
    days: float


@dataclass(frozen=True, slots=True)
class Anonymity:
    """How many cases and events there were and are left, how many cases were cut, and the risk."""

    cases: int
    events: int
    cases_left: int
    events_left: int
    cut: int
    before: Risk
    after: Risk
