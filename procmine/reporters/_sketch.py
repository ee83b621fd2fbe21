"""What the process map shows: boxes and arrows with their words, weights and marks."""

from __future__ import annotations

import math

from procmine.report import Language, MapEdge, MapNode, MissingActivity, ProcessMap
from procmine.reporters._map_words import (
    Measure,
    arrow_lines,
    box_notes,
    deviation_marks,
    edge_mark,
    edge_title,
    mark,
    node_title,
    wrapped,
)
from procmine.reporters._sketch_parts import Arrow, Box, Sketch
from procmine.words import clean_text, count_text, label

#: Colours from none to the most: pens of arrows and fills of boxes, one step a level.
PENS: dict[Measure, tuple[str, ...]] = {
    "frequency": ("#8a94a0", "#6f8fb0", "#4a7db0", "#2867a3", "#134d85"),
    "time": ("#8a94a0", "#b58a4c", "#c96f2e", "#b9451f", "#94201c"),
}
FILLS: dict[Measure, tuple[str, ...]] = {
    "frequency": ("#ffffff", "#f0f5fa", "#dfeaf5", "#c9dcef", "#b0cce6"),
    "time": ("#ffffff", "#fdf4e6", "#fbe6cc", "#f8d3b5", "#f4bda2"),
}
#: A bottleneck holds at least this share of all hours of the map; the worst few are marked.
BOTTLENECK_SHARE = 0.10
BOTTLENECKS = 3
#: Arrows from the start or to the end that fewer of the cases take are left out, for legibility.
#: So are marks of deviations.
RARE_SHARE = 0.02
#: Where cases leave the model.
DEVIATION = "#7a2f9e"


def sketch(map: ProcessMap, measure: Measure, language: Language) -> Sketch:
    """Weigh and name everything that the map shows."""
    ids = {node.activity: f"a{number}" for number, node in enumerate(map.nodes)}
    edges = [edge for edge in map.edges if edge.source in ids and edge.target in ids]
    ranks = _bottlenecks(map.nodes, edges) if measure == "time" else {}
    if measure == "time":
        most = max([e.median_hours for e in edges] + [n.mean_work_hours or 0.0 for n in map.nodes],
                   default=0.0)  # fmt: skip
        weights = {edge: edge.total_hours for edge in edges}
    else:
        most = max([*(n.events for n in map.nodes), *(e.count for e in edges)], default=0)
        weights = {edge: float(edge.count) for edge in edges}
    heaviest = max(weights.values(), default=0.0)
    rare = RARE_SHARE * sum(node.starts for node in map.nodes)

    boxes = [
        Box(
            ids[node.activity],
            wrapped(node.activity),
            box_notes(node, ranks.get(node), language),
            node_title(node, language),
            _level(node.mean_work_hours if measure == "time" else node.events, most),
            ranks.get(node),
            marks=deviation_marks(node, language) if node.deviating + node.skipped > rare else (),
        )
        for node in map.nodes
    ]
    arrows = [
        Arrow(
            ids[edge.source],
            ids[edge.target],
            arrow_lines(edge, measure, ranks.get(edge), language),
            edge_title(edge, language),
            _thickness(weights[edge], heaviest),
            _level(edge.median_hours if measure == "time" else edge.count, most),
            ranks.get(edge),
            marks=(edge_mark(edge, language),) if edge.deviating > rare else (),
        )
        for edge in edges
    ]
    for marker, counts in (
        ("start", {ids[node.activity]: node.starts for node in map.nodes}),
        ("end", {ids[node.activity]: node.ends for node in map.nodes}),
    ):
        word = label(f"map_{marker}", language)
        shown = [(id_, n) for id_, n in counts.items() if n > RARE_SHARE * sum(counts.values())]
        if shown:
            boxes.append(Box(marker, (word,), (), word, marker=True))
        for id_, count in shown:
            tail, head = (marker, id_) if marker == "start" else (id_, marker)
            text = count_text(count)
            arrows.append(Arrow(tail, head, (text,), f"{word}: {text}", faint=True))
    boxes += [_missing(number, gap, language) for number, gap in enumerate(map.missing)]
    arrows += [arrow for n, gap in enumerate(map.missing) for arrow in _around(n, gap, ids)]
    return Sketch(
        measure,
        label(f"map_title_{measure}", language),
        _text(map, ranks, language),
        tuple(boxes),
        tuple(arrows),
    )


def _missing(number: int, gap: MissingActivity, language: Language) -> Box:
    mark = label("map_missing", language).format(count=count_text(gap.cases))
    title = f"{clean_text(gap.activity)}: {mark}"
    return Box(f"m{number}", wrapped(gap.activity), (), title, missing=True, marks=(mark,))


def _around(number: int, gap: MissingActivity, ids: dict[str, str]) -> list[Arrow]:
    """Draw where a missing activity belongs."""
    ways = ((ids.get(gap.before or ""), f"m{number}"), (f"m{number}", ids.get(gap.after or "")))
    return [Arrow(tail, head, ("",), "", faint=True) for tail, head in ways if tail and head]


def _bottlenecks(nodes: tuple[MapNode, ...], edges: list[MapEdge]) -> dict[MapNode | MapEdge, int]:
    hours: dict[MapNode | MapEdge, float] = {edge: edge.total_hours for edge in edges}
    hours |= {node: node.events * (node.mean_work_hours or 0.0) for node in nodes}
    total = sum(hours.values())
    worst = sorted(hours, key=lambda place: -hours[place])[:BOTTLENECKS]
    costly = [place for place in worst if total > 0 and hours[place] >= BOTTLENECK_SHARE * total]
    return {place: rank for rank, place in enumerate(costly, 1)}


def _level(value: float | None, most: float) -> int:
    if not value or most <= 0:
        return 0
    return min(4, int(5 * math.sqrt(min(1.0, max(0.0, value) / most))))


def _text(map: ProcessMap, ranks: dict[MapNode | MapEdge, int], language: Language) -> str:
    parts = [label("map_text", language).format(nodes=len(map.nodes), edges=len(map.edges))]
    for place, rank in ranks.items():
        title = (
            edge_title(place, language)
            if isinstance(place, MapEdge)
            else node_title(place, language)
        )
        parts.append(f"{mark(rank, language)}: {title}.")
    return " ".join(parts)


def _thickness(weight: float, heaviest: float) -> float:
    """Give the pen for a flow; one whose steps overlap has less than no time between them."""
    share = max(0.0, weight) / heaviest if heaviest > 0 else 0.0
    return round(1.2 + 4.3 * math.sqrt(share), 2)
