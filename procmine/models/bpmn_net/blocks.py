"""Find what an inclusive gateway joins: it waits for the branches that were taken, and no other.

In general that is a question about the whole process. Here it is answered for blocks: all
branches that a gateway (or task) opens, and nothing else, lead to the one that closes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from procmine.models.bpmn_net.steps import Scope, Step, flows_in
from procmine.models.diagram import Flow


def pair_inclusive(scope: Scope) -> None:
    """Say for each inclusive gateway with several flows in which of them stand for each other."""
    joins = [
        step
        for step in scope.steps.values()
        if step.node.kind == "or" and step.inputs and len(step.inputs[0]) > 1
    ]
    if not joins:
        return
    before = _dominators(scope)
    for join in joins:
        opening = before.get(join.node.id)
        branches = opening and _branches(scope, scope.steps[opening], join)
        if not opening or not branches:
            # Without parallel branches, it only merges.
            join.alone = True
            continue
        (out,) = scope.steps[opening].exits
        if out.one:
            join.branches = out.flows[:1]
            continue
        join.branches = out.flows
        join.inputs = branches
        if out.some:
            closed = zip(out.flows, branches, strict=True)
            scope.steps[opening].untaken = {flow.id: into[0] for flow, into in closed}


def _branches(scope: Scope, opening: Step, join: Step) -> list[tuple[Flow, ...]] | None:
    """Give the flows with which each branch comes to the join; None if they make no block."""
    if len(opening.exits) > 1:
        return None
    seen: set[str] = set()
    branches = []
    for branch in opening.exits[0].flows:
        inside, last = {branch.id}, []
        nodes = set()
        waiting = [branch]
        while waiting:
            flow = waiting.pop()
            if flow.target == join.node.id:
                last.append(flow)
                continue
            if flow.target in nodes:
                continue
            step = scope.steps[flow.target]
            if step is opening or flow.target in seen or not all(o.flows for o in step.exits):
                return None
            nodes.add(flow.target)
            further = [f for out in step.exits for f in out.flows]
            inside |= {f.id for f in further}
            waiting += further
        entered = (f for n in nodes for flows in scope.steps[n].inputs for f in flows)
        if not last or any(f.id not in inside for f in entered):
            return None
        seen |= nodes
        branches.append(tuple(last))
    comes = {f.id for flows in branches for f in flows}
    return branches if comes == {f.id for f in join.inputs[0]} else None


def _dominators(scope: Scope) -> dict[str, str]:
    """Give for each node the last one that every way to it leads through, if there is one.

    The algorithm is that of Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm (2001).
    """
    order = {node: place for place, node in enumerate(_outer_first(scope), 1)}
    flows = flows_in(scope).values()
    before: dict[int, list[int]] = {place: [] for place in order.values()}
    for flow in flows:
        if flow.source in scope.steps and flow.source in order:
            before[order[flow.target]].append(order[flow.source])
    hosts = {out.node.id: s.node.id for s in scope.steps.values() for out in s.exits[1:]}
    for flow in flows:
        if hosts.get(flow.source) in order:
            before[order[flow.target]].append(order[hosts[flow.source]])
    for start in scope.starts:
        before[order[start.node.id]].append(0)
    above = {0: 0}
    changed = True
    while changed:
        changed = False
        for place, sources in before.items():
            known = [s for s in sources if s in above]
            nearest = known[0]
            for other in known[1:]:
                while nearest != other:
                    if nearest > other:
                        nearest = above[nearest]
                    else:
                        other = above[other]
            if above.get(place) != nearest:
                above[place] = nearest
                changed = True
    names = {place: node for node, place in order.items()}
    return {names[place]: names[d] for place, d in above.items() if d}


def _outer_first(scope: Scope) -> Iterator[str]:
    """Give the nodes that can be reached, each after one that leads to it (reverse postorder)."""
    left: list[str] = []
    seen: set[str] = set()
    for start in reversed(scope.starts):
        waiting = [(start.node.id, _targets(start))] if start.node.id not in seen else []
        seen.add(start.node.id)
        while waiting:
            node, targets = waiting[-1]
            target = next((t for t in targets if t not in seen), None)
            if target is None:
                left.append(node)
                waiting.pop()
            else:
                seen.add(target)
                waiting.append((target, _targets(scope.steps[target])))
    yield from reversed(left)


def _targets(step: Step) -> Iterator[str]:
    return (flow.target for out in step.exits for flow in out.flows)
