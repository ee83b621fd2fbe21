"""The process map: activities, and the flows between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapNode:
    """An activity of the process map: events, and the mean hours of work (None without starts).

    `deviating` cases leave the reference model at it, and `skipped` is how many leave it out.
    """

    activity: str
    events: int
    starts: int
    ends: int
    mean_work_hours: float | None
    deviating: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class MapEdge:
    """A flow of the process map, directly-follows: how often, and the hours in between.

    `deviating` cases leave the reference model on it.
    """

    source: str
    target: str
    count: int
    mean_hours: float
    median_hours: float
    p90_hours: float
    total_hours: float
    deviating: int = 0


@dataclass(frozen=True, slots=True)
class MissingActivity:
    """An activity of the reference model that so many cases skip and none does.

    Most often it is missing after `before` and before `after`; None is the start or end of a case.
    """

    activity: str
    cases: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """The directly-follows graph, thinned to the activities and paths asked for (0 to 1 each).

    `checked` says whether it shows where cases leave a reference model.
    """

    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    activities_kept: float
    paths_kept: float
    nodes_left_out: int
    edges_left_out: int
    missing: tuple[MissingActivity, ...] = ()
    checked: bool = False

    def longest_first(self) -> list[MapEdge]:
        """Give the flows by their hours in all, ties by their activities."""
        return sorted(self.edges, key=lambda edge: (-edge.total_hours, edge.source, edge.target))
