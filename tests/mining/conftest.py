"""Small nets to align to, and what alignments to them must cost."""

import heapq
from itertools import count

import pytest

from procmine.models import PetriNet, ProcessTree
from procmine.models.net import Transition


def _net(tree):
    """Write a process tree as a net; a transition's element is its number."""
    places, transitions, arcs = [], [], []
    numbers = count()

    def place():
        places.append(f"p{next(numbers)}")
        return places[-1]

    def step(label, takes, gives):
        name = f"t{len(transitions)}"
        transitions.append(Transition(name, label, str(len(transitions))))
        arcs.extend((p, name, 1) for p in takes)
        arcs.extend((name, p, 1) for p in gives)

    def write(node, begin, end):
        if node.operator is None:
            step(node.label, [begin], [end])
        elif node.operator == "->":
            stops = [begin, *(place() for _ in node.children[1:]), end]
            for child, a, b in zip(node.children, stops[:-1], stops[1:], strict=True):
                write(child, a, b)
        elif node.operator == "X":
            for child in node.children:
                write(child, begin, end)
        elif node.operator == "+":
            sides = [(child, place(), place()) for child in node.children]
            step(None, [begin], [a for _, a, _ in sides])
            step(None, [b for _, _, b in sides], [end])
            for child, a, b in sides:
                write(child, a, b)
        else:
            a, b = place(), place()
            step(None, [begin], [a])
            step(None, [b], [end])
            write(node.children[0], a, b)
            for child in node.children[1:]:
                write(child, b, a)

    begin, end = place(), place()
    write(tree, begin, end)
    return PetriNet(tuple(places), tuple(transitions), tuple(arcs), {begin: 1}, ({end: 1},))


def _optimum(net, activities):
    """Give the cost of an optimal alignment by the plainest search that there is."""
    takes = {t.id: {} for t in net.transitions}
    gives = {t.id: {} for t in net.transitions}
    for source, target, weight in net.arcs:
        if source in gives:
            gives[source][target] = weight
        else:
            takes[target][source] = weight
    finals = [frozenset(final.items()) for final in net.finals]
    queue = [(0, 0, 0, frozenset(net.initial.items()))]
    done, number = set(), count(1)
    while queue:
        cost, _, seq, tokens = heapq.heappop(queue)
        if (seq, tokens) in done:
            continue
        done.add((seq, tokens))
        if seq == len(activities) and tokens in finals:
            return cost
        if seq < len(activities):
            heapq.heappush(queue, (cost + 1, next(number), seq + 1, tokens))
        for t in net.transitions:
            marking = dict(tokens)
            if any(marking.get(p, 0) < n for p, n in takes[t.id].items()):
                continue
            for p, n in takes[t.id].items():
                marking[p] -= n
            for p, n in gives[t.id].items():
                marking[p] = marking.get(p, 0) + n
            after = frozenset((p, n) for p, n in marking.items() if n)
            heapq.heappush(queue, (cost + (t.label is not None), next(number), seq, after))
            if seq < len(activities) and t.label == activities[seq]:
                heapq.heappush(queue, (cost, next(number), seq + 1, after))
    return None


@pytest.fixture(scope="session")
def net_of():
    """Write a process tree as a net."""
    return _net


@pytest.fixture(scope="session")
def optimum():
    """Give the cost of an optimal alignment."""
    return _optimum


@pytest.fixture(scope="session")
def claim():
    """A net: register, then check and weigh in any order, any number of recheck, then decide."""

    def leaf(label):
        return ProcessTree(label=label)

    middle = ProcessTree("+", None, (leaf("check"), leaf("weigh")))
    again = ProcessTree("*", None, (middle, leaf("recheck")))
    return _net(ProcessTree("->", None, (leaf("register"), again, leaf("decide"))))
