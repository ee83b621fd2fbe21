"""Turn a BPMN diagram into a Petri net with the same runs.

Each flow is a place, except that flows which mean the same share one; activities are transitions
with their names, gateways and events are silent. A process or subprocess is over when no token is
left in it, whichever end events they came to.
"""

from __future__ import annotations

from procmine.models.bpmn_net.assembly import Assembly, tokens
from procmine.models.bpmn_net.blocks import pair_inclusive
from procmine.models.bpmn_net.scope_net import ScopeNet
from procmine.models.bpmn_net.shares import Shares
from procmine.models.bpmn_net.stepping import add_steps
from procmine.models.bpmn_net.steps import CannotJudge, scopes_of
from procmine.models.bpmn_net.stopping import add_stops, stops
from procmine.models.diagram import Diagram
from procmine.models.net import PetriNet
from procmine.words.say import say

__all__ = ["CannotJudge", "net_of"]


def net_of(diagram: Diagram, name: str = "the diagram") -> PetriNet:
    """Give the net of a diagram, `name` for messages; CannotJudge by the element's name and id."""
    assembly = Assembly()
    nets: dict[str, ScopeNet] = {}
    for key, scope in scopes_of(diagram).items():
        if not scope.starts:
            told = scope.node.told if scope.node else say("the process")
            raise CannotJudge(
                say(
                    "{name}: {told} has no start: a flow leads to each of its elements",
                    name=name,
                    told=told,
                ),
                say("draw a start event"),
            )
        pair_inclusive(scope)
        shares = Shares(scope, name)
        outer = nets[scope.node.within] if scope.node else None
        borders = outer.borders_of(scope.node) if outer and scope.node else ()
        stoppable = stops(scope, shares, borders, name)
        if shares.dispute and (stoppable or outer):
            raise shares.dispute
        nets[key] = ScopeNet(assembly, scope, shares, stoppable, borders, outer)
    # What is inside comes first: it says whether it can be stopped.
    for net in reversed(nets.values()):
        add_steps(net, nets)
    for net in nets.values():
        add_stops(net, nets.values())
    top = nets[""]
    source, sink = top.source, top.ended
    if top.stopping:
        source = assembly.place("begin")
        top.silent("enter", tokens(source), top.entered)
    if top.stopping or top.parts > 1:
        sink = assembly.place("sink")
        top.finish("finish", tokens(sink))
    return assembly.net(source, sink)
