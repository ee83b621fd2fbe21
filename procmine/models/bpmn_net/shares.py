"""How much of a case each token is: a token that splits in two is two halves, which join to one.

If the shares agree wherever flows meet, the shares of all tokens sum up to 1 at any time. So a
scope is over once 1 has ended, and a token of share 1 is the only one.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from math import lcm

from procmine.models.bpmn_net.steps import CannotJudge, Scope, Step
from procmine.models.diagram import Flow
from procmine.words.say import say

#: More tokens on one place than any process needs.
_MOST = 250


class Shares:
    """The shares of a scope's flows and steps, by their ids.

    `dispute` tells where they don't agree, None if they do.
    """

    def __init__(self, scope: Scope, name: str) -> None:
        self.flows: dict[str, Fraction] = {}
        self.steps: dict[str, Fraction] = {}
        self.dispute: CannotJudge | None = None
        self._scope, self._name = scope, name
        self._input = {
            flow.id: (step.node.id, number)
            for step in scope.steps.values()
            for number, flows in enumerate(step.inputs)
            for flow in flows
        }
        self._come: dict[str, dict[int, Fraction]] = {node: {} for node in scope.steps}
        self._follow()
        self._check()

    def parts(self, of_all: bool) -> int:
        """Give in how many equal parts a case is cut, so that what ends (or is) is whole."""
        if self.dispute:
            return 1
        steps = self._scope.steps.values()
        shares = [
            self.steps[step.node.id]
            for step in steps
            if of_all or not all(out.flows for out in step.exits)
        ]
        shares += [
            self.flows[flow.id]
            for step in steps
            for out in step.exits
            for flow in out.flows
            if of_all or (out.some and flow.id not in step.untaken)
        ]
        number = lcm(*(share.denominator for share in shares))
        if number > _MOST:
            told = self._scope.node.told if self._scope.node else say("the process")
            raise CannotJudge(
                say(
                    "{name}: {told} ends when more parallel branches have ended than can"
                    " be counted",
                    name=self._name,
                    told=told,
                ),
                say("join them with a parallel gateway before the end"),
            )
        return number

    def _follow(self) -> None:
        starts = self._scope.starts
        # Start events are alternatives; without one, all begin at once.
        alternatives = any(step.node.kind == "start" for step in starts)
        for step in starts:
            self.steps[step.node.id] = Fraction(1, 1 if alternatives else len(starts))
        waiting = deque(starts)
        while waiting:
            step = waiting.popleft()
            share = self.steps[step.node.id]
            for out in step.exits:
                each = share if out.one or not out.flows else share / len(out.flows)
                for flow in out.flows:
                    target = self._scope.steps[flow.target]
                    if self._arrive(flow, each, target):
                        waiting.append(target)

    def _arrive(self, flow: Flow, share: Fraction, target: Step) -> bool:
        """Take a flow's share, and say whether its target has one by that."""
        self.flows[flow.id] = share
        come = self._come[target.node.id]
        if come.setdefault(self._input[flow.id][1], share) != share:
            self._dispute(
                target,
                say("merges parallel branches with other flows before they are joined"),
                say("join parallel branches with a parallel gateway first"),
            )
        if target.node.id in self.steps or len(come) < len(target.inputs):
            return False
        self.steps[target.node.id] = sum(come.values(), Fraction(0))
        if self.steps[target.node.id] > 1:
            self._dispute(
                target,
                say("waits for flows of which only some can come"),
                say(
                    "join alternatives with an exclusive gateway, parallel branches with"
                    " a parallel one"
                ),
            )
        return True

    def _check(self) -> None:
        for step in self._scope.steps.values():
            if step.node.id not in self.steps:
                come = self._come[step.node.id]
                what = (
                    say("waits for a flow that can't come before it")
                    if come
                    else say("is never reached")
                )
                raise self._refused(step, what, say("draw a way to it from the start"))
        for step in self._scope.steps.values():
            come = self._come[step.node.id]
            closes = all(self.flows[b.id] == come[n] for n, b in enumerate(step.branches))
            if not closes or (step.alone and self.steps[step.node.id] != 1):
                raise self._unjoined(step)
            if self.dispute and (step.branches or step.alone):
                raise self.dispute

    def _unjoined(self, step: Step) -> CannotJudge:
        return self._refused(
            step,
            say("can't be judged: what it waits for is not what one gateway before it splits"),
            say(
                "open and close a block with two inclusive gateways, or use"
                " exclusive and parallel ones"
            ),
        )

    def _dispute(self, step: Step, what: str, hint: str) -> None:
        self.dispute = self.dispute or self._refused(step, what, hint)

    def _refused(self, step: Step, what: str, hint: str) -> CannotJudge:
        return CannotJudge(f"{self._name}: {step.node.told} {what}", hint)
