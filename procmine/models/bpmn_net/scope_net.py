"""The part of a net that stands for a process or a subprocess: its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from procmine.models.bpmn_net.assembly import Assembly, Tokens, tokens
from procmine.models.bpmn_net.shares import Shares
from procmine.models.bpmn_net.steps import Scope, Step
from procmine.models.diagram import Flow, Node


class ScopeNet:
    """The places of a scope: it begins with a token in `source`, and is over with `parts` in
    `ended`.

    Where the shares of its tokens are not known, it counts in `extra` how many it has besides one.
    Where it can be stopped, there is a token in `running` for as long as it goes on, and then in
    `stopping` until all others are gone.
    """

    def __init__(
        self,
        assembly: Assembly,
        scope: Scope,
        shares: Shares,
        stops: bool,
        borders: Sequence[Node],
        outer: ScopeNet | None,
    ) -> None:
        self.assembly, self.scope, self.shares, self.outer = assembly, scope, shares, outer
        #: The events on its border.
        self.borders = borders
        inner = f"{scope.node.id}/" if scope.node else ""
        self.drained: bool = stops or (outer is not None and outer.drained)
        self.parts = shares.parts(self.drained)
        #: The share of a token in each place, but for those of stopping.
        self.places: dict[str, Fraction] = {}
        self.source = self.place(f"{inner}source", Fraction(1))
        self.running = assembly.place(f"{inner}running") if stops else ""
        self.stopping = assembly.place(f"{inner}stopping") if stops else ""
        plain_end = not scope.node and not stops and self.parts == 1
        self.ended = assembly.place("sink" if plain_end else f"{inner}ended")
        self.extra = assembly.place("extra") if shares.dispute else ""
        #: Where it is written what stopped the scope, by the id of the event.
        self.stopped_by: dict[str, str] = {}
        self._arrivals = _arrivals(scope)
        self._inputs: dict[tuple[str, int], str] = {}

    def place(self, wanted: str, share: Fraction) -> str:
        """Add a place for tokens of a share."""
        place = self.assembly.place(wanted)
        self.places[place] = share
        return place

    def at(self, flow: Flow) -> str:
        """Give the place in which a token on a flow lies."""
        flow, step, number = self._arrivals[flow.id]
        key = (step, number)
        if key not in self._inputs:
            self._inputs[key] = self.place(flow.id, self.shares.flows[flow.id])
        return self._inputs[key]

    def taken(self, step: Step) -> Tokens:
        """Give the tokens that a step waits for."""
        if step.inputs:
            return tokens(*(self.at(flows[0]) for flows in step.inputs))
        if step.node.kind == "start" or len(self.scope.starts) == 1:
            return tokens(self.source)
        key = (step.node.id, -1)
        if key not in self._inputs:
            share = self.shares.steps[step.node.id]
            self._inputs[key] = self.place(f"{step.node.id}/begin", share)
        return tokens(self._inputs[key])

    def given(self, flows: tuple[Flow, ...], share: Fraction) -> Tokens:
        """Give the tokens that flows get; without any, that share of the case has ended."""
        return tokens(*map(self.at, flows)) if flows else self.gone(share)

    def gone(self, share: Fraction) -> Tokens:
        """Give the tokens that say that a share of the case has ended."""
        return {} if self.extra else {self.ended: int(share * self.parts)}

    def borders_of(self, node: Node) -> tuple[Node, ...]:
        """Give the events on the border of an activity."""
        return tuple(out.node for out in self.scope.steps[node.id].exits[1:])

    @property
    def entered(self) -> Tokens:
        """The tokens with which the scope begins, besides that of the process."""
        return tokens(self.source, *((self.running,) if self.running else ()))

    @property
    def held(self) -> Tokens:
        """The tokens without which no activity in the scope can go on."""
        return tokens(*(net.running for net in self.outwards() if net.running))

    def outwards(self) -> Iterator[ScopeNet]:
        """Give this scope, the one around it, and so on."""
        net: ScopeNet | None = self
        while net:
            yield net
            net = net.outer

    def activity(self, node: Node, takes: Tokens, gives: Tokens) -> None:
        """Add the transition of an activity."""
        held = self.held
        self._add(node.id, {**takes, **held}, {**gives, **held}, node.name, node.id)

    def silent(self, wanted: str, takes: Tokens, gives: Tokens, node: Node | None = None) -> None:
        """Add a transition that leaves no event."""
        self._add(wanted, takes, gives, None, node.id if node else "")

    def _add(
        self, wanted: str, takes: Tokens, gives: Tokens, label: str | None, element: str
    ) -> None:
        add = self.assembly.transition
        if not self.extra:
            add(wanted, takes, gives, label, element)
            return
        before, after = (
            sum(count for place, count in of.items() if place in self.places)
            for of in (takes, gives)
        )
        if after == 0:
            # The last token to end ends the case: then no other may be left.
            more = {self.extra: before - 1} if before > 1 else {}
            add(f"{wanted}/last", {**takes, **more}, tokens(self.ended), label, element)
        if after < before:
            takes = {**takes, self.extra: before - after}
        elif after > before:
            gives = {**gives, self.extra: after - before}
        add(wanted, takes, gives, label, element)

    def finish(self, wanted: str, gives: Tokens) -> None:
        """Let the scope be over, on its own or by a terminate event, once all tokens are gone."""
        over = {self.ended: self.parts}
        if not self.stopping:
            self.silent(wanted, over, gives, self.scope.node)
            return
        self.silent(wanted, {**over, self.running: 1}, gives, self.scope.node)
        if "" in self.stopped_by:
            self.silent(f"{wanted}/stopped", {**over, **self.stopped("")}, gives, self.scope.node)

    def stopped(self, event: str) -> Tokens:
        """Give the tokens that say that an event has stopped the scope; "" is for terminate."""
        if event not in self.stopped_by:
            wanted = f"{event or (self.scope.node.id if self.scope.node else 'process')}/stopped"
            self.stopped_by[event] = self.assembly.place(wanted)
        return tokens(self.stopping, self.stopped_by[event])


def _arrivals(scope: Scope) -> dict[str, tuple[Flow, str, int]]:
    """Give for each flow where its token comes to: the last flow, the step, and which input.

    What only hands a token on is passed over; what hands it on for ever is not.
    """
    number = {
        flow.id: place
        for step in scope.steps.values()
        for place, flows in enumerate(step.inputs)
        for flow in flows
    }
    found: dict[str, tuple[Flow, str, int]] = {}
    for step in scope.steps.values():
        for first in (flow for out in step.exits for flow in out.flows):
            passed: dict[str, Flow] = {}
            flow = first
            while flow.id not in found and flow.id not in passed:
                passed[flow.id] = flow
                target = scope.steps[flow.target]
                if not target.passes:
                    break
                flow = target.exits[0].flows[0]
            end = found.get(flow.id) or (flow, flow.target, number[flow.id])
            found |= dict.fromkeys(passed, end)
    return found
