"""Flows that go back: against the order in which the activities mostly follow each other."""

from __future__ import annotations

from collections import Counter, defaultdict

from procmine.report import ProcessMap


def back_flows(map: ProcessMap) -> set[tuple[str, str]]:
    """Give the flows that lead back to an earlier activity; one to itself is none.

    The order is the one that few passages of the log go against, found greedily: what nothing
    comes before goes first, what nothing follows last, and of the rest the activity that is left
    more often than it is reached (Eades, Lin & Smyth, A fast and effective heuristic for the
    feedback arc set problem, IPL 47, 1993).
    """
    place = {activity: number for number, activity in enumerate(_order(map))}
    return {
        (edge.source, edge.target) for edge in map.edges if place[edge.source] > place[edge.target]
    }


# Private functions


def _order(map: ProcessMap) -> list[str]:
    after: dict[str, Counter[str]] = defaultdict(Counter)
    before: dict[str, Counter[str]] = defaultdict(Counter)
    for edge in map.edges:
        if edge.source != edge.target:
            after[edge.source][edge.target] += edge.count
            before[edge.target][edge.source] += edge.count
    # More often left than reached; a case's start counts as no arrival and its end as no leaving.
    surplus = {
        node.activity: after[node.activity].total() - before[node.activity].total()
        for node in map.nodes
    }
    first: list[str] = []
    last: list[str] = []

    def take(activity: str) -> None:
        del surplus[activity]
        for other, count in after.pop(activity).items():
            surplus[other] += count
            del before[other][activity]
        for other, count in before.pop(activity).items():
            surplus[other] -= count
            del after[other][activity]

    while surplus:
        if ends := next((a for a in surplus if not after[a]), None):
            last.append(ends)
            take(ends)
            continue
        begins = next((a for a in surplus if not before[a]), None)
        first.append(begins or max(surplus, key=surplus.__getitem__))
        take(first[-1])
    return [*first, *reversed(last)]
