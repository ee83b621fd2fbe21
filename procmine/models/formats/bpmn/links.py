"""Link events, which are one flow drawn in two parts, and signals within one process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from procmine.models.bpmn_net import CannotJudge
from procmine.models.diagram import Flow, Node
from procmine.models.formats._xml import local
from procmine.words.say import say

if TYPE_CHECKING:
    from lxml.etree import _Element

_CAUGHT = ("intermediateCatchEvent", "boundaryEvent")


def joined_links(nodes: Sequence[Node], elements: Mapping[str, _Element], name: str) -> list[Flow]:
    """Give a flow from each link to its other end, which has the same name."""
    links = [node for node in nodes if node.trigger == "link" and node.kind == "event"]
    caught: dict[tuple[str, str], Node] = {}
    for node in links:
        if local(elements[node.id]) in _CAUGHT:
            key = (node.within, node.reference or node.name)
            if key in caught:
                raise CannotJudge(
                    say("{name}: {told} is the second link of its name", name=name, told=node.told),
                    say("give each its own name"),
                )
            caught[key] = node
    flows = []
    for node in links:
        if local(elements[node.id]) not in _CAUGHT:
            target = caught.get((node.within, node.reference or node.name))
            if target is None:
                raise CannotJudge(
                    say("{name}: {told} is a link to nowhere", name=name, told=node.told),
                    say("draw a catching link event of the same name"),
                )
            flows.append(Flow(f"{node.id}->{target.id}", node.id, target.id))
    return flows


def refuse_own_signals(nodes: Sequence[Node], elements: Mapping[str, _Element], name: str) -> None:
    """Refuse signals and escalations that one part of the process sends to another."""
    about = [
        n for n in nodes if n.trigger in ("signal", "escalation") and n.kind in ("event", "end")
    ]
    caught = [n for n in about if local(elements[n.id]) in _CAUGHT]
    for node in about:
        # An escalation which ends a subprocess is an exit of it.
        if node in caught or (node.trigger == "escalation" and node.kind == "end"):
            continue
        other = next(
            (c for c in caught if c.trigger == node.trigger and _about(c) == _about(node)), None
        )
        if other is not None:
            raise CannotJudge(
                say(
                    "{name}: {told} can't be judged: {told2} waits for it elsewhere in the process",
                    name=name,
                    told=node.told,
                    told2=other.told,
                ),
                say("draw a sequence flow instead"),
            )


def _about(node: Node) -> str:
    return node.reference or node.name
