"""The elements of BPMN files: which there are, their names, and which can't be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

from procmine.models.bpmn_net import CannotJudge
from procmine.models.diagram import Kind
from procmine.models.formats._xml import local
from procmine.words.say import say

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What flows lead to and from, and what it is to us; None is refused.
FLOW_NODES: dict[str, Kind | None] = {
    "startEvent": "start",
    "endEvent": "end",
    "intermediateCatchEvent": "event",
    "intermediateThrowEvent": "event",
    "boundaryEvent": "event",
    "task": "task",
    "userTask": "task",
    "serviceTask": "task",
    "sendTask": "task",
    "receiveTask": "task",
    "manualTask": "task",
    "scriptTask": "task",
    "businessRuleTask": "task",
    "callActivity": "task",
    "subProcess": "subprocess",
    "transaction": "subprocess",
    "adHocSubProcess": "subprocess",
    "exclusiveGateway": "xor",
    "parallelGateway": "and",
    "inclusiveGateway": "or",
    "eventBasedGateway": "event-gateway",
    "complexGateway": None,
    "choreographyTask": None,
    "callChoreography": None,
    "subChoreography": None,
}
#: XML's white space; other kinds of spaces are part of a name.
_SPACES = re.compile(r"[ \t\r\n]+")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def children(element: _Element) -> Iterator[_Element]:
    """Give the elements inside an element that are BPMN, and no tool's own."""
    space = str(element.tag).rpartition("}")[0]
    return (c for c in element if str(c.tag).rpartition("}")[0] == space)


def label(element: _Element) -> str:
    """Give an element's name in one line, "" if it has none."""
    return _SPACES.sub(" ", element.get("name") or "").strip(" ")


def referred(name: str | None) -> str:
    """Give the id in a reference, which may have a namespace's prefix."""
    return (name or "").rpartition(":")[2]


def describe(element: _Element) -> str:
    """Give an element in words: the complex gateway 'Choose' (Gateway_1)."""
    kind = _CAPITAL.sub(" ", local(element)).lower().replace("sub process", "subprocess")
    name, number = label(element), element.get("id")
    shown = f" '{name}'" if name else ""
    if number:
        shown += f" ({number})" if name else f" {number}"
    return f"the {kind}{shown}"


def trigger_of(element: _Element, definitions: dict[str, _Element]) -> tuple[str, str]:
    """Give what an event is about (timer, error…), and the id of what it throws or catches."""
    for child in children(element):
        kind = local(child)
        if kind == "eventDefinitionRef":
            child = definitions.get(referred(child.text), child)
            kind = local(child)
        if kind.endswith("EventDefinition"):
            what = kind.removesuffix("EventDefinition").replace("compensate", "compensation")
            reference = next(
                (v for k, v in child.items() if k.endswith("Ref") and "}" not in k), ""
            )
            return what, referred(reference) or child.get("name", "")
    return "", ""


def check(element: _Element, trigger: str, name: str) -> None:
    """Refuse an element that cases can't be judged by; CannotJudge."""

    def refuse(what: str, hint: str) -> NoReturn:
        raise CannotJudge(
            say(
                "{name}: {element} can't be judged: {what}",
                name=name,
                element=describe(element),
                what=what,
            ),
            hint,
        )

    kind = local(element)
    if FLOW_NODES[kind] is None:
        if kind == "complexGateway":
            refuse(
                say("its rule is not in the diagram"),
                say("use exclusive, parallel or inclusive gateways"),
            )
        refuse(say("it is part of a choreography"), say("draw the process of one participant"))
    if element.get("triggeredByEvent") in ("true", "1"):
        refuse(
            say("it may begin at any time"),
            say("draw what it does with boundary events, or leave it out"),
        )
    if element.get("isForCompensation") in ("true", "1") or trigger == "compensation":
        refuse(
            say("compensation undoes what was done before"),
            say("draw the undoing as tasks of its own"),
        )
    if trigger == "cancel":
        refuse(
            say("cancelling a transaction undoes it"), say("draw the undoing as tasks of its own")
        )
    if kind == "boundaryEvent" and element.get("cancelActivity") in ("false", "0"):
        refuse(
            say("it doesn't interrupt, so what follows it may come any number of times"),
            say("draw what follows as a parallel branch"),
        )
    if kind == "eventBasedGateway" and element.get("eventGatewayType") == "Parallel":
        refuse(say("it waits for all its events"), say("use a parallel gateway and events"))
