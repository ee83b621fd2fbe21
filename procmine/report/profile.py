"""The log in numbers, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spread:
    """How a duration is distributed, in hours."""

    mean: float
    min: float
    p25: float
    median: float
    p75: float
    p90: float
    max: float


@dataclass(frozen=True, slots=True)
class ActivityProfile:
    """One activity: how often, in how many cases, and its hours of work and of waiting before it.

    `repeated` counts the cases that have it more than once.

    The spreads are None where the log cannot show them: `work` without start times, `wait`
    where the activity only ever starts a case. Without start times `wait` is the time since the
    step before, waiting and work together.
    """

    activity: str
    events: int
    cases: int
    repeated: int
    work: Spread | None
    wait: Spread | None


@dataclass(frozen=True, slots=True)
class VariantProfile:
    """One variant: the activities in order, its cases, and their mean and median hours."""

    activities: tuple[str, ...]
    cases: int
    case_share: float
    mean_hours: float
    median_hours: float


@dataclass(frozen=True, slots=True)
class Recurring:
    """An activity whose repetition is by design, and the reason, so that it is no rework."""

    activity: str
    reason: Literal["every case", "periodic", "item by item", "as many as ordered"]
    cases: int
    detail: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The log in numbers, before any judgement.

    `flow_efficiency` is the hours of work of all cases (time in which at least one activity of
    the case is under way) over the hours of all cases, None without start times.
    `gaps` are sentences saying what the log cannot show.
    """

    case_hours: Spread
    events_per_case: float
    work_hours_per_case: float | None
    flow_efficiency: float | None
    activities: tuple[ActivityProfile, ...]
    variants: tuple[VariantProfile, ...]
    recurring: tuple[Recurring, ...]
    gaps: tuple[str, ...]
