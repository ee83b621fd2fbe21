"""Place a diagram of any shape as bpmn.io's automatic layout does, without Graphviz."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from procmine.models.diagram import Diagram
from procmine.models.formats._xml import local, parsed
from procmine.models.formats.writers.bpmnxml import bpmn_xml
from procmine.models.layers import layers
from procmine.models.placing import SIZES, TASK, Placed, Point, Rect

#: Room for a task, and for flows between two.
_COLUMN, _ROW = 180, 140


def placed(diagram: Diagram) -> Placed:
    """Give the diagram with ids that count each kind, and the place of everything."""
    from bpmn_io import LayoutError, layout_process

    diagram = _renamed(diagram)
    try:
        drawn = layout_process(bpmn_xml(diagram))
    except (LayoutError, AttributeError, RecursionError):
        # It fails for some joins of branches of unequal length.
        return _in_columns(diagram)
    nodes: dict[str, Rect] = {}
    flows: dict[str, tuple[Point, ...]] = {}
    for element in parsed(drawn.encode(), "the layout").iter("{*}BPMNShape", "{*}BPMNEdge"):
        parts = [{key: float(n) for key, n in part.attrib.items()} for part in element]
        if local(element) == "BPMNShape":
            nodes[element.get("bpmnElement", "")] = Rect(**parts[0])
        else:
            flows[element.get("bpmnElement", "")] = tuple((part["x"], part["y"]) for part in parts)
    complete = len(nodes) == len(diagram.nodes) and len(flows) == len(diagram.flows)
    return Placed(diagram, nodes, flows) if complete else _in_columns(diagram)


def _renamed(diagram: Diagram) -> Diagram:
    counts: Counter[str] = Counter()
    ids = {"": ""}
    for node in diagram.nodes:
        counts[node.kind] += 1
        ids[node.id] = f"{node.kind}_{counts[node.kind]}"
    return Diagram(
        tuple(replace(node, id=ids[node.id], within=ids[node.within]) for node in diagram.nodes),
        tuple(
            replace(flow, id=f"flow_{n}", source=ids[flow.source], target=ids[flow.target])
            for n, flow in enumerate(diagram.flows, 1)
        ),
    )


def _in_columns(diagram: Diagram) -> Placed:
    """Place the nodes in columns; flows turn in the gaps between columns and between rows."""
    arcs = [(flow.source, flow.target) for flow in diagram.flows]
    starts = [node.id for node in diagram.nodes if node.kind == "start"]
    nodes = {}
    columns = layers([node.id for node in diagram.nodes], arcs, starts)
    for node in diagram.nodes:
        (column, row), (width, height) = columns[node.id], SIZES.get(node.kind, TASK)
        x, y = (column + 0.5) * _COLUMN - width / 2, (row + 0.5) * _ROW - height / 2
        nodes[node.id] = Rect(x, y, width, height)
    flows = {}
    for number, flow in enumerate(diagram.flows):
        begin, end = nodes[flow.source], nodes[flow.target]
        (column, row), (goal, goal_row) = columns[flow.source], columns[flow.target]
        # Lines that share a gap are kept apart.
        apart = 4 * (number % 9 - 4)
        leave, enter = (column + 1) * _COLUMN + apart, goal * _COLUMN + apart
        path = [(begin.x + begin.width, begin.middle), (leave, begin.middle)]
        if goal != column + 1:
            between = (max(row, goal_row) + (goal <= column)) * _ROW + apart
            path += [(leave, between), (enter, between)]
        if goal != column + 1 or row != goal_row:
            path.append((enter, end.middle))
        else:
            path.pop()
        flows[flow.id] = (*path, (end.x, end.middle))
    return Placed(diagram, nodes, flows)
