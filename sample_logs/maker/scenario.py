"""What the three processes have in common: arrivals, and how what was planted is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from .draws import HOUR, Draws
from .office_hours import OfficeHours
from .simulation import Event, Process, Simulation


@dataclass(frozen=True)
class Planted:
    """One planted inefficiency: where it is, how strong, and the settings that take it away."""

    kind: str
    at: str
    to: str
    next: str
    strength: float
    without: Mapping[str, Any]


@dataclass(frozen=True)
class Scenario:
    """A simulated process and how its log is written."""

    name: str
    header: Sequence[str]
    planted: Sequence[Planted]
    #: Runs the process with some of its settings changed.
    simulate: Callable[[Mapping[str, Any]], list[Event]]
    #: Writes one event as a line of the log.
    row: Callable[[Event], Sequence[str]]
    #: Activities that repeat by design, which no rule should call rework.
    by_design: Sequence[str] = ()
    encoding: str = "utf-8"
    delimiter: str = ","


def run(
    staff: Mapping[str, Sequence[str]],
    hours: OfficeHours,
    cases: Mapping[str, Process],
    weeks: int,
    draws: Draws,
) -> list[Event]:
    """Let the cases arrive at random in the office hours of `weeks` weeks, and run them all."""
    simulation = Simulation(staff, hours)
    mean_gap = weeks * 5 * hours.seconds_a_day / len(cases)
    open_second = 0.0
    for case, process in cases.items():
        open_second += draws.exponential("arrival", mean_gap)
        simulation.arrive(hours.moment(int(open_second)), case, process)
    return simulation.run()


def mean_case_hours(events: Sequence[Event]) -> float:
    """Give the mean time from a case's first start to its last completion."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for event in events:
        first[event.case] = min(event.start, first.get(event.case, event.start))
        last[event.case] = max(event.end, last.get(event.case, event.end))
    return fmean(last[case] - first[case] for case in first) / HOUR


def truth(scenario: Scenario) -> dict[str, Any]:
    """Tell what is planted, and what it costs: the difference to the same simulation without it."""
    events = scenario.simulate({})
    hours = mean_case_hours(events)
    return {
        "log": scenario.name,
        "cases": len({event.case for event in events}),
        "events": len(events),
        "mean_case_hours": round(hours, 1),
        "by_design": list(scenario.by_design),
        "planted": [
            {
                "kind": planted.kind,
                "at": planted.at,
                "to": planted.to,
                "next": planted.next,
                "strength": planted.strength,
                "mean_case_hours_added": round(
                    hours - mean_case_hours(scenario.simulate(planted.without)), 1
                ),
            }
            for planted in scenario.planted
        ],
    }
