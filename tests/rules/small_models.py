"""Models small enough to be followed by hand, from trees as text: ->('A', X('B', tau))."""

import re

from procmine.models import PetriNet, ProceduralModel
from procmine.models.net import Transition


def model_of(text: str) -> ProceduralModel:
    """Build a model of a tree as text; -> is a sequence, X a choice, + parallel, * a loop."""
    net = _Net()
    rest = net.grow(re.sub(r" (?=(?:[^']*'[^']*')*[^']*$)", "", text), "start", "end")
    assert not rest, f"no tree: {rest}"
    return ProceduralModel("small model", "process-tree", net.value())


class _Net:
    def __init__(self):
        self.places = ["start", "end"]
        self.transitions = []
        self.arcs = []

    def value(self):
        return PetriNet(
            tuple(self.places),
            tuple(self.transitions),
            tuple(self.arcs),
            {"start": 1},
            ({"end": 1},),
        )

    def grow(self, text, entry, leave):
        """Build what the text begins with between two places, and give the rest of it."""
        if text.startswith("'"):
            label, _, rest = text[1:].partition("'")
            self.step(label, [entry], [leave])
            return rest
        if text.startswith("tau"):
            self.step(None, [entry], [leave])
            return text[3:]
        operator, _, rest = text.partition("(")
        if operator == "*":  # entered and left by places of its own, which its parts go round
            inner = self.place(), self.place()
            self.step(None, [entry], [inner[0]])
            self.step(None, [inner[1]], [leave])
            entry, leave = inner
        begins, ends, at = [], [], entry
        while True:
            parts = {
                "->": (at, None), "X": (entry, leave), "+": (None, None),
                "*": (leave, entry) if at != entry else (entry, leave),
            }[operator]  # fmt: skip
            last = operator == "->" and not _more(rest)
            first, then = parts[0] or self.place(), leave if last else parts[1] or self.place()
            rest = self.grow(rest, first, then)
            begins, ends, at = [*begins, first], [*ends, then], then
            sign, rest = rest[0], rest[1:]
            if sign == ")":
                break
        if operator == "+":
            self.step(None, [entry], begins)
            self.step(None, ends, [leave])
        return rest

    def place(self):
        self.places.append(f"p{len(self.places)}")
        return self.places[-1]

    def step(self, label, sources, targets):
        name = f"t{len(self.transitions)}"
        self.transitions.append(Transition(name, label, name if label else ""))
        self.arcs += [(place, name, 1) for place in sources]
        self.arcs += [(name, place, 1) for place in targets]


def _more(text):
    """Tell whether another child follows the one that the text begins with."""
    depth = 0
    for char in text:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            return False
        if char == "," and depth == 0:
            return True
    return False
