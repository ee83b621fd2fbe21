"""The part of a net that stands for a process or a subprocess: its transitions."""

from __future__ import annotations

from collections.abc import Mapping

from procmine.models.bpmn_net.assembly import Tokens, tokens
from procmine.models.bpmn_net.scope_net import ScopeNet
from procmine.models.bpmn_net.steps import Exit, Step
from procmine.models.bpmn_net.stopping import stopper
from procmine.models.diagram import Flow


def add_steps(net: ScopeNet, nets: Mapping[str, ScopeNet]) -> None:
    """Add all steps of a scope; `nets` are all scopes, by the ids of their subprocesses."""
    starts = net.scope.starts
    if len(starts) > 1 and starts[0].node.kind != "start":
        begin = tokens(*(place for step in starts for place in net.taken(step)))
        net.silent("begin", tokens(net.source), begin, net.scope.node)
    for step in net.scope.steps.values():
        if step.node.kind == "task":
            _task(net, step)
        elif step.node.kind == "subprocess":
            _subprocess(net, step, nets.get(step.node.id))
        elif step.node.kind == "end" and net.stopping:
            _end(net, step)
        elif not step.passes:
            _leave(net, step, step.exits[0], net.taken(step))


def _task(net: ScopeNet, step: Step) -> None:
    node, share = step.node, net.shares.steps[step.node.id]
    takes = net.taken(step)
    (usual, *borders) = step.exits
    if node.repeats == "once" and not borders and not usual.some:
        net.activity(node, takes, net.given(usual.always, share))
        return
    done = takes
    if node.repeats != "any-times":
        done = tokens(net.place(f"{node.id}/done", share))
    net.activity(node, takes, done)
    if node.repeats == "once-or-more":
        net.silent(f"{node.id}/again", done, takes, node)
    _leave(net, step, usual, done)
    # Whether an activity that is broken off leaves an event, is not known.
    for border in borders:
        for place in {**takes, **done}:
            _leave(net, step, border, tokens(place))


def _subprocess(net: ScopeNet, step: Step, inner: ScopeNet | None) -> None:
    node = step.node
    takes = net.taken(step)
    (usual, *borders) = step.exits
    if inner is None:
        for inside in step.ad_hoc:
            net.activity(inside, takes, takes)
        _leave(net, step, usual, takes)
        for border in borders:
            _leave(net, step, border, takes)
        return
    inner.silent(f"{node.id}/enter", takes, inner.entered, node)
    done = takes
    if node.repeats != "any-times":
        done = tokens(net.place(f"{node.id}/done", net.shares.steps[node.id]))
    inner.finish(f"{node.id}/finish", done)
    if node.repeats == "once-or-more":
        net.silent(f"{node.id}/again", done, takes, node)
    _leave(net, step, usual, done)
    for border in borders:
        event = border.node
        thrown_inside = event.id in inner.stopped_by
        stopped = inner.stopped(event.id)
        if not thrown_inside:
            inner.silent(f"{event.id}/stop", tokens(inner.running), stopped, event)
        caught = tokens(net.place(f"{event.id}/caught", net.shares.steps[node.id]))
        inner.silent(f"{event.id}/caught", {**stopped, inner.ended: inner.parts}, caught, event)
        _leave(net, step, border, caught)


def _end(net: ScopeNet, step: Step) -> None:
    """End a part of a process that can be stopped, or stop it."""
    node, share = step.node, net.shares.steps[step.node.id]
    event = stopper(node, net.scope.node, net.borders)
    takes = net.taken(step)
    if event is None:
        net.silent(node.id, takes, net.gone(share), node)
    else:
        stopped = {**net.stopped(event), **net.gone(share)}
        net.silent(node.id, {**takes, net.running: 1}, stopped, node)


def _leave(net: ScopeNet, step: Step, out: Exit, takes: Tokens) -> None:
    """Leave a step by an exit."""
    node, share = out.node, net.shares.steps[step.node.id]
    wanted = node.id if node.kind not in ("task", "subprocess") else f"{node.id}/leave"
    if out.one:
        for flow in out.one:
            net.silent(f"{wanted}/{flow.id}", takes, net.given((flow,), share), node)
    elif out.some:
        _leave_by_some(net, step, out, takes)
    else:
        net.silent(wanted, takes, net.given(out.always, share), node)


def _leave_by_some(net: ScopeNet, step: Step, out: Exit, takes: Tokens) -> None:
    """Decide on one flow after the other, whether it is taken."""
    node, share = out.node, net.shares.steps[step.node.id]
    each = share / len(out.flows)

    def untaken(*flows: Flow) -> Tokens:
        """Let a join not wait for flows; where there is none, their shares have ended."""
        joined = [f for f in flows if f.id in step.untaken]
        alone = len(flows) - len(joined)
        ended = net.gone(each * alone) if alone else {}
        return {**tokens(*(net.at(step.untaken[f.id]) for f in joined)), **ended}

    if out.default:
        gives = _sum(net.given((*out.always, out.default), each), untaken(*out.some))
        net.silent(f"{node.id}/{out.default.id}", takes, gives, node)
    # Until one is taken, the last must not be left out; a flow that is always taken counts as one.
    left = each * len(out.some)
    none_yet, some_taken = net.place(f"{node.id}/choose", left), ""
    given = _sum(tokens(*map(net.at, out.always)), untaken(out.default) if out.default else {})
    net.silent(f"{node.id}/some", takes, _sum(given, tokens(none_yet)), node)
    if out.always and not out.default:
        none_yet, some_taken = "", none_yet
    for number, flow in enumerate(out.some, 1):
        left -= each
        last = number == len(out.some)
        after_none = "" if last or not none_yet else net.place(f"{node.id}/{number}", left)
        after_some = "" if last else net.place(f"{node.id}/{number}/chosen", left)
        for now, after in ((none_yet, after_none), (some_taken, after_some)):
            if now:
                gives = _sum(net.given((flow,), each), _next(after_some))
                net.silent(f"{node.id}/{flow.id}", tokens(now), gives, node)
            if now and (after or now == some_taken):
                gives = _sum(untaken(flow), _next(after))
                net.silent(f"{node.id}/{flow.id}/not", tokens(now), gives, node)
        none_yet, some_taken = after_none, after_some


def _next(place: str) -> Tokens:
    return tokens(place) if place else {}


def _sum(*several: Mapping[str, int]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in several:
        for place, count in each.items():
            total[place] = total.get(place, 0) + count
    return total
