"""The XML of a BPMN 2.0 process, and of its picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from procmine.models.diagram import Diagram, Node
from procmine.models.placing import Point, Rect

_TAGS = {
    "start": "startEvent", "end": "endEvent", "task": "task", "xor": "exclusiveGateway",
    "and": "parallelGateway", "or": "inclusiveGateway", "event": "intermediateThrowEvent",
    "event-gateway": "eventBasedGateway", "subprocess": "subProcess",
}  # fmt: skip
_SPACES = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
    ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
    ' targetNamespace="http://www.omg.org/spec/BPMN/20100524/MODEL"'
)


def bpmn_xml(
    diagram: Diagram,
    name: str = "",
    nodes: Mapping[str, Rect] | None = None,
    flows: Mapping[str, tuple[Point, ...]] | None = None,
) -> str:
    """Write the process, with places as far as there are any; the ids must be XML's."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<definitions id="definitions" {_SPACES} exporter="procmine">',
        f'  <process id="process"{_named(name)} isExecutable="false">',
        *_scope(diagram, "", "    "),
        "  </process>",
        '  <bpmndi:BPMNDiagram id="diagram">',
        '    <bpmndi:BPMNPlane id="plane" bpmnElement="process">',
        *_shapes(diagram, nodes or {}),
        *_edges(diagram, flows or {}),
        "    </bpmndi:BPMNPlane>",
        "  </bpmndi:BPMNDiagram>",
        "</definitions>",
    ]
    return "\n".join(lines) + "\n"


# Private functions


def _named(name: str) -> str:
    return f" name={quoteattr(name)}" if name else ""


def _scope(diagram: Diagram, within: str, indent: str) -> Iterator[str]:
    """Write the nodes of the process, or of one subprocess, and the flows between them."""
    inside = [node for node in diagram.nodes if node.within == within]
    ids = {node.id for node in inside}
    for node in inside:
        yield from _node(diagram, node, indent)
    for flow in diagram.flows:
        if flow.source in ids:
            yield (
                f'{indent}<sequenceFlow id="{flow.id}" sourceRef="{flow.source}" '
                f'targetRef="{flow.target}"/>'
            )


def _node(diagram: Diagram, node: Node, indent: str) -> Iterator[str]:
    tag = _TAGS[node.kind]
    yield f'{indent}<{tag} id="{node.id}"{_named(node.name)}>'
    for flow in diagram.flows:
        if flow.target == node.id:
            yield f"{indent}  <incoming>{flow.id}</incoming>"
    for flow in diagram.flows:
        if flow.source == node.id:
            yield f"{indent}  <outgoing>{flow.id}</outgoing>"
    if node.kind == "subprocess":
        yield from _scope(diagram, node.id, f"{indent}  ")
    yield f"{indent}</{tag}>"


def _shapes(diagram: Diagram, places: Mapping[str, Rect]) -> Iterator[str]:
    for node in diagram.nodes:
        # What is in a subprocess is to be seen, and the cross of a choice too.
        extra = {"subprocess": ' isExpanded="true"', "xor": ' isMarkerVisible="true"'}
        at = places.get(node.id, Rect(0, 0, 1, 1))
        yield (
            f'      <bpmndi:BPMNShape id="{node.id}_shape" bpmnElement="{node.id}"'
            f"{extra.get(node.kind, '')}>"
        )
        yield (
            f'        <dc:Bounds x="{at.x:g}" y="{at.y:g}" width="{at.width:g}" '
            f'height="{at.height:g}"/>'
        )
        yield "      </bpmndi:BPMNShape>"


def _edges(diagram: Diagram, places: Mapping[str, tuple[Point, ...]]) -> Iterator[str]:
    for flow in diagram.flows:
        if flow.id in places:
            yield f'      <bpmndi:BPMNEdge id="{flow.id}_edge" bpmnElement="{flow.id}">'
            for x, y in places[flow.id]:
                yield f'        <di:waypoint x="{x:g}" y="{y:g}"/>'
            yield "      </bpmndi:BPMNEdge>"
