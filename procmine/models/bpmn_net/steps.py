"""What each node of a diagram waits for, and which ways lead out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from procmine.errors import DataError
from procmine.models.diagram import Diagram, Flow, Node


class CannotJudge(DataError):
    """Tell of a diagram, or an element of it, that cases can't be judged by."""


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a step: by all flows in `always`, and by `one` or `some` of the others.

    The default flow is taken if none of the flows in `some` is; if there is no default, and
    nothing in `always`, at least one of `some` is taken.
    """

    node: Node
    always: tuple[Flow, ...] = ()
    one: tuple[Flow, ...] = ()
    some: tuple[Flow, ...] = ()
    default: Flow | None = None

    @property
    def flows(self) -> tuple[Flow, ...]:
        """All its flows; without any, it is an end."""
        return self.always + self.one + self.some + ((self.default,) if self.default else ())


@dataclass(slots=True)
class Step:
    """A node as tokens see it: it takes one of each of its `inputs`, and leaves by one exit.

    The flows of an input stand for each other. The first exit is the usual one, the others are
    events on its border. `alone` are merges that are right only where no token is elsewhere.
    `untaken` is the input of a join that must not wait for a flow which was not taken. `branches`
    are the flows with which a block opens that an inclusive gateway closes, for each input.
    `ad_hoc` are the activities of an ad hoc subprocess.
    """

    node: Node
    inputs: list[tuple[Flow, ...]]
    exits: tuple[Exit, ...]
    alone: bool = False
    untaken: dict[str, Flow] = field(default_factory=dict)
    branches: tuple[Flow, ...] = ()
    ad_hoc: tuple[Node, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether it does nothing but hand on: any of its flows in means its one flow out."""
        return (
            self.node.kind not in ("task", "subprocess")
            and len(self.inputs) == len(self.exits) == len(self.exits[0].flows) == 1
        )


@dataclass(slots=True)
class Scope:
    """A process or a subprocess (`node`): its steps by the ids of their nodes, in file order."""

    node: Node | None
    steps: dict[str, Step]

    @property
    def starts(self) -> list[Step]:
        """The steps that wait for nothing."""
        return [step for step in self.steps.values() if not step.inputs]


def scopes_of(diagram: Diagram) -> dict[str, Scope]:
    """Give the process, as "", and its subprocesses by their ids, outer before inner ones."""
    leaving: dict[str, list[Flow]] = defaultdict(list)
    arriving: dict[str, list[Flow]] = defaultdict(list)
    for flow in diagram.flows:
        leaving[flow.source].append(flow)
        arriving[flow.target].append(flow)
    inside: dict[str, list[Node]] = defaultdict(list)
    borders: dict[str, list[Node]] = defaultdict(list)
    for node in diagram.nodes:
        (borders[node.attached] if node.attached else inside[node.within]).append(node)
    scopes: dict[str, Scope] = {}
    waiting: list[Node | None] = [None]
    for outer in waiting:
        nodes = inside[outer.id if outer else ""]
        scopes[outer.id if outer else ""] = Scope(
            outer,
            {
                node.id: Step(
                    node,
                    _inputs(node, arriving[node.id]),
                    tuple(_exit(n, leaving[n.id]) for n in (node, *borders[node.id])),
                    ad_hoc=tuple(inside[node.id]) if node.ad_hoc else (),
                )
                for node in nodes
            },
        )
        waiting += [n for n in nodes if n.kind == "subprocess" and not n.ad_hoc]
    return scopes


def flows_in(scope: Scope) -> Mapping[str, Flow]:
    """Give the flows between the steps of a scope, by id."""
    return {
        flow.id: flow for step in scope.steps.values() for out in step.exits for flow in out.flows
    }


def _inputs(node: Node, flows: list[Flow]) -> list[tuple[Flow, ...]]:
    if node.kind == "and":
        return [(flow,) for flow in flows]
    return [tuple(flows)] if flows else []


def _exit(node: Node, flows: list[Flow]) -> Exit:
    if node.kind in ("xor", "event-gateway") and len(flows) > 1:
        return Exit(node, one=tuple(flows))
    # A condition on the only flow would leave a token that goes nowhere.
    chosen = node.kind in ("or", "task", "subprocess") and len(flows) > 1
    always, some, default = [], [], None
    for flow in flows:
        if chosen and flow.default and default is None:
            default = flow
        elif chosen and (flow.conditional or node.kind == "or"):
            some.append(flow)
        else:
            always.append(flow)
    if not some:
        return Exit(node, always=tuple(flows))
    return Exit(node, always=tuple(always), some=tuple(some), default=default)
