"""Where the parts of a diagram stand, in pixels from the top left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from procmine.models.diagram import Diagram, Flow, Kind, Node

Point = tuple[float, float]

#: Width and height of a task, and of all that is no task, as bpmn.io draws them.
TASK = (100, 80)
SIZES: dict[Kind, tuple[int, int]] = {
    "start": (36, 36), "end": (36, 36), "event": (36, 36),
    "xor": (50, 50), "and": (50, 50), "or": (50, 50), "event-gateway": (50, 50),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rect:
    """The bounds of a node."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A diagram with the bounds of each node and the corners of each flow, by their ids."""

    diagram: Diagram
    nodes: Mapping[str, Rect]
    flows: Mapping[str, tuple[Point, ...]]


class Drawing:
    """A placed diagram while it is drawn, with ids that count each kind."""

    def __init__(self) -> None:
        self._nodes: list[tuple[Node, Rect]] = []
        self._flows: list[tuple[Flow, tuple[Point, ...]]] = []
        self._counts: dict[Kind, int] = {}

    def node(self, kind: Kind, at: Point, ahead: int = 1, name: str = "") -> str:
        """Add a node that is entered at a point, from the left or (`ahead` -1) from the right."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        width, height = SIZES.get(kind, TASK)
        left = at[0] if ahead > 0 else at[0] - width
        node = Node(f"{kind}_{number}", kind, name)
        self._nodes.append((node, Rect(left, at[1] - height / 2, width, height)))
        return node.id

    def flow(self, source: str, target: str, *points: Point) -> None:
        """Add a flow by its corners."""
        flow = Flow(f"flow_{len(self._flows) + 1}", source, target)
        self._flows.append((flow, points))

    def placed(self) -> Placed:
        """Give what was drawn."""
        return Placed(
            Diagram(tuple(n for n, _ in self._nodes), tuple(f for f, _ in self._flows)),
            {node.id: at for node, at in self._nodes},
            {flow.id: points for flow, points in self._flows},
        )
