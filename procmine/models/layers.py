"""A graph in columns: each node stands right of the first that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def layers(
    nodes: Sequence[str], arcs: Iterable[tuple[str, str]], starts: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Give the column and the row of every node; what no start leads to begins columns too."""
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in arcs:
        after[source].append(target)
    places: dict[str, tuple[int, int]] = {}
    rows: list[int] = []
    for start in [*starts, *nodes]:
        queue = [(start, 0)]
        for node, column in queue:
            if node not in places:
                rows += [0] * (column + 1 - len(rows))
                places[node] = column, rows[column]
                rows[column] += 1
                queue += [(target, column + 1) for target in after[node]]
    return places
