"""A BPMN diagram as a graph: what is in a process, and the sequence flows in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procmine.words.say import say, unsaid

Kind = Literal["start", "end", "task", "xor", "and", "or", "event", "event-gateway", "subprocess"]
Repeats = Literal["once", "once-or-more", "any-times"]

_WORDS: dict[Kind, str] = {
    "start": unsaid("start event"),
    "end": unsaid("end event"),
    "task": unsaid("task"),
    "xor": unsaid("exclusive gateway"),
    "and": unsaid("parallel gateway"),
    "or": unsaid("inclusive gateway"),
    "event": unsaid("event"),
    "event-gateway": unsaid("event-based gateway"),
    "subprocess": unsaid("subprocess"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a diagram; `name` is "" where it has none.

    `within` is the id of the subprocess it is in, "" at the top; `attached` that of the activity
    on whose border an event lies. What is in an `ad_hoc` subprocess comes in any order, any number
    of times. `trigger` is what an event is about (timer, error, terminate…), `reference` the error
    that it throws or catches, if it says which.
    """

    id: str
    kind: Kind
    name: str = ""
    within: str = ""
    attached: str = ""
    repeats: Repeats = "once"
    ad_hoc: bool = False
    trigger: str = ""
    reference: str = ""

    @property
    def told(self) -> str:
        """The element in words: the task 'Check' (Task_1)."""
        kind = say("boundary event") if self.attached else say(_WORDS[self.kind])
        if not self.name:
            return say("the {kind} {id}", kind=kind, id=self.id)
        return say("the {kind} '{name}' ({id})", kind=kind, name=self.name, id=self.id)


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow between two nodes.

    A `conditional` one is taken if its condition holds, a `default` one if no other's does.
    """

    id: str
    source: str
    target: str
    conditional: bool = False
    default: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """The nodes and flows of one process, in the order of the file."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
