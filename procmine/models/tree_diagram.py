"""A process tree as a diagram: each operator is a block between two gateways, and so it is placed.

The first branch of a block goes straight on and the others lie below it; what is done between two
rounds of a loop runs back below what is repeated. So nothing overlaps, and only stems meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmine.models.diagram import Kind
from procmine.models.placing import SIZES, TASK, Drawing, Placed, Point
from procmine.models.plain_tree import is_tau, plain
from procmine.models.tree import ProcessTree

_GAP, _BETWEEN, _MARGIN = 50.0, 30.0, 60.0
_GATEWAY = float(SIZES["xor"][0])
_BLOCKS: dict[str, Kind] = {"X": "xor", "+": "and", "O": "or", "*": "xor"}


@dataclass(frozen=True, slots=True)
class _Size:
    """How far a block goes on, and how far it lies above and below its axis."""

    width: float
    above: float
    below: float


def diagram_of_tree(tree: ProcessTree) -> Placed:
    """Give the diagram whose runs are those of the tree, with the place of everything."""
    tree = plain(tree)
    drawing = _TreeDrawing()
    at = (_MARGIN, _MARGIN + max(_size(tree).above, SIZES["start"][1] / 2))
    last, at = drawing.node("start", at), (at[0] + SIZES["start"][0], at[1])
    if not is_tau(tree):
        goal = (at[0] + _GAP, at[1])
        first, left = drawing.block(tree, goal)
        drawing.flow(last, first, at, goal)
        last, at = left, (goal[0] + _size(tree).width, at[1])
    goal = (at[0] + _GAP, at[1])
    drawing.flow(last, drawing.node("end", goal), at, goal)
    return drawing.placed()


# Private functions


def _size(tree: ProcessTree) -> _Size:
    if tree.operator is None:
        return _Size(0, 10, 10) if is_tau(tree) else _Size(TASK[0], TASK[1] / 2, TASK[1] / 2)
    sizes = [_size(child) for child in tree.children]
    if tree.operator == "->":
        width = sum(size.width for size in sizes) + _GAP * (len(sizes) - 1)
        return _Size(width, max(s.above for s in sizes), max(s.below for s in sizes))
    *_, lowest = _axes(sizes)
    return _Size(
        2 * (_GATEWAY + _GAP) + max(size.width for size in sizes),
        max(sizes[0].above, _GATEWAY / 2),
        lowest + sizes[-1].below,
    )


def _axes(sizes: Sequence[_Size]) -> list[float]:
    """Give how far below the axis of a block the axis of each of its branches is."""
    axes = [0.0]
    below = max(sizes[0].below, _GATEWAY / 2)
    for size in sizes[1:]:
        axes.append(below + _BETWEEN + size.above)
        below = axes[-1] + size.below
    return axes


class _TreeDrawing(Drawing):
    """Draws block by block, to the right (`ahead` 1) or, between rounds, to the left (-1)."""

    def block(self, tree: ProcessTree, at: Point, ahead: int = 1) -> tuple[str, str]:
        """Draw a block that is entered at a point; give its first and its last node."""
        if tree.operator is None:
            node = self.node("task", at, ahead, tree.label or "")
            return node, node
        if tree.operator == "->":
            return self._sequence(tree.children, at, ahead)
        return self._branches(tree, at, ahead)

    def _sequence(self, children: Sequence[ProcessTree], at: Point, ahead: int) -> tuple[str, str]:
        first, last = self.block(children[0], at, ahead)
        x = at[0] + ahead * _size(children[0]).width
        for child in children[1:]:
            end, goal = (x, at[1]), (x + ahead * _GAP, at[1])
            entry, left = self.block(child, goal, ahead)
            self.flow(last, entry, end, goal)
            last, x = left, goal[0] + ahead * _size(child).width
        return first, last

    def _branches(self, tree: ProcessTree, at: Point, ahead: int) -> tuple[str, str]:
        """Draw the gateways and what is in between; a loop's later branches lead back."""
        kind, loop = _BLOCKS[str(tree.operator)], tree.operator == "*"
        sizes = [_size(child) for child in tree.children]
        near, far = at[0], at[0] + ahead * (_size(tree).width - _GATEWAY)
        split = self.node(kind, at, ahead)
        branches = []
        for child, size, depth in zip(tree.children, sizes, _axes(sizes), strict=True):
            back = loop and depth > 0
            way = -ahead if back else ahead
            start = far - ahead * _GAP if back else near + ahead * (_GATEWAY + _GAP)
            begin = (start, at[1] + depth)
            ends = None if is_tau(child) else self.block(child, begin, way)
            branches.append((ends, back, begin, (start + way * size.width, begin[1])))
        join = self.node(kind, (far, at[1]), ahead)
        for ends, back, begin, end in branches:
            source, target = (join, split) if back else (split, join)
            out, into = (far, near) if back else (near, far)
            leave = self._port(out, at[1], begin[1], ahead, leaving=True)
            enter = self._port(into, at[1], end[1], ahead, leaving=False)
            if ends is None:
                self.flow(source, target, *leave, *enter)
            else:
                self.flow(source, ends[0], *leave, begin)
                self.flow(ends[1], target, end, *enter)
        return split, join

    def _port(
        self, x: float, axis: float, branch: float, ahead: int, leaving: bool
    ) -> tuple[Point, ...]:
        """Give the corners of a flow at a gateway: on its axis at the side, or else below it."""
        if branch == axis:
            return ((x + ahead * _GATEWAY * leaving, axis),)
        middle = x + ahead * _GATEWAY / 2
        stem = ((middle, axis + _GATEWAY / 2), (middle, branch))
        return stem if leaving else stem[::-1]
