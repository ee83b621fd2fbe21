"""Whether a net can be used to judge cases, and whether it is sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procmine.errors import DataError
from procmine.models.net import Marking, PetriNet
from procmine.models.shown import shown
from procmine.models.states import MOST_TOKENS, States, explore
from procmine.models.workflow import no_workflow
from procmine.words.say import say, unsaid

_REPAIR = unsaid("repair the model where it was made; `procmine discover` makes one that runs")


@dataclass(frozen=True, slots=True)
class Soundness:
    """Whether every run can end, ends without leftovers, and every transition has its run.

    `workflow_net`: it has one source, one sink, and every node lies between them. `reasons` are
    sentences about what is wrong, or why it is not known: nets of too many markings are not.
    """

    workflow_net: bool
    verdict: Literal["sound", "not sound", "unknown"]
    reasons: tuple[str, ...] = ()


def check_runnable(net: PetriNet, name: str) -> None:
    """Raise DataError for a net that no case can be judged by, and say where it is wrong.

    A net with too many markings to go through is let pass.
    """
    if not net.transitions:
        raise DataError(
            say("{name}: has no transition, so nothing can happen in it", name=name), say(_REPAIR)
        )
    for source, target, weight in net.arcs:
        if weight > MOST_TOKENS:
            raise DataError(
                say(
                    "{name}: the arc {source} to {target} has the weight {weight:,}",
                    name=name,
                    source=shown(source),
                    target=shown(target),
                    weight=weight,
                ),
                say("at most {most_tokens} tokens are counted", most_tokens=MOST_TOKENS),
            )
    for marking in (net.initial, *net.finals):
        for place, count in marking.items():
            if count > MOST_TOKENS:
                raise DataError(
                    say(
                        "{name}: the place {place} has {count:,} tokens",
                        name=name,
                        place=shown(place),
                        count=count,
                    ),
                    say("at most {most_tokens} tokens are counted", most_tokens=MOST_TOKENS),
                )
    states = explore(net)
    if states.growing is not None:
        raise DataError(
            say("{name}: is unbounded: {growth}", name=name, growth=_growth(states)), say(_REPAIR)
        )
    if states.complete and not _ends(net, states):
        raise DataError(
            say(
                "{name}: no run of it can end: {blocked}", name=name, blocked=_blocked(net, states)
            ),
            say(_REPAIR),
        )


def soundness_of(net: PetriNet) -> Soundness:
    """Say whether a net is sound, and if not, why."""
    structure = no_workflow(net)
    states = explore(net)
    if states.growing is not None:
        problems = [say("it is unbounded: {growth}", growth=_growth(states))]
    elif states.complete:
        problems = _problems(net, states)
    else:
        found = say(
            "it has more than {count:,} markings, too many to go through",
            count=len(states.markings) - 1,
        )
        return Soundness(structure is None, "unknown", (*_given(structure), found))
    verdict: Literal["sound", "not sound"] = "not sound" if problems else "sound"
    return Soundness(structure is None, verdict, (*_given(structure), *problems))


def _given(reason: str | None) -> tuple[str, ...]:
    return () if reason is None else (reason,)


def _problems(net: PetriNet, states: States) -> list[str]:
    problems: list[str] = []
    ends = _ends(net, states)
    into: dict[int, list[int]] = {}
    for at, _, after in states.steps:
        into.setdefault(after, []).append(at)
    can_end, waiting = set(ends), list(ends)
    while waiting:
        for before in into.get(waiting.pop(), ()):
            if before not in can_end:
                can_end.add(before)
                waiting.append(before)
    if len(can_end) < len(states.markings):
        problems.append(
            say("some runs cannot end: {blocked}", blocked=_blocked(net, states, can_end))
        )
    for number, marking in enumerate(states.markings):
        if any(number not in ends and _covers(marking, final) for final in net.finals):
            problems.append(
                say("tokens can be left behind at the end: {tokens}", tokens=_tokens(marking))
            )
            break
    fired = {transition for _, transition, _ in states.steps}
    dead = [t.label or t.id for n, t in enumerate(net.transitions) if n not in fired]
    if dead:
        more = say(" and {count} more", count=len(dead) - 5) if len(dead) > 5 else ""
        problems.append(say("never possible: ") + ", ".join(map(shown, dead[:5])) + more)
    return problems


def _ends(net: PetriNet, states: States) -> list[int]:
    return [n for n, marking in enumerate(states.markings) if marking in net.finals]


def _covers(marking: Marking, final: Marking) -> bool:
    return all(marking.get(place, 0) >= count for place, count in final.items())


def _growth(states: States) -> str:
    return say(
        "the place {place} can get more than {most} tokens",
        place=shown(states.growing),
        most=MOST_TOKENS,
    )


def _blocked(net: PetriNet, states: States, can_end: set[int] | None = None) -> str:
    """Say where the first run that cannot end is stuck, and what is waiting there for what."""
    goes_on = {at for at, _, _ in states.steps}
    hopeless = [n for n in range(len(states.markings)) if n not in (can_end or ())]
    stuck = next((n for n in hopeless if n not in goes_on), None)
    if stuck is None:
        place = _tokens(states.markings[hopeless[0]])
        return say("from {place} it goes round without a way to the final marking", place=place)
    labels = [net.transitions[t].label for t in states.run_to(stuck)]
    done = [label for label in labels if label is not None]
    after = say("after {done} it", done=", ".join(map(shown, done[-5:]))) if done else say("it")
    marking = states.markings[stuck]
    return say(
        "{after} is stuck with {tokens}{waiting}",
        after=after,
        tokens=_tokens(marking),
        waiting=_waiting(net, marking),
    )


def _waiting(net: PetriNet, marking: Marking) -> str:
    """Name the first transition that has one of its tokens, and what it lacks."""
    places = set(net.places)
    needs: dict[str, dict[str, int]] = {}
    for source, target, weight in net.arcs:
        if source in places:
            needs.setdefault(target, {})[source] = weight
    for transition in net.transitions:
        takes = needs.get(transition.id, {})
        if any(place in marking for place in takes):
            lacking = {p: weight for p, weight in takes.items() if marking.get(p, 0) < weight}
            waiting = shown(transition.label or transition.id)
            return say(
                ", where {waiting} waits for {tokens}", waiting=waiting, tokens=_tokens(lacking)
            )
    return ""


def _tokens(marking: Marking) -> str:
    if not marking:
        return say("no token left")
    on = [shown(p) if n == 1 else f"{shown(p)} ({n})" for p, n in list(marking.items())[:5]]
    more = say(" and {count} more places", count=len(marking) - 5) if len(marking) > 5 else ""
    tokens = "a token" if sum(marking.values()) == 1 else "tokens"
    return f"{tokens} on {', '.join(on)}{more}"
