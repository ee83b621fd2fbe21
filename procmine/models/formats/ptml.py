"""PTML: process trees as ProM and pm4py write them, nodes first and then who is whose parent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procmine.errors import UnreadableFile, UsageError
from procmine.models import ProceduralModel
from procmine.models.formats._xml import local, parsed
from procmine.models.shown import shown
from procmine.models.tree import Operator, ProcessTree
from procmine.models.tree_net import DEEPEST, net_of_tree
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPERATORS: dict[str, Operator] = {
    "sequence": "->", "xor": "X", "def": "X", "and": "+", "or": "O", "xorLoop": "*",
}  # fmt: skip
_EXPORT_AGAIN = unsaid("export the tree once more")
#: What stands beside nodes and says nothing about the order of activities.
_PASSED_OVER = {"originator", "variable", "toolspecific"}


def read_ptml(content: bytes, name: str) -> ProceduralModel:
    """Read a process tree; UsageError for a node of a kind that can't be judged."""
    trees = [child for child in parsed(content, name) if local(child) == "processTree"]
    if len(trees) != 1:
        raise UnreadableFile(
            say("{name}: holds {count} process trees", name=name, count=len(trees) or "no"),
            say("a model is one <processTree>"),
        )
    tree = _Nodes(trees[0], name).tree()
    return ProceduralModel(name, "process-tree", net_of_tree(tree), tree=tree)


class _Nodes:
    """The nodes by their ids, and the children of each in the order of the file."""

    def __init__(self, outermost: _Element, name: str) -> None:
        self._name, self._root = name, outermost.get("root")
        self._nodes: dict[str, _Element] = {}
        self._children: dict[str, list[str]] = {}
        self._has_parent: set[str] = set()
        links = [node for node in outermost if local(node) == "parentsNode"]
        for node in outermost:
            if local(node) not in {"parentsNode", *_PASSED_OVER}:
                self._add(node)
        for link in links:
            self._link(link.get("sourceId"), link.get("targetId"))

    def tree(self) -> ProcessTree:
        if self._root not in self._nodes:
            raise UnreadableFile(
                say(
                    "{name}: the root {root} of the tree is no node of it",
                    name=self._name,
                    root=shown(self._root),
                ),
                say(_EXPORT_AGAIN),
            )
        return self._build(self._root, 0)

    def _add(self, node: _Element) -> None:
        kind, number = local(node), node.get("id")
        if kind not in {*_OPERATORS, "manualTask", "automaticTask"}:
            raise UsageError(
                say(
                    "{name}: <{kind}> (id {number}) can't be judged",
                    name=self._name,
                    kind=kind[:60],
                    number=shown(number),
                ),
                say(
                    "known are {operators}, manualTask and automaticTask",
                    operators=", ".join(_OPERATORS),
                ),
            )
        if number is None or number in self._nodes:
            raise UnreadableFile(
                say(
                    "{name}: a <{part}> has {what}",
                    name=self._name,
                    part=kind,
                    what=say("no id")
                    if number is None
                    else say("the id {number} of another node", number=shown(number)),
                ),
                say(_EXPORT_AGAIN),
            )
        self._nodes[number] = node

    def _link(self, parent: str | None, child: str | None) -> None:
        for number in (parent, child):
            if number not in self._nodes:
                raise UnreadableFile(
                    say(
                        "{name}: a <parentsNode> names {number}, which is no node",
                        name=self._name,
                        number=shown(number),
                    ),
                    say(_EXPORT_AGAIN),
                )
        assert parent is not None and child is not None
        if child in self._has_parent:
            raise UnreadableFile(
                say("{name}: {child} has two parents", name=self._name, child=shown(child)),
                say(_EXPORT_AGAIN),
            )
        self._has_parent.add(child)
        self._children.setdefault(parent, []).append(child)

    def _build(self, number: str, depth: int) -> ProcessTree:
        # Nodes that are their own descendants are deep as well.
        if depth > DEEPEST:
            raise UnreadableFile(
                say(
                    "{name}: operators are nested deeper than {deepest}, or in a circle",
                    name=self._name,
                    deepest=DEEPEST,
                ),
                say(_EXPORT_AGAIN),
            )
        node = self._nodes[number]
        children = tuple(self._built(number, depth))
        operator = _OPERATORS.get(local(node))
        if (operator is None) != (not children):
            what = say("has children") if children else say("has no children")
            raise UnreadableFile(
                say(
                    "{name}: <{node}> (id {number}) {what}",
                    name=self._name,
                    node=local(node),
                    number=shown(number),
                    what=what,
                ),
                say(_EXPORT_AGAIN),
            )
        if operator == "*":
            return self._loop(children, number)
        if operator is not None:
            return ProcessTree(operator, children=children)
        label = node.get("name") if local(node) == "manualTask" else None
        if label == "" or (label is None and local(node) == "manualTask"):
            raise UnreadableFile(
                say(
                    "{name}: <manualTask> (id {number}) has no name",
                    name=self._name,
                    number=shown(number),
                ),
                say("name it, or make it an <automaticTask> where it leaves no event"),
            )
        return ProcessTree(label=label, element=number)

    def _built(self, number: str, depth: int) -> Iterator[ProcessTree]:
        for child in self._children.get(number, ()):
            yield self._build(child, depth + 1)

    def _loop(self, children: tuple[ProcessTree, ...], number: str) -> ProcessTree:
        """Give do and redo; what is done on the way out comes after the loop."""
        if not 2 <= len(children) <= 3:
            raise UnreadableFile(
                say(
                    "{name}: <xorLoop> (id {number}) has {count} children",
                    name=self._name,
                    number=shown(number),
                    count=len(children),
                ),
                say("a loop has three: what is done, what leads back, and what leads out"),
            )
        loop = ProcessTree("*", children=children[:2])
        if len(children) == 2 or (children[2].operator is None and children[2].label is None):
            return loop
        return ProcessTree("->", children=(loop, children[2]))
