"""How much of a case each token is: a token that splits in two is two halves, which join to one.

If the shares agree wherever flows meet, the shares of all tokens sum up to 1 at any time. So a
scope is over once 1 has ended, and a token of share 1 is the only one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from procmine.models.bpmn_net.steps import CannotJudge, Scope, Step
from procmine.models.diagram import Flow

_ONE = Fraction(1)
#: More parts than r4pm can count on one place.
_MOST = 250


class Shares:
    """The shares of a scope's flows and steps, by their ids."""

    def __init__(self, scope: Scope, name: str) -> None:
        self.flows: dict[str, Fraction] = {}
        self.steps: dict[str, Fraction] = {}
        self._scope, self._name = scope, name
        self._follow()
        self._check()

    def parts(self, all_places: bool) -> int:
        """Give in how many equal parts a case is cut, so that ends (or all places) are whole."""
        ends = [
            self.steps[step.node.id]
            for step in self._scope.steps.values()
            if all_places or any(not out.flows for out in step.exits)
        ]
        shares: Iterable[Fraction] = [*ends, *self._untaken()]
        if all_places:
            shares = [*shares, *self.flows.values()]
        number = lcm(*(share.denominator for share in shares))
        if number > _MOST:
            told = self._scope.node.told if self._scope.node else "the process"
            raise CannotJudge(
                f"{self._name}: {told} ends when more parallel branches have ended than can be "
                "counted",
                "join them with a parallel gateway before the end",
            )
        return number

    def _untaken(self) -> list[Fraction]:
        return [
            self.flows[flow.id]
            for step in self._scope.steps.values()
            for out in step.exits
            for flow in out.flows
            if out.some and flow.id not in step.untaken
        ]

    def _follow(self) -> None:
        starts = self._scope.starts
        # Start events are alternatives; without one, all begin at once.
        alternatives = any(step.node.kind == "start" for step in starts)
        waiting = deque(starts)
        for step in starts:
            self.steps[step.node.id] = _ONE if alternatives else Fraction(1, len(starts))
        while waiting:
            step = waiting.popleft()
            share = self.steps[step.node.id]
            for out in step.exits:
                for flow in out.flows:
                    each = share if out.one else share / len(out.flows)
                    target = self._scope.steps[flow.target]
                    if self._arrive(flow, each, target):
                        waiting.append(target)

    def _arrive(self, flow: Flow, share: Fraction, target: Step) -> bool:
        """Take a flow's share, and say whether its target now has one."""
        self.flows[flow.id] = share
        known = [next((self.flows[f.id] for f in i if f.id in self.flows), None)
                 for i in target.inputs]  # fmt: skip
        mine = next(s for i, s in zip(target.inputs, known, strict=True) if flow in i)
        if mine != share:
            raise self._refused(
                target, "brings branches together that are not parallel to the same extent",
                "close what each gateway opens with a gateway of the same kind",
            )  # fmt: skip
        whole = [s for s in known if s is not None]
        if target.node.id in self.steps or len(whole) < len(known):
            return False
        if sum(whole) > 1:
            raise self._refused(
                target, "waits for flows of which only some can come",
                "join alternatives with an exclusive gateway, and parallel branches with a "
                "parallel one",
            )  # fmt: skip
        self.steps[target.node.id] = sum(whole, Fraction(0))
        return True

    def _check(self) -> None:
        for step in self._scope.steps.values():
            share = self.steps.get(step.node.id)
            if share is None:
                waits = any(f.id in self.flows for i in step.inputs for f in i)
                what = "waits for a flow that can't come before it" if waits else "is never reached"
                raise self._refused(step, what, "draw a way to it from the start")
            closes = all(
                self.flows[branch.id] == self.flows[flows[0].id]
                for branch, flows in zip(step.branches, step.inputs, strict=False)
            )
            if not closes or (step.alone and share != 1):
                raise self._refused(
                    step, "doesn't join what one gateway before it splits",
                    "open and close a block with two inclusive gateways, or use exclusive and "
                    "parallel ones",
                )  # fmt: skip

    def _refused(self, step: Step, what: str, hint: str) -> CannotJudge:
        return CannotJudge(f"{self._name}: {step.node.told} {what}", hint)
