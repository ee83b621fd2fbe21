"""A placed diagram with more room: its tasks are larger, and what lay apart still does."""

from __future__ import annotations

from procmine.models.placing import SIZES, TASK, Placed, Point, Rect


def scaled(placed: Placed, width: float, height: float) -> Placed:
    """Stretch a diagram until tasks have this size; events and gateways keep theirs."""
    across, down = width / TASK[0], height / TASK[1]
    kept = {node.id: node.kind in SIZES for node in placed.diagram.nodes}

    def bounds(id_: str, at: Rect) -> Rect:
        if not kept[id_]:
            return Rect(at.x * across, at.y * down, at.width * across, at.height * down)
        x, y = (at.x + at.width / 2) * across, at.middle * down
        return Rect(x - at.width / 2, y - at.height / 2, at.width, at.height)

    def joined(id_: str, point: Point) -> Point:
        """Keep the end of a flow on the border of what it leads to."""
        if not kept[id_]:
            return point[0] * across, point[1] * down
        old, new = placed.nodes[id_], nodes[id_]
        return new.x + point[0] - old.x, new.y + point[1] - old.y

    nodes = {id_: bounds(id_, at) for id_, at in placed.nodes.items()}
    flows = {}
    for flow in placed.diagram.flows:
        first, *between, last = placed.flows[flow.id]
        way = ((x * across, y * down) for x, y in between)
        flows[flow.id] = (joined(flow.source, first), *way, joined(flow.target, last))
    return Placed(placed.diagram, nodes, flows)
