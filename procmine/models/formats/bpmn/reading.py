"""Read a process of a BPMN file as a diagram."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from procmine.errors import UnreadableFile
from procmine.models.bpmn_net import CannotJudge
from procmine.models.diagram import Diagram, Flow, Node, Repeats
from procmine.models.formats._xml import local
from procmine.models.formats.bpmn.elements import (
    FLOW_NODES,
    check,
    children,
    describe,
    label,
    referred,
    trigger_of,
)
from procmine.models.formats.bpmn.links import joined_links, refuse_own_signals
from procmine.models.formats.bpmn.wiring import check_wiring
from procmine.words.say import say

if TYPE_CHECKING:
    from lxml.etree import _Element

#: More elements are no process that a person drew, or could be told about.
_MOST = 10_000


def diagram_of(root: _Element, process: _Element, name: str) -> Diagram:
    """Give the nodes and flows of a process, all that is in its subprocesses among them."""
    definitions = {child.get("id"): child for child in children(root) if child.get("id")}
    nodes: list[Node] = []
    flows: list[Flow] = []
    elements: dict[str, _Element] = {}
    waiting = [(process, "")]
    for scope, within in waiting:
        inside = list(islice(children(scope), _MOST + 1))
        if len(inside) + len(nodes) + len(flows) > _MOST:
            raise CannotJudge(
                say(
                    "{name}: {process} has more than {most:,} elements",
                    name=name,
                    process=describe(process),
                    most=_MOST,
                ),
                say("judge by a part of it"),
            )
        defaults = {d for child in inside if (d := referred(child.get("default")))}
        for child in inside:
            kind = local(child)
            if kind == "sequenceFlow":
                flows.append(_flow(child, defaults, name))
            elif kind in FLOW_NODES:
                trigger, reference = trigger_of(child, definitions)
                check(child, trigger, name)
                node = _node(child, within, trigger, reference, name)
                nodes.append(node)
                elements[node.id] = child
                if node.kind == "subprocess":
                    waiting.append((child, node.id))
    diagram = Diagram(tuple(nodes), (*flows, *joined_links(nodes, elements, name)))
    refuse_own_signals(nodes, elements, name)
    check_wiring(diagram, elements, name)
    return diagram


def _node(element: _Element, within: str, trigger: str, reference: str, name: str) -> Node:
    number, named = element.get("id"), label(element)
    if not number:
        raise UnreadableFile(
            say("{name}: {element} has no id", name=name, element=describe(element)),
            say("export the model once more"),
        )
    kind = FLOW_NODES[local(element)]
    assert kind is not None  # check() refused it
    if kind == "subprocess" and not any(local(c) in FLOW_NODES for c in children(element)):
        kind = "task"
    if kind == "task" and not named:
        raise CannotJudge(
            say(
                "{name}: {element} has no name, so no event can be told to be of it",
                name=name,
                element=describe(element),
            ),
            say("give it the name that the activity has in the log"),
        )
    details: dict[str, Any] = {}
    if kind == "subprocess" and (
        local(element) == "adHocSubProcess" or any(local(c) == "adHoc" for c in children(element))
    ):
        details["ad_hoc"] = True
    return Node(
        number,
        kind,
        named,
        within,
        referred(element.get("attachedToRef")),
        _repeats(element, kind, name) if kind in ("task", "subprocess") else "once",
        trigger=trigger,
        reference=reference,
        **details,
    )


def _repeats(element: _Element, kind: str, name: str) -> Repeats:
    for child in children(element):
        if local(child) == "standardLoopCharacteristics":
            before = child.get("testBefore") in ("true", "1")
            return "any-times" if before else "once-or-more"
        if local(child) == "multiInstanceLoopCharacteristics":
            if kind == "subprocess" and child.get("isSequential") not in ("true", "1"):
                raise CannotJudge(
                    say(
                        "{name}: {element} can't be judged: it runs any number of times in"
                        " parallel",
                        name=name,
                        element=describe(element),
                    ),
                    say("draw it as sequential, or judge by what is in it as a process of its own"),
                )
            return "once-or-more"
    return "once"


def _flow(element: _Element, defaults: set[str], name: str) -> Flow:
    source, target = (referred(element.get(end)) for end in ("sourceRef", "targetRef"))
    if not source or not target:
        raise UnreadableFile(
            say(
                "{name}: {element} has no {what}",
                name=name,
                element=describe(element),
                what=say("target") if source else say("source"),
            ),
            say("draw both of its ends"),
        )
    number = element.get("id") or f"{source}->{target}"
    conditional = any(local(child) == "conditionExpression" for child in children(element))
    return Flow(number, source, target, conditional, number in defaults)
