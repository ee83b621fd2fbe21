"""Check that a diagram's flows connect what they may connect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from procmine.errors import UnreadableFile
from procmine.models.bpmn_net import CannotJudge
from procmine.models.diagram import Diagram, Flow, Node
from procmine.models.formats.bpmn.elements import describe
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from lxml.etree import _Element

_REDRAW = unsaid("draw the flow anew")


def check_wiring(diagram: Diagram, elements: Mapping[str, _Element], name: str) -> None:
    """Refuse ids that are there twice, and flows, borders and contents that make no sense."""
    nodes: dict[str, Node] = {}
    for number in (*(n.id for n in diagram.nodes), *(f.id for f in diagram.flows)):
        if number in nodes:
            raise UnreadableFile(
                say("{name}: the id {number} is there twice", name=name, number=number),
                say("export the model once more"),
            )
        nodes[number] = Node(number, "event")
    nodes = {node.id: node for node in diagram.nodes}
    for flow in diagram.flows:
        _check_flow(flow, nodes, name)
    led_to = {flow.target for flow in diagram.flows}
    started = {node.within for node in diagram.nodes if node.kind == "start"}
    ad_hoc = {node.id for node in diagram.nodes if node.ad_hoc}
    for node in diagram.nodes:
        if node.attached:
            host = nodes.get(node.attached)
            if host is None or host.kind not in ("task", "subprocess"):
                raise UnreadableFile(
                    say(
                        "{name}: {told} is on the border of no activity", name=name, told=node.told
                    ),
                    say("draw it on a task or subprocess"),
                )
            if host.within != node.within or node.within in ad_hoc:
                raise CannotJudge(
                    say(
                        "{name}: {told} lies in another subprocess than {told2}",
                        name=name,
                        told=node.told,
                        told2=host.told,
                    ),
                    say(_REDRAW),
                )
        elif node.within in ad_hoc and node.kind != "task":
            raise CannotJudge(
                say(
                    "{name}: {told} can't be judged: it is in an ad hoc subprocess",
                    name=name,
                    told=node.told,
                ),
                say("draw its activities alone, or what their order is"),
            )
        elif (
            node.within in started
            and node.kind != "start"
            and node.within not in ad_hoc
            and node.id not in led_to
        ):
            raise CannotJudge(
                say(
                    "{name}: {element} is never reached: no flow leads to it",
                    name=name,
                    element=describe(elements[node.id]),
                ),
                say("draw a flow to it from the start, or delete it"),
            )


def _check_flow(flow: Flow, nodes: Mapping[str, Node], name: str) -> None:
    for end in (flow.source, flow.target):
        if end not in nodes:
            raise UnreadableFile(
                say(
                    "{name}: the sequence flow {id} leads to {end}, which is not in the process",
                    name=name,
                    id=flow.id,
                    end=end,
                )
                if end == flow.target
                else say(
                    "{name}: the sequence flow {id} comes from {end}, which is not in the process",
                    name=name,
                    id=flow.id,
                    end=end,
                ),
                say(_REDRAW),
            )
    source, target = nodes[flow.source], nodes[flow.target]
    if source.kind == "end":
        raise CannotJudge(
            say("{name}: a flow leads on from {told}", name=name, told=source.told),
            say("make it a task or event"),
        )
    if target.kind == "start":
        raise CannotJudge(
            say("{name}: a flow leads into {told}", name=name, told=target.told),
            say("lead it to what follows"),
        )
    if target.attached:
        raise CannotJudge(
            say("{name}: a flow leads into {told}", name=name, told=target.told),
            say("lead it to the activity"),
        )
    if source.within != target.within:
        raise CannotJudge(
            say(
                "{name}: the sequence flow {id} crosses the border of a subprocess",
                name=name,
                id=flow.id,
            ),
            say("end it within the subprocess, and draw another outside"),
        )
    if source.within in nodes and nodes[source.within].ad_hoc:
        raise CannotJudge(
            say(
                "{name}: the sequence flow {id} orders what is in {told}, which is ad hoc",
                name=name,
                id=flow.id,
                told=nodes[source.within].told,
            ),
            say("draw its activities without flows, or a subprocess that is not ad hoc"),
        )
