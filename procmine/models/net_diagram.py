"""A Petri net as a diagram, where no choice of the net depends on who is faster.

In a free-choice net, transitions that share a place share all of their places. Then the tokens of
those places can meet in one "and" gateway, and an "xor" gateway behind it chooses. The initial
marking is what a start leaves behind, and a final marking is what an end takes away.
"""

from __future__ import annotations

from dataclasses import dataclass

from procmine.errors import UsageError
from procmine.models.diagram import Diagram, Kind
from procmine.models.drafting import Draft
from procmine.models.net import PetriNet
from procmine.words.say import say, unsaid

_HINT = unsaid("write .pnml, which says it as it is")


@dataclass(frozen=True, slots=True)
class _Step:
    """A transition, the start or an end: the places that it takes from and puts into."""

    kind: Kind
    label: str | None
    takes: frozenset[str]
    puts: tuple[str, ...]


def diagram_of_net(net: PetriNet) -> Diagram:
    """Give the diagram whose runs are those of the net; UsageError where there is none."""
    steps = _steps(net)
    draft = Draft()
    into: dict[str, list[int]] = {place: [] for place in net.places}
    meeting: dict[frozenset[str], tuple[int, int]] = {}
    for takes in dict.fromkeys(step.takes for step in steps if step.takes):
        join = draft.add("and")
        meeting[takes] = join, draft.add("xor", join)
    for step in steps:
        sources = (meeting[step.takes][1],) if step.takes else ()
        done = draft.add(step.kind, *sources, name=step.label or "")
        if step.puts:
            split = draft.add("and", done)
            for place in step.puts:
                into[place].append(split)
    for takes, (join, _) in meeting.items():
        for place in sorted(takes, key=net.places.index):
            draft.flows.append((draft.add("xor", *into[place]), join))
    return draft.diagram()


def _steps(net: PetriNet) -> list[_Step]:
    """Give start, transitions and ends; UsageError where a diagram has no word for one."""
    takes: dict[str, list[str]] = {t.id: [] for t in net.transitions}
    puts: dict[str, list[str]] = {t.id: [] for t in net.transitions}
    for source, target, weight in net.arcs:
        if weight != 1:
            raise _impossible(say("an arc of weight {weight}", weight=weight))
        if source in puts:
            puts[source].append(target)
        else:
            takes[target].append(source)
    if not net.initial or not net.finals or not all(net.finals):
        raise _impossible(say("no initial or no final marking"))
    if any(n != 1 for marking in (net.initial, *net.finals) for n in marking.values()):
        raise _impossible(say("several tokens on one place"))
    steps = [_Step("start", None, frozenset(), tuple(net.initial))]
    for t in net.transitions:
        if not takes[t.id] or not puts[t.id]:
            raise _impossible(
                say("a transition ({label}) with no place on one side", label=t.label or t.id)
            )
        kind: Kind = "xor" if t.label is None else "task"
        steps.append(_Step(kind, t.label, frozenset(takes[t.id]), tuple(puts[t.id])))
    steps += [_Step("end", None, frozenset(marking), ()) for marking in net.finals]
    _check_choices(net, steps)
    return steps


def _check_choices(net: PetriNet, steps: list[_Step]) -> None:
    for place in net.places:
        choices = dict.fromkeys(step.takes for step in steps if place in step.takes)
        if len(choices) > 1:
            raise _impossible(say("a choice that depends on more than place {place}", place=place))
        if not choices and any(place in step.puts for step in steps):
            raise _impossible(say("a place ({place}) that nothing takes from", place=place))
        if choices and not any(place in step.puts for step in steps):
            raise _impossible(say("a place ({place}) that nothing puts into", place=place))


def _impossible(what: str) -> UsageError:
    return UsageError(say("this net can't be a BPMN diagram: it has {what}", what=what), say(_HINT))
