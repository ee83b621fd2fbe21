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
    skipped = untaken(out.default) if out.default else {}
    first = _sum(tokens(*map(net.at, out.always)), skipped)
    # The share that is not yet decided; what is given at once is not part of it.
    left = each * len(out.some)
    chosen = ""
    undecided = net.place(f"{node.id}/choose", left)
    net.silent(f"{node.id}/some", takes, _sum(first, tokens(undecided)), node)
    if out.always and not out.default:
        undecided, chosen = "", undecided
    for number, flow in enumerate(out.some, 1):
        left -= each
        last = number == len(out.some)
        taken = net.given((flow,), each)
        after = "" if last else net.place(f"{node.id}/{number}", left)
        after_chosen = "" if last else net.place(f"{node.id}/{number}/chosen", left)
        for now, skip_to in ((undecided, after), (chosen, after_chosen)):
            if not now:
                continue
            on = {} if last else tokens(after_chosen)
            net.silent(f"{node.id}/{flow.id}", tokens(now), _sum(taken, on), node)
            if now == chosen or not last:
                on = {} if last else tokens(skip_to)
                net.silent(f"{node.id}/{flow.id}/not", tokens(now), _sum(untaken(flow), on), node)
        undecided, chosen = after if undecided else "", after_chosen


def _sum(*several: Mapping[str, int]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in several:
        for place, count in each.items():
            total[place] = total.get(place, 0) + count
    return total
