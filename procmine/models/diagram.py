"""A BPMN diagram as a graph: what is in a process, and the sequence flows in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["start", "end", "task", "xor", "and", "or", "event", "event-gateway", "subprocess"]


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a diagram; `name` is "" where it has none.

    `within` is the id of the subprocess it is in, "" at the top.
    """

    id: str
    kind: Kind
    name: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow between two nodes."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """The nodes and flows of one process, in the order of the file."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
