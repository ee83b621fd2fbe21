"""The Petri net of a process tree: sound, and the same one for the same tree."""

from __future__ import annotations

from procmine.models.net import PetriNet, Transition
from procmine.models.tree import ProcessTree

#: Levels of operators that a tree may have; people write ten, discovery some dozens.
DEEPEST = 200


def net_of_tree(tree: ProcessTree) -> PetriNet:
    """Give a net with exactly the runs of the tree, from one source to one sink."""
    builder = _Builder()
    source, sink = builder.place(), builder.place()
    builder.add(tree, source, sink)
    return PetriNet(
        tuple(builder.places), tuple(builder.transitions), tuple(builder.arcs),
        {source: 1}, ({sink: 1},),
    )  # fmt: skip


class _Builder:
    """Put each operator between the place it begins from and the place it ends in.

    What is built takes a token from its first place only to begin, and gives one to its last
    only to end, so that it can share them with its neighbours.
    """

    def __init__(self) -> None:
        self.places: list[str] = []
        self.transitions: list[Transition] = []
        self.arcs: list[tuple[str, str, int]] = []

    def place(self) -> str:
        self.places.append(f"p{len(self.places) + 1}")
        return self.places[-1]

    def step(
        self, takes: list[str], gives: list[str], label: str | None = None, element: str = ""
    ) -> None:
        number = f"t{len(self.transitions) + 1}"
        self.transitions.append(Transition(number, label, element))
        self.arcs += [(place, number, 1) for place in takes]
        self.arcs += [(number, place, 1) for place in gives]

    def add(self, tree: ProcessTree, first: str, last: str) -> None:
        match tree.operator:
            case None:
                self.step([first], [last], tree.label, tree.element)
            case "->":
                between = [first, *(self.place() for _ in tree.children[1:]), last]
                for child, begin, end in zip(tree.children, between, between[1:], strict=False):
                    self.add(child, begin, end)
            case "X" | "O" if tree.operator == "X" or len(tree.children) == 1:
                for child in tree.children:
                    self.add(child, first, last)
            case "+":
                self._parallel(tree, first, last)
            case "*":
                self._loop(tree, first, last)
            case "O":
                self._inclusive(tree, first, last)

    def _parallel(self, tree: ProcessTree, first: str, last: str) -> None:
        begins = [self.place() for _ in tree.children]
        ends = [self.place() for _ in tree.children]
        self.step([first], begins)
        for child, begin, end in zip(tree.children, begins, ends, strict=True):
            self.add(child, begin, end)
        self.step(ends, [last])

    def _loop(self, tree: ProcessTree, first: str, last: str) -> None:
        do, *redos = tree.children
        begin, end = self.place(), self.place()
        self.step([first], [begin])
        self.add(do, begin, end)
        for redo in redos:
            self.add(redo, end, begin)
        self.step([end], [last])

    def _inclusive(self, tree: ProcessTree, first: str, last: str) -> None:
        """Let each child be done or left out; `some` has a token once one was begun."""
        none, some = self.place(), self.place()
        waiting = [self.place() for _ in tree.children]
        ends = [self.place() for _ in tree.children]
        self.step([first], [none, *waiting])
        for child, wait, end in zip(tree.children, waiting, ends, strict=True):
            begin = self.place()
            self.step([none, wait], [some, begin])
            self.step([some, wait], [some, begin])
            self.step([some, wait], [some, end])
            self.add(child, begin, end)
        self.step([some, *ends], [last])
