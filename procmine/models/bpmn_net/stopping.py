"""Stop a process or a subprocess while tokens are in it: terminate events, errors, time-outs.

Nothing visible happens any more once the token has gone from `running` to `stopping`; then the
tokens that are left over end, wherever they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from procmine.models.bpmn_net.assembly import tokens
from procmine.models.bpmn_net.scope_net import ScopeNet
from procmine.models.bpmn_net.shares import Shares
from procmine.models.bpmn_net.steps import CannotJudge, Scope
from procmine.models.diagram import Node
from procmine.words.say import say

#: The id under which an end event that is caught by no other stops its own scope.
TERMINATE = ""


def stops(scope: Scope, shares: Shares, borders: Sequence[Node], name: str) -> bool:
    """Say whether a scope can be stopped while it goes on, by an end or an event on its border."""
    ends = [step.node for step in scope.steps.values() if step.node.kind == "end"]
    for node in ends:
        if scope.node and node.trigger == "error" and stopper(node, scope.node, borders) is None:
            raise CannotJudge(
                say(
                    "{name}: {told} throws an error that {told2} doesn't catch",
                    name=name,
                    told=node.told,
                    told2=scope.node.told,
                ),
                say("draw the error event on the border of the subprocess"),
            )
    return bool(borders) or any(
        stopper(node, scope.node, borders) is not None
        and (shares.dispute is not None or shares.steps[node.id] < 1)
        for node in ends
    )


def stopper(end: Node, scope: Node | None, borders: Iterable[Node]) -> str | None:
    """Give the id of the event that an end event sets off, TERMINATE, or None for a plain end."""
    if end.trigger == "terminate" or (end.trigger == "error" and scope is None):
        return TERMINATE
    if end.trigger not in ("error", "escalation"):
        return None
    caught = [b for b in borders if b.trigger == end.trigger]
    named = [b.id for b in caught if b.reference == end.reference]
    return next(iter(named or [b.id for b in caught if not b.reference]), None)


def add_stops(net: ScopeNet, nets: Iterable[ScopeNet]) -> None:
    """Let the tokens that are left over in a scope, or in one inside, end once it is stopping."""
    if not net.stopping:
        return
    for inner in nets:
        if net not in inner.outwards():
            continue
        for place, share in inner.places.items():
            gone = {net.stopping: 1, **inner.gone(share)}
            net.silent(f"{place}/gone", tokens(place, net.stopping), gone, net.scope.node)
